import { it } from 'vitest';
import { parseIdx } from '../../src/dataset/idx.ts';
import { expectDefectCaught, expectLaw } from '../support/laws.ts';
import { type ParseIdx, readsBackWhatWasWritten, refusesEveryOtherLength } from './idx-laws.ts';

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
