import { openStream } from '../../src/random/stream.ts';
import { differsBetweenSteps, type DrawMask, repeatsItself } from './mask-laws.ts';
import { propertyLaw, shelf } from './shelf.ts';
import { maskWithoutASeed } from './masks/mask-without-a-seed.ts';
import { oneMaskForAllSteps } from './masks/one-mask-for-all-steps.ts';

const drawMask: DrawMask = ({ seed, step, size }) => {
  const stream = openStream(seed, `dropout/step-${step}`);
  return Array.from({ length: size }, () => Number(stream.uniform() < 0.5));
};

/** Dropout, of which the house has none; right where each step has a stream of its own. */
export const masks = shelf<DrawMask>({
  name: 'masks',
  sound: drawMask,
  laws: [propertyLaw('another-each-step', differsBetweenSteps), propertyLaw('same-when-repeated', repeatsItself)],
  defects: [maskWithoutASeed, oneMaskForAllSteps],
});
