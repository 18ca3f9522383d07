import type { Fingerprint } from '../artifact/fingerprint.ts';
import { digestOfJson } from '../base/digest.ts';
import { SameseedError } from '../base/errors.ts';
import type { Engine } from '../engine/engine.ts';
import type { Checkpoint, Origin } from '../training/checkpoint.ts';

/** What trains here: the engine and, where its bits may differ from machine to machine, the machine. */
export function originOf(
  { name, version, claim }: Pick<Engine, 'name' | 'version' | 'claim'>,
  machine: Fingerprint,
): Origin {
  if (claim === 'bitwise') return { words: `${name} ${version}`, digest: digestOfJson({ name, version }) };
  const { platform, osRelease, processor, node, gpu } = machine;
  const words = `${name} ${version} on ${gpu?.name ?? processor} (${platform} ${osRelease}, Node ${node})`;
  return { words, digest: digestOfJson({ name, version, machine }) };
}

/** Others than this one that have trained epochs of a run. */
export function othersOf({ origins = [] }: Pick<Checkpoint, 'origins'>, here: Origin): readonly Origin[] {
  return origins.filter(({ digest }) => digest !== here.digest);
}

/**
 * Refuses to go on with runs that another engine or machine has begun: their bits would be those of neither.
 *
 * @throws {SameseedError} `begun-elsewhere`, unless it is wanted.
 */
export function refuseElsewhere(checkpoints: ReadonlyMap<string, Checkpoint>, here: Origin, isWanted: boolean): void {
  if (isWanted) return;
  for (const [id, { origins = [] }] of checkpoints) {
    const last = origins.at(-1);
    if (last === undefined || last.digest === here.digest) continue;
    throw new SameseedError(
      'begun-elsewhere',
      `Expected ${id} to have been begun by ${here.words}, it was by ${last.words}; finish it there, go on here all the same with \`--elsewhere\` (it will claim the same distribution only), or start over with \`--fresh\`.`,
    );
  }
}
