import type { Tensor } from '@tensorflow/tfjs-core';
import { FIRST_ORDER_FLOOR, SECOND_ORDER_FLOOR } from '../../network/optimizers/flush.ts';
import type { OptimizerConstants } from '../constants.ts';
import type { TensorFlow } from './backend.ts';
import { type ConstantName, pickConstant, type UpdateParameter } from './update.ts';
import type { RunProgram } from './webgpu-program.ts';

/** An optimizer in WGSL: `d` is the gradient with the penalty's, `w` the weight; constants go by their names. */
interface Rule {
  /** Constants that it needs besides those of every parameter. */
  readonly constants: readonly ConstantName[];
  /** The next accumulators, each from itself as `s`. */
  readonly slots: readonly string[];
  /** What the weight loses, from the next accumulators as `s0` and `s1`. */
  readonly step: string;
}

const VELOCITY = 'flushFirstOrder(s * momentum + d)';

const ADAM: Rule = {
  constants: ['beta1', 'complement1', 'beta2', 'complement2', 'epsilon', 'correctedRate', 'scale'],
  slots: ['flushFirstOrder(s * beta1 + d * complement1)', 'flushSecondOrder(s * beta2 + d * d * complement2)'],
  step: 's0 * correctedRate / (sqrt(s1) * scale + epsilon)',
};

const RULES: Readonly<Record<OptimizerConstants['kind'], Rule>> = {
  sgd: { constants: [], slots: [], step: 'd * rate' },
  momentum: { constants: ['momentum'], slots: [VELOCITY], step: 's0 * rate' },
  nesterov: { constants: ['momentum'], slots: [VELOCITY], step: '(d + s0 * momentum) * rate' },
  rmsprop: {
    constants: ['decay', 'complement', 'epsilon'],
    slots: ['flushSecondOrder(s * decay + d * d * complement)'],
    step: 'd * rate / (sqrt(s0) + epsilon)',
  },
  adam: ADAM,
  adamw: ADAM,
};

const SHARED = ['factor', 'keep', 'rate'] as const;
const FLOORS = [FIRST_ORDER_FLOOR, SECOND_ORDER_FLOOR] as const;

const FLUSH = `
  fn flushFirstOrder(x : f32) -> f32 { return select(x, 0.0, abs(x) < constants[0]); }
  fn flushSecondOrder(x : f32) -> f32 { return select(x, 0.0, x < constants[1]); }
`;

const D = 'let d = gradient[index] + factor * weight[index];';

/** Threads a network that look for values which are not finite, each at every 2048th. */
const SEEKERS = 2048;

/** Threads a network that condense what all seekers have found. */
const CONDENSERS = 64;

/**
 * The update rules as shaders, one for each tensor that a step makes. Their constants lie in a row for each network, so
 * that one network has the very programs of many.
 */
export function updateByPrograms(tf: TensorFlow, run: RunProgram): UpdateParameter {
  const upload = constantUploader(tf);
  return ({ weight, slots }, { gradient, constants: given }) => {
    const { shape } = weight;
    const rule = RULES[given[0].optimizer.kind];
    const names = [...SHARED, ...rule.constants];
    const constants = upload(names.map((name) => pickConstant(given, name)));
    const read = `let row = index / (uniforms.size / uniforms.outShape.x) * ${names.length} + ${FLOORS.length};
      ${names.map((name, at) => `let ${name} = constants[row + ${at}];`).join(' ')}`;
    const nextSlots = slots.map((slot, index) => {
      const code = `${read} ${D} let s = slot[index]; result[index] = ${rule.slots[index]};`;
      return run({ shape, functions: FLUSH, code, inputs: { weight, gradient, slot, constants } });
    });
    const accumulators = nextSlots.map((_, index) => `let s${index} = tensor${index}[index];`).join(' ');
    const readsGradient = /\bd\b/u.test(rule.step);
    const nextWeight = run({
      shape,
      code: `${read} ${readsGradient ? D : ''} ${accumulators}
        result[index] = weight[index] * keep - (${rule.step});`,
      inputs: { weight, constants, ...(readsGradient ? { gradient } : {}), ...byNumber(nextSlots) },
    });
    return { weight: nextWeight, slots: nextSlots, check: seekNonFinite(run, [nextWeight, ...nextSlots]) };
  };
}

/** Uploads columns of constants as floors and rows; once for all parameters of a step that have the same. */
function constantUploader(tf: TensorFlow): (columns: readonly (readonly number[])[]) => Tensor {
  const uploaded = new Map<string, Tensor>();
  return (columns) => {
    const rows = columns[0].flatMap((_, network) => columns.map((column) => column[network]));
    const key = rows.join();
    const earlier = uploaded.get(key);
    if (earlier !== undefined && !earlier.isDisposed) return earlier;
    for (const [other, tensor] of uploaded) if (tensor.isDisposed) uploaded.delete(other);
    const constants = tf.tensor1d([...FLOORS, ...rows], 'float32');
    uploaded.set(key, constants);
    return constants;
  };
}

/** Infinity wherever a thread has found a NaN or an infinity in its network, else 0 [networks, 2048]. */
function seekNonFinite(run: RunProgram, tensors: readonly Tensor[]): Tensor {
  const tests = tensors.map((_, index) => `isBroken(tensor${index}[at])`);
  return run({
    shape: [tensors[0].shape[0], SEEKERS],
    functions: IS_BROKEN,
    code: `
      let size = uniforms.tensor0Shape.y * uniforms.tensor0Shape.z;
      let first = index / ${SEEKERS} * size;
      var found = false;
      for (var at = first + index % ${SEEKERS}; at < first + size; at += ${SEEKERS}) { found = found || ${tests.join(' || ')}; }
      result[index] = select(0.0, uniforms.INFINITY, found);`,
    inputs: byNumber(tensors),
  });
}

/** What the seekers of all parameters have found [networks, …], in 64 numbers a network. */
export function condenseByProgram(run: RunProgram): (checks: Tensor) => Tensor {
  return (checks) =>
    run({
      shape: [checks.shape[0], CONDENSERS],
      functions: IS_BROKEN,
      code: `
        let size = uniforms.checksShape.y;
        let first = index / ${CONDENSERS} * size;
        var found = false;
        for (var at = first + index % ${CONDENSERS}; at < first + size; at += ${CONDENSERS}) { found = found || isBroken(checks[at]); }
        result[index] = select(0.0, uniforms.INFINITY, found);`,
      inputs: { checks },
    });
}

// by its bits: a compiler may hold that every number is finite
const IS_BROKEN = 'fn isBroken(x : f32) -> bool { return (bitcast<u32>(x) & 0x7f800000u) == 0x7f800000u; }';

function byNumber(tensors: readonly Tensor[]): Record<string, Tensor> {
  return Object.fromEntries(tensors.map((tensor, index) => [`tensor${index}`, tensor]));
}
