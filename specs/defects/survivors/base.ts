import type { Explanation } from '../survivors.ts';

/** Why mutants of `base` survive. */
export const BASE: readonly Explanation[] = [
  {
    file: 'base/canonical-json.ts',
    reason: 'null is simple, so it has returned a line before; the check is for the compiler.',
    mutants: [["if (typeof value !== 'object' || value === null) refuse(value, way);", 'false']],
  },
  {
    file: 'base/canonical-json.ts',
    reason: 'What is simple returns from the call at once; not calling saves the step that the call is given.',
    mutants: [
      ['if (!isSimple(item)) refuseWhatIsNotJson(item, { key: String(index), parent: value, before: way });', 'true'],
    ],
  },
  {
    file: 'base/digest.ts',
    reason: 'Only a big-endian machine writes to the words.',
    mutants: [
      [
        'const words = new Uint32Array(values.buffer, values.byteOffset, values.length).slice();',
        'new Uint32Array(values.buffer, values.byteOffset, values.length)',
      ],
    ],
  },
  {
    file: 'base/float32.ts',
    reason: 'The word 0 becomes −0, which is as far from every other word.',
    mutants: [['return word < 0 ? -(word & 0x7fffffff) : word;', 'word <= 0']],
  },
  {
    file: 'base/float32.ts',
    reason: 'Past their ends both arrays have undefined, which is equal.',
    mutants: [['for (let index = 0; index < a.length; index++) {', 'index <= a.length']],
  },
  {
    file: 'base/log.ts',
    reason: 'The smallest normal number times 2⁵⁴ has the same fraction, and 54 is taken from its exponent again.',
    mutants: [['const isDenormal = x < SMALLEST_NORMAL;', 'x <= SMALLEST_NORMAL']],
  },
];
