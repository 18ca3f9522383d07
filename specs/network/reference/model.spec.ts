import { expect, it } from 'vitest';
import { widenTensors } from '../../../src/network/reference/model.ts';

it('widens float32 exactly', () => {
  const values = Float32Array.of(0.1, -0, 1e-45, Infinity);
  const [widened] = widenTensors([{ name: 'dense-1/bias', shape: [4], values }]);
  expect(widened).toEqual(Float64Array.of(13_421_773 / 2 ** 27, -0, 2 ** -149, Infinity));
});
