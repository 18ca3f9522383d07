import type { ClaimComparison } from '../../artifact/claim-comparison.ts';
import { describeDifference, type Difference } from '../../artifact/difference.ts';
import { ulpDistance } from '../../base/float32.ts';
import type { TensorDistance } from '../../replication/compare-checkpoints.ts';
import { formatCount } from '../../report/numbers.ts';

/** A comparison with the names of what was compared. */
export interface NamedComparison {
  readonly comparison: ClaimComparison;
  readonly names: { readonly a: string; readonly b: string };
  /** From checkpoints that both have kept. */
  readonly tensors: readonly TensorDistance[];
}

/** A line of a comparison: what it tells, and its words. */
export type ToldLine = readonly [label: 'what' | 'where' | 'first' | 'worst' | 'replay', words: string];

/** What differs, where, what first, what worst, and the command that goes on from there; only `what` for the same bits. */
export function tellComparison({ comparison, names, tensors }: NamedComparison): ToldLine[] {
  const { bits } = comparison;
  if (bits.kind === 'same') return [['what', `the same bits, digest ${bits.digest}`]];
  if (bits.kind === 'incomparable') return [['what', describeDifference(bits)]];
  const first = 'difference' in bits ? bits.difference : bits.differences[0];
  const run = 'run' in first ? first.run : undefined;
  const worst = tellWorst(comparison, tensors);
  return [
    ['what', tellWhat(comparison)],
    ['where', tellWhere(first)],
    ['first', tellFirst(first)],
    ...(worst === undefined ? [] : [['worst', worst] as const]),
    ...(run === undefined || first.kind === 'run-missing' ? [] : [['replay', tellReplay(names, run)] as const]),
  ];
}

function tellReplay({ a, b }: NamedComparison['names'], run: string): string {
  const paths = b === 'reference' ? [a] : [a, b];
  return ['sameseed', 'locate', ...paths.map(quote), '--run', quote(run)].join(' ');
}

/** A word as a shell takes it. */
function quote(word: string): string {
  return /^[\w./:@+,-]+$/u.test(word) ? word : JSON.stringify(word);
}

function tellWhat({ kind, bits, distances }: ClaimComparison): string {
  if (kind === 'run' || bits.kind !== 'different') return 'the run has other bits';
  const missing = bits.differences.filter((one) => one.kind === 'run-missing').length;
  const parted = bits.differences.length - missing;
  const total = bits.same.length + parted;
  const other =
    bits.differences[0].kind === 'summary' ? 'only the summaries differ' : `${parted} of ${total} runs with other bits`;
  const measured = distances.length === 0 ? '' : '; compared by digest, and the recorded numbers in ULP of float32';
  return `${other}${missing === 0 ? '' : `, ${missing} in one of the two only`}${measured}`;
}

function tellWhere(difference: Difference): string {
  if (difference.kind === 'summary') return difference.pointer;
  const place = {
    'initial-tensor': 'before the first step',
    'epoch-number': 'epoch' in difference ? `epoch ${difference.epoch}` : '',
    'epoch-tensor': 'epoch' in difference ? `epoch ${difference.epoch}` : '',
    'epoch-count': 'after the last epoch that both have',
    'run-missing': 'only one of the two has it',
    'run-digest': 'somewhere; the records of both can tell',
  };
  return `${difference.run}, ${place[difference.kind]}`;
}

function tellFirst(difference: Difference): string {
  if (difference.kind !== 'epoch-number') return describeDifference(difference);
  const { name, a, b } = difference;
  return `${name} ${a}, reference ${b}: ${tellUlp(ulpDistance(a, b))}`;
}

function tellWorst({ worst, distances }: ClaimComparison, tensors: readonly TensorDistance[]): string | undefined {
  const tensor = tensors.toSorted((a, b) => b.maxUlp - a.maxUlp)[0];
  if (tensor !== undefined) {
    const { run, epoch, tensor: name, worst: place, maxUlp, different, size, a, b } = tensor;
    return `${run}, epoch ${epoch}: ${name}[${place}] ${a}, reference ${b}: ${tellUlp(maxUlp)}; ${formatCount(different)} of ${formatCount(size)} elements differ`;
  }
  if (worst === undefined) return undefined;
  const { run, epoch, name, a, b, ulp } = worst;
  const after = distances.find((one) => one.run === run)?.epochs.find((one) => one.epoch === epoch)?.tensors;
  const differing =
    after === undefined ? '' : `; ${after.different} of ${after.same + after.different} tensors differ then`;
  return `${run}, epoch ${epoch}: ${name} ${a}, reference ${b}: ${tellUlp(ulp)}${differing}`;
}

function tellUlp(ulp: number): string {
  return ulp === 0 ? 'less than 1 ULP' : `${formatCount(ulp)} ULP`;
}
