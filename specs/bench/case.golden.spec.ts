import { expect, it } from 'vitest';
import { countMultiplyAdds, widthsOf } from '../../src/bench/case.ts';

// By hand: forward 784·500 + 500·300 + 300·10 = 545,000; gradients of the kernels as many; gradients of the hidden
// activations 500·300 + 300·10 = 153,000. Together 1,243,000 for each image.
it('counts the multiply-adds of 784-500-300-10', () => {
  expect(countMultiplyAdds(widthsOf([500, 300]), 1)).toBe(1_243_000);
  expect(countMultiplyAdds(widthsOf([500, 300]), 128)).toBe(159_104_000);
});

// By hand: 784·10 forward and for the gradient.
it('counts those of softmax regression', () => {
  expect(countMultiplyAdds(widthsOf([]), 1)).toBe(15_680);
});
