import type { IJob } from 'kubernetes-models/batch/v1/Job';
import type { IConfigMap } from 'kubernetes-models/v1/ConfigMap';
import type { IPersistentVolumeClaim } from 'kubernetes-models/v1/PersistentVolumeClaim';
import { stringify } from 'yaml';
import { prettyJson } from '../../base/canonical-json.ts';
import { SameseedError } from '../../base/errors.ts';
import type { Manifest } from '../../replication/manifest.ts';
import type { ResolvedRequests } from '../requests.ts';
import { kubernetesName } from './name.ts';
import { describePod, labelsOf, PLAN_PATH, SWEEP_PATH } from './pod.ts';

/** A sweep for Kubernetes. */
export interface KubernetesSweep {
  readonly manifest: Manifest;
  /** Number of shards. */
  readonly count: number;
  readonly requests: ResolvedRequests;
  /** Options of `run` that each task gets as they are. */
  readonly options: readonly string[];
  /** What there is to do, in words. */
  readonly about: string;
}

type KubernetesObject = IConfigMap | IPersistentVolumeClaim | IJob;

const TRIES_A_SHARD = 6;
const MERGE_MEMORY_MIB = 2048;
// what a ConfigMap may hold is 1 MiB, together with its names
const MOST_PLAN_BYTES = 1_000_000;

/**
 * The objects of a sweep as YAML, below comments that say how to use them: the plan, a volume claim unless there is one,
 * an indexed Job whose completion indexes are the shards, and a suspended Job that merges.
 *
 * @throws {SameseedError} `image-missing`; `plan-too-large-for-kubernetes` for one that no ConfigMap can hold.
 */
export function renderObjects(sweep: KubernetesSweep): string {
  const { manifest, requests, about } = sweep;
  const name = kubernetesName(manifest.plan.experiment, manifest.digest);
  const kubectl = requests.namespace === undefined ? 'kubectl' : `kubectl -n ${requests.namespace}`;
  const claim = requests.volume ?? name;
  return [
    `# ${about}.`,
    '# One completion index is one shard, counted from 0.',
    '#   start      kubectl apply -f - < this file',
    `#   status     ${kubectl} get job ${name}`,
    `#   wait       ${kubectl} wait --for=condition=complete --timeout=-1s job/${name}`,
    `#   merge      ${kubectl} patch job ${name}-merge -p '{"spec":{"suspend":false}}'`,
    `#   results    on the volume claim ${claim}`,
    '# A pod that was evicted, or lost its node, is replaced, and goes on from its last whole epoch.',
    '# Data that the image has not (SAMESEED_DATA) each pod downloads.',
    ...describeObjects(sweep).map((object) => `---\n${stringify(object, { lineWidth: 0 }).trimEnd()}`),
  ].join('\n');
}

function describeObjects(sweep: KubernetesSweep): KubernetesObject[] {
  const { manifest, count, requests, options } = sweep;
  const { volume, namespace } = requests;
  const image = requireImage(requests);
  const name = kubernetesName(manifest.plan.experiment, manifest.digest);
  const claim = volume ?? name;
  const own = { labels: labelsOf(name), ...(namespace === undefined ? {} : { namespace }) };
  const pod = { name, image, claim };
  const train = describePod({
    ...pod,
    work: 'train',
    requests,
    args: [
      'run',
      `${PLAN_PATH}/plan.json`,
      '--plan',
      manifest.digest,
      '--out',
      SWEEP_PATH,
      '--task',
      `$(TASK)/${count}`,
      '--workers',
      String(requests.workers),
      ...options,
    ],
  });
  const merge = describePod({
    ...pod,
    work: 'merge',
    requests: { memory: MERGE_MEMORY_MIB, workers: 1, gpus: 0 },
    args: ['merge', SWEEP_PATH],
  });
  return [
    {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name, ...own },
      immutable: true,
      data: { 'plan.json': planText(manifest) },
    },
    ...(volume === undefined ? [describeClaim(claim, own, requests)] : []),
    {
      apiVersion: 'batch/v1',
      kind: 'Job',
      metadata: { name, ...own },
      spec: {
        completionMode: 'Indexed',
        completions: count,
        parallelism: count,
        // waits between tries grow from ten seconds to six minutes
        backoffLimitPerIndex: TRIES_A_SHARD,
        maxFailedIndexes: count,
        podReplacementPolicy: 'Failed',
        podFailurePolicy: {
          rules: [
            { action: 'Ignore', onPodConditions: [{ type: 'DisruptionTarget', status: 'True' }] },
            // a run that failed fails again, to the same bits
            { action: 'FailIndex', onExitCodes: { containerName: 'train', operator: 'In', values: [1] } },
          ],
        },
        template: train,
      },
    },
    {
      apiVersion: 'batch/v1',
      kind: 'Job',
      metadata: { name: `${name}-merge`, ...own },
      spec: { suspend: true, backoffLimit: 0, template: merge },
    },
  ];
}

function describeClaim(
  name: string,
  own: Omit<NonNullable<IPersistentVolumeClaim['metadata']>, 'name'>,
  { storage }: ResolvedRequests,
): IPersistentVolumeClaim {
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { name, ...own },
    spec: { accessModes: ['ReadWriteMany'], resources: { requests: { storage: `${storage}Gi` } } },
  };
}

function requireImage({ image }: ResolvedRequests): string {
  if (image !== undefined) return image;
  throw new SameseedError(
    'image-missing',
    'Expected --image with --on kubernetes, received none; name a container image that has sameseed on its path.',
  );
}

function planText(manifest: Manifest): string {
  const text = prettyJson(manifest);
  const bytes = Buffer.byteLength(text);
  if (bytes <= MOST_PLAN_BYTES) return text;
  throw new SameseedError(
    'plan-too-large-for-kubernetes',
    `Expected a plan of at most ${MOST_PLAN_BYTES} bytes, which a ConfigMap can hold, received ${bytes}; split the experiment in parts.`,
  );
}
