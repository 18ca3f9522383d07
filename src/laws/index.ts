export { checkLaw, type CheckOptions, type Judgement, type PropertyJudge } from './check-law.ts';
export { checkTrainer, type TrainerOptions } from './check-trainer.ts';
export { assertProperty } from './counterexamples/assert-property.ts';
export { checkProperty, type PropertyOutcome, type PropertyParameters } from './counterexamples/check-property.ts';
export {
  type CounterexampleStore,
  type Kept,
  openCounterexamples,
  type StoreOptions,
} from './counterexamples/store.ts';
export { type EntropyOptions, withoutEntropy } from './entropy/without-entropy.ts';
export { type ArchitectureOptions, architectures, optimizers } from './generators/architectures.ts';
export { provenances, runRecords, runResults } from './generators/artifacts.ts';
export { FLOAT32_EXTREMES, float32Arrays, type Float32Options, float32s } from './generators/float32-arrays.ts';
export { brokenIdxFiles, type BrokenIdxFile, encodeIdx, type IdxFile, idxFiles } from './generators/idx-files.ts';
export { jsonValues } from './generators/json-values.ts';
export { type LabelSet, labelSets, type LabelSetOptions } from './generators/label-sets.ts';
export { runConfigs } from './generators/run-configs.ts';
export { type Range, type RunPlanOptions, runPlans } from './generators/run-plans.ts';
export { seeds } from './generators/seeds.ts';
export { type ShapeOptions, shapes } from './generators/shapes.ts';
export { assertSpread, measureSpread, type SpreadOptions, type ValueClasses } from './generators/spread.ts';
export type { ElementDifference, Finding, Law, LawReport, Replay, TensorDifference, Verdict } from './law.ts';
export { type BrokenLaw, renderFailure } from './render-failure.ts';
export { renderReport } from './render-report.ts';
export type { Rows } from './rows.ts';
export { type LawTestContext, type RegisterTest, testLaws } from './test-laws.ts';
export type { EpochLosses, Trainer, TrainerTolerances, TrainerTraits, Training, WeightTensor } from './trainer.ts';
export { TRAINER_LAWS } from './trainer-laws.ts';
export type { RunPlan, TrainingRun } from './training-run.ts';
export { drawPermutation } from '../random/permutation.ts';
export { openStream, type Stream } from '../random/stream.ts';
