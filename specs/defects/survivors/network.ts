import type { Explanation } from '../survivors.ts';

/** Why mutants of `network` survive. */
export const NETWORK: readonly Explanation[] = [
  {
    file: 'network/activations/tanh.ts',
    reason: 'At 2⁻¹² itself both formulas are right to 1e-12 and round to the same float32.',
    mutants: [['if (Math.abs(x) < SMALL) return x * (1 - (x * x) / 3);', 'Math.abs(x) <= SMALL']],
  },
  {
    file: 'network/loss/formula.ts',
    reason: 'mathjs has 64 digits by default, and the only numbers in the derivative are 0, 1 and 2.',
    mutants: [["const math = create(all, { number: 'BigNumber', precision: 64 });", '{}']],
  },
  {
    file: 'network/loss/formula.ts',
    reason: 'A derivative has the same value when it is simplified; only that takes long.',
    mutants: [
      ['const gradient = names.map((name) => math.derivative(formula, name, { simplify: false }).compile());', '{}'],
      ['const gradient = names.map((name) => math.derivative(formula, name, { simplify: false }).compile());', 'true'],
    ],
  },
  {
    file: 'network/optimizers/corrections.ts',
    reason: 'Once β to the power of the step is 2⁻⁵⁴, 1 − βᵗ is 1, and stays 1 after another product.',
    mutants: [
      [
        'for (let count = 1; count < exponent && product > NEGLIGIBLE; count++) product *= base;',
        'product >= NEGLIGIBLE',
      ],
    ],
  },
  {
    file: 'network/optimizers/update.ts',
    reason: 'adamw is adam: what they differ in, the decay, is in the `keep` of the step.',
    mutants: [
      ["case 'adam':", "case 'adam':"],
      ["case 'adam':", '""'],
    ],
  },
  {
    file: 'network/reference/forward.ts',
    reason:
      'One value too many per row is overwritten by the next row, and what lies past the end of a typed array is not kept.',
    mutants: [
      ['for (let row = 0; row < count; row++) {', 'row <= count'],
      ['for (let unit = 0; unit < units; unit++) {', 'unit <= units'],
    ],
  },
  {
    file: 'network/reference/gradient.ts',
    reason:
      'One value too many per row is overwritten by the next row, and what lies past the end of a typed array is not kept.',
    mutants: [
      ['for (let row = 0; row < labels.length; row++) {', 'row <= labels.length'],
      ['for (let index = 0; index < classes; index++) {', 'index <= classes'],
      ['for (let input = 0; input < inputs; input++) {', 'input <= inputs'],
    ],
  },
  {
    file: 'network/reference/gradient.ts',
    reason: 'A hidden layer is never softmax; the comparison only tells the compiler so.',
    mutants: [
      ["return activation === 'softmax' ? sum : sum * slope(activation, value);", 'false'],
      ["return activation === 'softmax' ? sum : sum * slope(activation, value);", '""'],
    ],
  },
  {
    file: 'network/schedule.ts',
    reason:
      'The schema then throws while the specs are loaded, so that they fail as files; Stryker counts tests that fail.',
    mutants: [
      ["schedule: z.discriminatedUnion('kind', [", '""'],
      ["z.strictObject({ kind: z.literal('constant'), rate }),", '{}'],
      ['z.strictObject({', '{}'],
      ["z.strictObject({ kind: z.literal('cosine'), rate }),", '{}'],
    ],
  },
  {
    file: 'network/schedule.ts',
    reason: 'Past the last fraction there is undefined, and no number is ≥ undefined.',
    mutants: [
      ['while (passed < at.length && done / steps >= at[passed]) {', 'true'],
      ['while (passed < at.length && done / steps >= at[passed]) {', 'passed <= at.length'],
    ],
  },
  {
    file: 'network/schedule.ts',
    reason: 'What lies past the end of a typed array is not kept.',
    mutants: [['for (let index = 0; index < steps; index++) {', 'index <= steps']],
  },
  {
    file: 'network/schedule.ts',
    reason: 'The order is odd, so never 40.',
    mutants: [['for (let order = 1; order < 40; order += 2) {', 'order <= 40']],
  },
  {
    file: 'network/schedule.ts',
    reason: 'Turning the other way round gives the same cosines, bit for bit.',
    mutants: [['sine += term;', 'sine -= term']],
  },
];
