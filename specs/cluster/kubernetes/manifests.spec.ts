import { Job } from 'kubernetes-models/batch/v1/Job';
import { ConfigMap } from 'kubernetes-models/v1/ConfigMap';
import { PersistentVolumeClaim } from 'kubernetes-models/v1/PersistentVolumeClaim';
import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { type KubernetesSweep, renderObjects } from '../../../src/cluster/kubernetes/manifests.ts';
import { kubernetesName } from '../../../src/cluster/kubernetes/name.ts';
import { resolveRequests, type Requests } from '../../../src/cluster/requests.ts';
import { z } from '../../../src/base/schema.ts';
import { describePlan, parseManifest } from '../../../src/replication/manifest.ts';
import { shardPlan } from '../../replication/shard-folders.ts';
import { exampleRun } from '../../support/records.ts';

const { provenance } = exampleRun();

function sweep(given: Requests = {}): KubernetesSweep {
  return {
    manifest: describePlan(shardPlan, provenance),
    count: 40,
    requests: resolveRequests({ image: 'registry.example/sameseed@sha256:0', ...given }),
    options: [],
    about: 'a sweep',
  };
}

const objectSchema = z.looseObject({ kind: z.string(), metadata: z.looseObject({ name: z.string() }) });
const objectsOf = (given?: Requests) =>
  parseAllDocuments(renderObjects(sweep(given))).map((document) => objectSchema.parse(document.toJS()));

const MODELS = { Job, ConfigMap, PersistentVolumeClaim };

/** Faults of an object by the schema that Kubernetes publishes. */
function faultOf(object: z.infer<typeof objectSchema>): string | undefined {
  const Model = Object.entries(MODELS).find(([kind]) => kind === object.kind)?.[1];
  if (Model === undefined) return `nobody knows the kind ${object.kind}`;
  try {
    new Model(object).validate();
    return undefined;
  } catch (error) {
    return String(error);
  }
}

describe('the objects of a sweep', () => {
  it.each<[string, Requests]>([
    ['alone', {}],
    ['with a GPU, in a namespace, on a volume', { gpus: 1, namespace: 'me', volume: 'disk', workers: 4 }],
  ])('are what Kubernetes takes, %s', (_what, given) => {
    const objects = objectsOf(given);
    expect(objects.map(faultOf)).toEqual(objects.map(() => undefined));
  });

  it.each([
    ['a number that is a word', { completions: 'many' }, /completions must be integer/u],
    ['a mode that there is not', { completionMode: 'Each' }, /completionMode must be equal to one of/u],
    ['a pod without containers', { template: { spec: {} } }, /must have required property containers/u],
  ])('would not be with %s', (_what, change, fault) => {
    const [, , job] = objectsOf();
    const { spec } = z.looseObject({ spec: z.looseObject({}) }).parse(job);
    expect(faultOf({ ...job, spec: { ...spec, ...change } })).toMatch(fault);
  });

  it('are the plan, a claim, a job and one that merges', () => {
    const name = kubernetesName('tiny', shardPlan.digest);
    expect(objectsOf().map(({ kind, metadata }) => [kind, metadata.name])).toEqual([
      ['ConfigMap', name],
      ['PersistentVolumeClaim', name],
      ['Job', name],
      ['Job', `${name}-merge`],
    ]);
    expect(objectsOf({ volume: 'disk' }).map(({ kind }) => kind)).toEqual(['ConfigMap', 'Job', 'Job']);
    expect(name).toMatch(/^sameseed-tiny-[0-9a-f]{8}$/u);
  });

  it('hold the plan as a folder does, and train the shard of each index', () => {
    const [config, , job] = objectsOf();
    const { data } = z.looseObject({ data: z.record(z.string(), z.string()) }).parse(config);
    expect(parseManifest(JSON.parse(data['plan.json']), 'plan.json').digest).toBe(shardPlan.digest);
    expect(job).toMatchObject({
      spec: {
        completionMode: 'Indexed',
        completions: 40,
        template: {
          spec: {
            securityContext: { runAsNonRoot: true },
            containers: [
              {
                command: ['sameseed'],
                args: expect.arrayContaining(['run', '/plan/plan.json', '--out', '/sweep', '--task', '$(TASK)/40']),
              },
            ],
          },
        },
      },
    });
  });

  it('need an image', () => {
    const { image: _image, ...requests } = sweep().requests;
    expect(() => renderObjects({ ...sweep(), requests })).toThrow(expect.objectContaining({ code: 'image-missing' }));
  });
});

it.each([
  ['Mine & Yours', 'sameseed-mine-yours-aaaaaaaa'],
  ['…', 'sameseed-sweep-aaaaaaaa'],
  ['x'.repeat(99), `sameseed-${'x'.repeat(40)}-aaaaaaaa`],
])('%s is named %s', (experiment, name) => {
  expect(kubernetesName(experiment, 'a'.repeat(64))).toBe(name);
});
