import { checkLaw } from '../../src/laws/check-law.ts';
import type { Law } from '../../src/laws/law.ts';
import { TRAINER_LAWS } from '../../src/laws/trainer-laws.ts';
import type { Trainer } from '../../src/laws/trainer.ts';
import { type NamedLaw, shelf } from './shelf.ts';
import { activityForKernel } from './trainers/activity-for-kernel.ts';
import { adamStepKeptFromRunToRun } from './trainers/adam-step-kept-from-run-to-run.ts';
import { adamWithoutBiasCorrection } from './trainers/adam-without-bias-correction.ts';
import { batchStatisticsAtEvaluation } from './trainers/batch-statistics-at-evaluation.ts';
import { bestEpochByTheTestSet } from './trainers/best-epoch-by-the-test-set.ts';
import { biasesWithoutGradient } from './trainers/biases-without-gradient.ts';
import { checkpointOfLiveArrays } from './trainers/checkpoint-of-live-arrays.ts';
import { checkpointOfSixDigits } from './trainers/checkpoint-of-six-digits.ts';
import { clockForASeed } from './trainers/clock-for-a-seed.ts';
import { decayNotTimesTheRate } from './trainers/decay-not-times-the-rate.ts';
import { decayThroughTheAccumulators } from './trainers/decay-through-the-accumulators.ts';
import { drawnWithReplacement } from './trainers/drawn-with-replacement.ts';
import { dropoutAtEvaluation } from './trainers/dropout-at-evaluation.ts';
import { factorAsLearningRate } from './trainers/factor-as-learning-rate.ts';
import { firstPixelSkipped } from './trainers/first-pixel-skipped.ts';
import { fitShufflesWithoutASeed } from './trainers/fit-shuffles-without-a-seed.ts';
import { gradientSummed } from './trainers/gradient-summed.ts';
import { halfForWhole } from './trainers/half-for-whole.ts';
import { initializerRepeatsItsSeed } from './trainers/initializer-repeats-its-seed.ts';
import { initializerTakesZeroForNoSeed } from './trainers/initializer-takes-zero-for-no-seed.ts';
import { l1ThatComesAlong } from './trainers/l1-that-comes-along.ts';
import { labelOffByOne } from './trainers/label-off-by-one.ts';
import { labelsLeftBehind } from './trainers/labels-left-behind.ts';
import { lastBatchDividedByFullSize } from './trainers/last-batch-divided-by-full-size.ts';
import { lastBatchDropped } from './trainers/last-batch-dropped.ts';
import { lastBatchFilledUp } from './trainers/last-batch-filled-up.ts';
import { lastUnitNeverUpdated } from './trainers/last-unit-never-updated.ts';
import { lossSummed } from './trainers/loss-summed.ts';
import { meanOfBatchMeans } from './trainers/mean-of-batch-means.ts';
import { modelBuiltOnce } from './trainers/model-built-once.ts';
import { momentumDampened } from './trainers/momentum-dampened.ts';
import { nanClippedAway } from './trainers/nan-clipped-away.ts';
import { nanSwallowedByRelu } from './trainers/nan-swallowed-by-relu.ts';
import { nesterovWithoutLookAhead } from './trainers/nesterov-without-look-ahead.ts';
import { neverShuffled } from './trainers/never-shuffled.ts';
import { normalisedWithTestStatistics } from './trainers/normalised-with-test-statistics.ts';
import { oneGeneratorForAllRuns } from './trainers/one-generator-for-all-runs.ts';
import { oneOrderForAllEpochs } from './trainers/one-order-for-all-epochs.ts';
import { oneSeedForTwoLayers } from './trainers/one-seed-for-two-layers.ts';
import { penaltyInOneLossOnly } from './trainers/penalty-in-one-loss-only.ts';
import { penaltyOnBiases } from './trainers/penalty-on-biases.ts';
import { penaltyWithoutFactorTwo } from './trainers/penalty-without-factor-two.ts';
import { resumeReshuffles } from './trainers/resume-reshuffles.ts';
import { resumeWithStepZero } from './trainers/resume-with-step-zero.ts';
import { resumeWithoutAccumulators } from './trainers/resume-without-accumulators.ts';
import { seedOfSixteenBits } from './trainers/seed-of-sixteen-bits.ts';
import { shuffleOfAFixedSeed } from './trainers/shuffle-of-a-fixed-seed.ts';
import { squaresNeverDecay } from './trainers/squares-never-decay.ts';
import { tensorsKept } from './trainers/tensors-kept.ts';
import { validationTrainedOn } from './trainers/validation-trained-on.ts';
import { velocityKeptFromRunToRun } from './trainers/velocity-kept-from-run-to-run.ts';
import { weightsWithoutASeed } from './trainers/weights-without-a-seed.ts';
import { zeroForNoLabel } from './trainers/zero-for-no-label.ts';
import { zeroForNoSeed } from './trainers/zero-for-no-seed.ts';
import { loopTrainer } from './trainers/loop-trainer.ts';

function trainerLaw(law: Law): NamedLaw<Trainer> {
  return {
    name: law.name,
    async find(trainer) {
      const verdict = await checkLaw(law, trainer, { maxShrinks: 0 });
      return verdict.kind === 'failed' ? verdict.finding.what : undefined;
    },
  };
}

/** Training loops, by hand and of tfjs. */
export const trainers = shelf({
  name: 'trainers',
  sound: loopTrainer(),
  laws: TRAINER_LAWS.map(trainerLaw),
  defects: [
    activityForKernel,
    adamStepKeptFromRunToRun,
    adamWithoutBiasCorrection,
    batchStatisticsAtEvaluation,
    bestEpochByTheTestSet,
    biasesWithoutGradient,
    checkpointOfLiveArrays,
    checkpointOfSixDigits,
    clockForASeed,
    decayNotTimesTheRate,
    decayThroughTheAccumulators,
    drawnWithReplacement,
    dropoutAtEvaluation,
    factorAsLearningRate,
    firstPixelSkipped,
    fitShufflesWithoutASeed,
    gradientSummed,
    halfForWhole,
    initializerRepeatsItsSeed,
    initializerTakesZeroForNoSeed,
    l1ThatComesAlong,
    labelOffByOne,
    labelsLeftBehind,
    lastBatchDividedByFullSize,
    lastBatchDropped,
    lastBatchFilledUp,
    lastUnitNeverUpdated,
    lossSummed,
    meanOfBatchMeans,
    modelBuiltOnce,
    momentumDampened,
    nanClippedAway,
    nanSwallowedByRelu,
    nesterovWithoutLookAhead,
    neverShuffled,
    normalisedWithTestStatistics,
    oneGeneratorForAllRuns,
    oneOrderForAllEpochs,
    oneSeedForTwoLayers,
    penaltyInOneLossOnly,
    penaltyOnBiases,
    penaltyWithoutFactorTwo,
    resumeReshuffles,
    resumeWithStepZero,
    resumeWithoutAccumulators,
    seedOfSixteenBits,
    shuffleOfAFixedSeed,
    squaresNeverDecay,
    tensorsKept,
    validationTrainedOn,
    velocityKeptFromRunToRun,
    weightsWithoutASeed,
    zeroForNoLabel,
    zeroForNoSeed,
  ],
});
