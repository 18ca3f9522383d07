import { splitDataset } from '../../src/dataset/split.ts';
import {
  dependsOnSeedOnly,
  isDisjointAndExhaustive,
  isFair,
  isStratified,
  keepsLabelsWithImages,
  type SplitDataset,
} from '../dataset/split-laws.ts';
import { propertyLaw, shelf } from './shelf.ts';
import { holdOutNotTakenOut } from './splits/hold-out-not-taken-out.ts';
import { labelsOfTheBeginning } from './splits/labels-of-the-beginning.ts';
import { notStratified } from './splits/not-stratified.ts';
import { sidesDrawnTwice } from './splits/sides-drawn-twice.ts';
import { splitByWhatCameBefore } from './splits/split-by-what-came-before.ts';
import { tailBeforeShuffling } from './splits/tail-before-shuffling.ts';

/** Training set and hold-out. */
export const splits = shelf<SplitDataset>({
  name: 'splits',
  sound: splitDataset,
  laws: [
    propertyLaw('disjoint-and-exhaustive', isDisjointAndExhaustive),
    propertyLaw('labels-with-images', keepsLabelsWithImages),
    propertyLaw('by-its-seed-only', dependsOnSeedOnly),
    propertyLaw('stratified', isStratified),
    propertyLaw('held-out-fairly', isFair, { numRuns: 5 }),
  ],
  defects: [
    holdOutNotTakenOut,
    labelsOfTheBeginning,
    notStratified,
    sidesDrawnTwice,
    splitByWhatCameBefore,
    tailBeforeShuffling,
  ],
});
