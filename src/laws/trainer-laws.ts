import type { Law } from './law.ts';
import { batchInvariance } from './trainer-laws/batch-invariance.ts';
import { closedFormStep } from './trainer-laws/closed-form-step.ts';
import { duplicatedData } from './trainer-laws/duplicated-data.ts';
import { everyExampleOnce } from './trainer-laws/every-example-once.ts';
import { exampleOrder } from './trainer-laws/example-order.ts';
import { gradient } from './trainer-laws/gradient.ts';
import { independentEpochs } from './trainer-laws/independent-epochs.ts';
import { independentLayers } from './trainer-laws/independent-layers.ts';
import { labelPermutation } from './trainer-laws/label-permutation.ts';
import { lastPartialBatch } from './trainer-laws/last-partial-batch.ts';
import { lossIsMean } from './trainer-laws/loss-is-mean.ts';
import { lossesAgree } from './trainer-laws/losses-agree.ts';
import { noEntropy } from './trainer-laws/no-entropy.ts';
import { noLeak } from './trainer-laws/no-leak.ts';
import { noNanUnseen } from './trainer-laws/no-nan-unseen.ts';
import { penaltyNotInterchangeable } from './trainer-laws/penalty-not-interchangeable.ts';
import { penaltyStep } from './trainer-laws/penalty-step.ts';
import { penaltyTranslates } from './trainer-laws/penalty-translates.ts';
import { pixelPermutation } from './trainer-laws/pixel-permutation.ts';
import { repeat } from './trainer-laws/repeat.ts';
import { resume } from './trainer-laws/resume.ts';
import { seedDecidesOrder } from './trainer-laws/seed-decides-order.ts';
import { seedDecidesWeights } from './trainer-laws/seed-decides-weights.ts';
import { takesTurns } from './trainer-laws/takes-turns.ts';
import { unitPermutation } from './trainer-laws/unit-permutation.ts';
import { validationApart } from './trainer-laws/validation-apart.ts';
import { zeroIsASeed } from './trainer-laws/zero-is-a-seed.ts';

/** Every law, in the order of a report: seeded, repeatable, resumable, right. */
export const TRAINER_LAWS: readonly Law[] = [
  noEntropy,
  repeat,
  takesTurns,
  zeroIsASeed,
  seedDecidesWeights,
  seedDecidesOrder,
  independentLayers,
  independentEpochs,
  everyExampleOnce,
  resume,
  validationApart,
  lossesAgree,
  batchInvariance,
  exampleOrder,
  pixelPermutation,
  unitPermutation,
  labelPermutation,
  duplicatedData,
  lastPartialBatch,
  lossIsMean,
  gradient,
  closedFormStep,
  penaltyStep,
  penaltyTranslates,
  penaltyNotInterchangeable,
  noLeak,
  noNanUnseen,
];
