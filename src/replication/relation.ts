import { canonicalJson } from '../base/canonical-json.ts';
import type { Manifest } from './manifest.ts';

/** How the plan that is wanted relates to the one that a folder holds. */
export type Relation =
  | { readonly kind: 'same' }
  /** Every run of the held plan is one of the wanted plan, which has more. */
  | { readonly kind: 'larger' }
  /** The other way round. */
  | { readonly kind: 'smaller'; readonly differences: readonly string[] }
  | { readonly kind: 'other'; readonly differences: readonly string[] };

/** Compares what decides results: experiment, runs with their configs, data, engine and packages. */
export function relate(held: Manifest, wanted: Manifest): Relation {
  const conditions = [...differingExperiment(held, wanted), ...differingConditions(held, wanted)];
  if (conditions.length > 0) return { kind: 'other', differences: conditions };
  if (held.digest === wanted.digest) return { kind: 'same' };
  if (isWithin(held, wanted)) return { kind: 'larger' };
  const differences = [
    held.runs === wanted.runs
      ? 'other seeds or runs with other configs'
      : `${held.runs} runs, not the ${wanted.runs} of this plan`,
  ];
  return { kind: isWithin(wanted, held) ? 'smaller' : 'other', differences };
}

function differingExperiment({ plan: held }: Manifest, { plan: wanted }: Manifest): string[] {
  if (held.experiment !== wanted.experiment) return [`the experiment ${held.experiment}, not ${wanted.experiment}`];
  return held.isCut === wanted.isCut ? [] : [`the experiment ${held.experiment} in another version`];
}

/** In what data, engine and packages of two plans differ, in words. */
export function differingConditions(held: Manifest, wanted: Manifest): string[] {
  const differs = (key: 'dataset' | 'engine' | 'packages'): boolean =>
    canonicalJson(held[key]) !== canonicalJson(wanted[key]);
  return [
    ...(held.plan.dataset !== wanted.plan.dataset
      ? [`the data set ${held.plan.dataset}, not ${wanted.plan.dataset}`]
      : differs('dataset')
        ? [`other bytes of the data set ${held.plan.dataset}`]
        : []),
    ...(differs('engine') ? [differingEngine(held.engine, wanted.engine)] : []),
    ...(differs('packages') ? differingPackages(held.packages, wanted.packages) : []),
  ];
}

function differingEngine(held: Manifest['engine'], wanted: Manifest['engine']): string {
  if (held.name !== wanted.name) return `the engine ${held.name}, not ${wanted.name}`;
  if (held.version !== wanted.version)
    return `version ${held.version} of the engine ${held.name}, not ${wanted.version}`;
  return `another module of the engine ${held.name}: wasm digest ${held.wasmDigest ?? 'none'}, not ${wanted.wasmDigest ?? 'none'}`;
}

function differingPackages(held: Manifest['packages'], wanted: Manifest['packages']): string[] {
  const names = [...new Set([...Object.keys(held), ...Object.keys(wanted)])].sort();
  return names
    .filter((name) => held[name] !== wanted[name])
    .map((name) => `${name} ${held[name] ?? '(none)'}, not ${wanted[name] ?? '(none)'}`);
}

function isWithin({ plan: inner }: Manifest, { plan: outer }: Manifest): boolean {
  const known = new Map(outer.treatments.map((treatment) => [treatment.id, treatment]));
  return inner.treatments.every((treatment) => {
    const counterpart = known.get(treatment.id);
    if (counterpart === undefined || describe(treatment) !== describe(counterpart)) return false;
    const seeds = new Set(outer.seeds.slice(0, counterpart.replicates));
    return inner.seeds.slice(0, treatment.replicates).every((seed) => seeds.has(seed));
  });
}

function describe({ replicates: _replicates, ...rest }: Manifest['plan']['treatments'][number]): string {
  return canonicalJson(rest);
}
