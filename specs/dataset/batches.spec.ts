import { expect, it } from 'vitest';
import { drawEpochBatches } from '../../src/dataset/batches.ts';

const whole = { count: 60_000, batchSize: 128, seed: 0, epoch: 1 };

it("cuts the notebook's epoch into 469 batches, the last one of 96", () => {
  const batches = drawEpochBatches(whole);
  expect(batches).toHaveLength(469);
  expect(batches.at(-1)).toHaveLength(96);
});

it('takes a batch of everything', () => {
  expect(drawEpochBatches({ ...whole, count: 5, batchSize: 5 })).toHaveLength(1);
});

it.each([0, -1, 1.5, 60_001, Number.NaN])('refuses the batch size %j', (batchSize) => {
  expect(() => drawEpochBatches({ ...whole, batchSize })).toThrow(
    expect.objectContaining({
      code: 'batch-size-invalid',
      message: `Expected the batch size to be an integer from 1 to 60000, received ${batchSize}.`,
    }),
  );
});

it.each([0, -1, 1.5])('refuses the epoch %j', (epoch) => {
  expect(() => drawEpochBatches({ ...whole, epoch })).toThrow(
    expect.objectContaining({
      code: 'epoch-invalid',
      message: `Expected the epoch to be an integer ≥ 1, received ${epoch}.`,
    }),
  );
});

it('refuses a bad seed', () => {
  expect(() => drawEpochBatches({ ...whole, seed: -1 })).toThrow(expect.objectContaining({ code: 'seed-invalid' }));
});
