import type { Tensor } from '@tensorflow/tfjs-core';
import { FIRST_ORDER_FLOOR, SECOND_ORDER_FLOOR } from '../../network/optimizers/flush.ts';
import type { OptimizerConstants } from '../constants.ts';
import type { UpdateParameter } from './update.ts';
import type { RunProgram } from './webgpu-program.ts';

/** An optimizer in WGSL: `d` is the gradient with the penalty's, `w` the weight, η `rate`. */
interface Rule {
  /** The next accumulators, each from itself as `s`. */
  readonly slots: readonly string[];
  /** What the weight loses, from the next accumulators as `s0` and `s1`. */
  readonly step: string;
}

const VELOCITY = 'flushFirstOrder(s * uniforms.momentum + d)';

const ADAM: Rule = {
  slots: [
    'flushFirstOrder(s * uniforms.beta1 + d * uniforms.complement1)',
    'flushSecondOrder(s * uniforms.beta2 + d * d * uniforms.complement2)',
  ],
  step: 's0 * uniforms.correctedRate / (sqrt(s1) * uniforms.scale + uniforms.epsilon)',
};

const RULES: Readonly<Record<OptimizerConstants['kind'], Rule>> = {
  sgd: { slots: [], step: 'd * uniforms.rate' },
  momentum: { slots: [VELOCITY], step: 's0 * uniforms.rate' },
  nesterov: { slots: [VELOCITY], step: '(d + s0 * uniforms.momentum) * uniforms.rate' },
  rmsprop: {
    slots: ['flushSecondOrder(s * uniforms.decay + d * d * uniforms.complement)'],
    step: 'd * uniforms.rate / (sqrt(s0) + uniforms.epsilon)',
  },
  adam: ADAM,
  adamw: ADAM,
};

const FLUSH = `
  fn flushFirstOrder(x : f32) -> f32 { return select(x, 0.0, abs(x) < uniforms.firstOrderFloor); }
  fn flushSecondOrder(x : f32) -> f32 { return select(x, 0.0, x < uniforms.secondOrderFloor); }
`;

const D = 'let d = gradient[index] + uniforms.factor * weight[index];';

/** Threads that look for values which are not finite, each at every 2048th. */
const SEEKERS = 2048;

/** The update rules as shaders, one for each tensor that a step makes. */
export function updateByPrograms(run: RunProgram): UpdateParameter {
  return ({ weight, slots }, { gradient, parameter, optimizer }) => {
    const { shape } = weight;
    const { kind, ...numbers } = optimizer;
    const floors = { firstOrderFloor: FIRST_ORDER_FLOOR, secondOrderFloor: SECOND_ORDER_FLOOR };
    const constants = { ...parameter, ...numbers, ...floors };
    const rule = RULES[kind];
    const nextSlots = slots.map((slot, index) => {
      const code = `${D} let s = slot[index]; result[index] = ${rule.slots[index]};`;
      return run({ shape, constants, functions: FLUSH, code, inputs: { weight, gradient, slot } });
    });
    const read = nextSlots.map((_, index) => `let s${index} = tensor${index}[index];`).join(' ');
    const readsGradient = /\bd\b/u.test(rule.step);
    const nextWeight = run({
      shape,
      constants,
      code: `${readsGradient ? D : ''} ${read} result[index] = weight[index] * uniforms.keep - (${rule.step});`,
      inputs: { weight, ...(readsGradient ? { gradient } : {}), ...byNumber(nextSlots) },
    });
    return { weight: nextWeight, slots: nextSlots, check: seekNonFinite(run, [nextWeight, ...nextSlots]) };
  };
}

/** Infinity wherever a thread has found a NaN or an infinity, else 0 [2048]. */
function seekNonFinite(run: RunProgram, tensors: readonly Tensor[]): Tensor {
  // by its bits: a compiler may hold that every number is finite
  const tests = tensors.map((_, index) => `(bitcast<u32>(tensor${index}[at]) & 0x7f800000u) == 0x7f800000u`);
  return run({
    shape: [SEEKERS],
    constants: {},
    code: `
      var isBroken = false;
      for (var at = index; at < i32(arrayLength(&tensor0)); at += ${SEEKERS}) { isBroken = isBroken || ${tests.join(' || ')}; }
      result[index] = select(0.0, uniforms.INFINITY, isBroken);`,
    inputs: byNumber(tensors),
  });
}

function byNumber(tensors: readonly Tensor[]): Record<string, Tensor> {
  return Object.fromEntries(tensors.map((tensor, index) => [`tensor${index}`, tensor]));
}
