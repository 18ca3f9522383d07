import fc from 'fast-check';
import { expect } from 'vitest';
import type { parseIdx } from '../../src/dataset/idx.ts';
import { encodeIdx } from './fixtures.ts';

/** Anything that claims to read an IDX file. */
export type ParseIdx = typeof parseIdx;

const files = fc
  .tuple(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }))
  .chain(([count, height, width]) =>
    fc.record({
      dimensions: fc.constant([count, height, width]),
      values: fc.uint8Array({ minLength: count * height * width, maxLength: count * height * width }),
    }),
  );

/** What is read is what was written. */
export const readsBackWhatWasWritten = (parse: ParseIdx) =>
  fc.property(files, ({ dimensions, values }) => {
    const bytes = encodeIdx(dimensions, values);
    expect(parse({ file: 'images', bytes, rank: 3 })).toEqual({ file: 'images', dimensions, values });
  });

/** A file that is longer or shorter than its dimensions is refused. */
export const refusesEveryOtherLength = (parse: ParseIdx) =>
  fc.property(files, fc.integer({ min: -400, max: 40 }), ({ dimensions, values }, change) => {
    fc.pre(change !== 0);
    const right = encodeIdx(dimensions, values);
    const bytes = new Uint8Array(Math.max(0, right.length + change));
    bytes.set(right.subarray(0, bytes.length));
    expect(() => parse({ file: 'images', bytes, rank: 3 })).toThrow(
      expect.objectContaining({ code: change < 0 ? 'idx-truncated' : 'idx-trailing' }),
    );
  });
