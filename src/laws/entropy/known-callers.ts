import type { EntropySource } from './sources.ts';

const TFJS = /tfjs|tf-(?:core|layers|data)/u;
const TFJS_SHUFFLE = /shuffle/iu;

const USUAL: Readonly<Record<EntropySource['kind'], string>> = {
  random: 'draw from a generator that is opened by the seed of the run.',
  clock: "pass the time in as an argument, or allow clocks with { allow: ['clock'] } if no result depends on them.",
};

/** What to do about a call, by who made it: the first of `frames`. */
export function adviceFor({ kind }: EntropySource, frames: readonly string[]): string {
  const caller = frames[0] ?? '';
  if (kind === 'clock' || !TFJS.test(caller)) return USUAL[kind];
  return TFJS_SHUFFLE.test(caller)
    ? '`model.fit` of TensorFlow.js shuffles with it and takes no seed. Call it with `shuffle: false`, on rows that you put in another order for each epoch, by a permutation drawn from the seed of the run.'
    : 'TensorFlow.js draws a seed where it is given none, or 0, which it takes for none. Give every initializer and random operation a seed of its own, from 1 on.';
}

/** Whether a call decides nothing: `model.fit` of TensorFlow.js asks the clock when it is time to let others run. */
export function isHarmless({ kind }: EntropySource, frames: readonly string[]): boolean {
  const [platform = '', , asker = ''] = frames;
  return kind === 'clock' && /Platform\w*\.now /u.test(platform) && /debounce|maybeWait/u.test(asker);
}
