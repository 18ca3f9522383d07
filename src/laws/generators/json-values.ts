import fc from 'fast-check';
import type { z } from '../../base/schema.ts';

/** Any value that JSON can hold; −0, which it can't give back, is left out. */
export function jsonValues(): fc.Arbitrary<z.infer<z.ZodJSONSchema>> {
  const text = fc.oneof(
    fc.string({ maxLength: 8, unit: 'grapheme' }),
    fc.constantFrom('a', 'b', 'constructor', 'toString'),
  );
  const key = fc.oneof(text, fc.nat(20).map(String)).filter((name) => name !== '__proto__');
  const scalar = fc.oneof(
    fc.constantFrom(null, true, false),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
    fc.integer(),
    text,
  );
  return fc.letrec<{ value: z.infer<z.ZodJSONSchema> }>((tie) => ({
    value: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      scalar,
      fc.array(tie('value'), { maxLength: 4 }),
      fc.dictionary(key, tie('value'), { maxKeys: 5, noNullPrototype: true }),
    ),
  })).value;
}
