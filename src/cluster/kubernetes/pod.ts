import type { IPodTemplateSpec } from 'kubernetes-models/v1/PodTemplateSpec';
import type { ResolvedRequests } from '../requests.ts';

/** One container and what it may use. */
export interface PodInput {
  /** Name of the container. */
  readonly work: 'train' | 'merge';
  readonly name: string;
  readonly image: string;
  readonly args: readonly string[];
  readonly requests: Pick<ResolvedRequests, 'memory' | 'workers' | 'gpus'> & { readonly timeLimit?: number };
  /** Name of the volume claim. */
  readonly claim: string;
}

/** Where the output folder lies in a container. */
export const SWEEP_PATH = '/sweep';

/** Where the plan lies in a container. */
export const PLAN_PATH = '/plan';

/** Labels of everything that belongs to a sweep. */
export function labelsOf(name: string) {
  return { 'app.kubernetes.io/name': 'sameseed', 'app.kubernetes.io/instance': name };
}

const USER = 1000;
const LEAVE_SECONDS = 60;

/** A pod that may write the sweep's volume and /tmp, and nothing else; its user is not root. */
export function describePod(input: PodInput): IPodTemplateSpec {
  const { work, name, image, args, requests, claim } = input;
  const { timeLimit, gpus } = requests;
  const memory = `${requests.memory}Mi`;
  const gpu = gpus === 0 ? {} : { 'nvidia.com/gpu': gpus };
  return {
    metadata: { labels: labelsOf(name) },
    spec: {
      restartPolicy: 'Never',
      terminationGracePeriodSeconds: LEAVE_SECONDS,
      ...(timeLimit === undefined ? {} : { activeDeadlineSeconds: timeLimit * 60 }),
      automountServiceAccountToken: false,
      securityContext: {
        runAsNonRoot: true,
        runAsUser: USER,
        runAsGroup: USER,
        fsGroup: USER,
        seccompProfile: { type: 'RuntimeDefault' },
      },
      containers: [
        {
          name: work,
          image,
          command: ['sameseed'],
          args: [...args],
          env: [
            { name: 'HOME', value: '/tmp' },
            ...(work === 'merge'
              ? []
              : [
                  {
                    name: 'TASK',
                    valueFrom: {
                      fieldRef: { fieldPath: "metadata.annotations['batch.kubernetes.io/job-completion-index']" },
                    },
                  },
                ]),
          ],
          resources: { requests: { cpu: requests.workers, memory, ...gpu }, limits: { memory, ...gpu } },
          securityContext: {
            allowPrivilegeEscalation: false,
            readOnlyRootFilesystem: true,
            capabilities: { drop: ['ALL'] },
          },
          volumeMounts: [
            { name: 'sweep', mountPath: SWEEP_PATH },
            { name: 'plan', mountPath: PLAN_PATH, readOnly: true },
            { name: 'tmp', mountPath: '/tmp' },
          ],
        },
      ],
      volumes: [
        { name: 'sweep', persistentVolumeClaim: { claimName: claim } },
        { name: 'plan', configMap: { name } },
        { name: 'tmp', emptyDir: {} },
      ],
    },
  };
}
