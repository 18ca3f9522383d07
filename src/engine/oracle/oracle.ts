import type { Engine } from '../engine.ts';
import { ENGINE_VERSION, runSelfTest } from '../self-test.ts';
import { checkTask } from '../task.ts';
import { inspectOracle } from './inspect.ts';
import { CONTRACT_RULES, type OracleRules } from './rules.ts';
import { OracleSession } from './session.ts';

/**
 * The bit contract, version 1, as slow and readable loops. What it computes is what the claim `bitwise` means; every
 * faster engine of that claim equals it bit for bit, as long as every value stays finite.
 *
 * Tensors are float32; round(…) is one rounding to float32, ties to even. Nothing is fused and nothing is reordered.
 *
 * - Pixels: round(byte / 255).
 * - Matrix products: each element is ((+0 + a₀·b₀) + a₁·b₁) + … over ascending k, each product and each sum rounded.
 *   Forward: that sum, then + bias (rounded), then the activation.
 * - Activations: relu x < 0 ? +0 : x, which keeps a NaN; tanh and logistic in float64 by the portable exponential
 *   (`network/activations`), rounded once.
 * - Softmax cross-entropy, a row at a time, in float64: m = max z, e_j = exp(z_j − m), s = Σ e_j ascending,
 *   loss ← loss + (ln s − (z_y − m)) in one running sum over the rows in order; gradient round((e_j/s − t_j) / B), with
 *   B the number of rows in this batch, float64 until that rounding. The first largest logit is the answer.
 * - Gradients: kernel inputᵀ · δ over ascending rows; bias the column sum of δ over ascending rows from +0; input
 *   δ · kernelᵀ over ascending units, with the kernel as it was before this step. Through relu: h > 0 ? g : +0; tanh
 *   round(g · round(1 − round(h·h))); logistic round(g · round(h · round(1 − h))).
 * - Constants (`engine/constants.ts`): c = round(gradientFactor), k = round(1 − η·decayFactor), η = round(learningRate),
 *   each from float64; a bias and an unpenalised kernel have c = 0, k = 1. 1 − β is taken in float64, then rounded.
 * - Update: d = g + c·w, then the optimizer's rule (`update.ts`), each operation rounded. The weight decays as k·w in
 *   the same step. Adam: a = round(η / (1 − β₁ᵗ)), q = round(1 / √(1 − β₂ᵗ)), powers by repeated float64
 *   multiplication, w ← k·w − (a·m) / (√v·q + ε).
 * - Flush: a velocity or first moment with |m| < 1e-30 becomes +0, a mean square or second moment below 1e-36 becomes
 *   +0, compared in float32, before it is used or kept; a NaN stays.
 * - Penalty: lossFactor · Σ w², squares and one ascending sum for each kernel in float64, kernels in layer order.
 * - Evaluation: one running float64 loss over all rows; the rows don't depend on how they are grouped.
 * - A logit of the batch, an updated parameter or accumulator that is not finite ends the session with `non-finite`:
 *   logits first, then parameters in the order of the state, then accumulators.
 */
export const oracleEngine: Engine = openOracle(CONTRACT_RULES);

/** The oracle with other rules: with a planted defect, to see it caught. */
export function openOracle(rules: OracleRules): Engine {
  const engine: Engine = {
    name: 'oracle',
    claim: 'bitwise',
    version: ENGINE_VERSION,
    selfTest: async () => runSelfTest(engine),
    inspect(task, indices) {
      checkTask(task);
      return inspectOracle(rules, task, indices);
    },
    open: async (task) => {
      checkTask(task);
      return new OracleSession(task, rules);
    },
  };
  return engine;
}
