import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseIdx } from '../../src/dataset/idx.ts';
import { expectDefectCaught, expectLaw } from '../support/laws.ts';
import { encodeIdx } from './fixtures.ts';

type ParseIdx = typeof parseIdx;

const files = fc
  .tuple(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }))
  .chain(([count, height, width]) =>
    fc.record({
      dimensions: fc.constant([count, height, width]),
      values: fc.uint8Array({ minLength: count * height * width, maxLength: count * height * width }),
    }),
  );

const readsBackWhatWasWritten = (parse: ParseIdx) =>
  fc.property(files, ({ dimensions, values }) => {
    const bytes = encodeIdx(dimensions, values);
    expect(parse({ file: 'images', bytes, rank: 3 })).toEqual({ file: 'images', dimensions, values });
  });

const refusesEveryOtherLength = (parse: ParseIdx) =>
  fc.property(files, fc.integer({ min: -400, max: 40 }), ({ dimensions, values }, change) => {
    fc.pre(change !== 0);
    const right = encodeIdx(dimensions, values);
    const bytes = new Uint8Array(Math.max(0, right.length + change));
    bytes.set(right.subarray(0, bytes.length));
    expect(() => parse({ file: 'images', bytes, rank: 3 })).toThrow(
      expect.objectContaining({ code: change < 0 ? 'idx-truncated' : 'idx-trailing' }),
    );
  });

const littleEndianDimensions: ParseIdx = ({ file, bytes, rank }) => {
  const view = new DataView(bytes.buffer);
  const dimensions = Array.from({ length: rank }, (_, index) => view.getUint32(4 + 4 * index, true));
  return { file, dimensions, values: bytes.subarray(4 + 4 * rank) };
};
const headerOfLabels: ParseIdx = (input) => ({ ...parseIdx(input), values: input.bytes.subarray(8) });
const trusting: ParseIdx = ({ file, bytes }) => ({ file, dimensions: [1, 1, 1], values: bytes.subarray(16) });

it('always reads back what was written', () => {
  expectLaw(readsBackWhatWasWritten(parseIdx));
  expectDefectCaught(readsBackWhatWasWritten(littleEndianDimensions));
  expectDefectCaught(readsBackWhatWasWritten(headerOfLabels));
});

it('never takes a file that is longer or shorter than its dimensions', () => {
  expectLaw(refusesEveryOtherLength(parseIdx));
  expectDefectCaught(refusesEveryOtherLength(trusting));
});
