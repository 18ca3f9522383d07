import type { ElementDifference, TensorDifference, Verdict } from './law.ts';
import { describePlan } from './describe-plan.ts';
import { COLUMNS, wrap } from './wrap.ts';

const LABEL_WIDTH = 10;

/** The verdict of a law that a trainer breaks. */
export type BrokenLaw = Extract<Verdict, { kind: 'failed' }>;

/**
 * A broken law as text of at most 80 columns: what failed, the line that replays it, where, the first and the worst
 * difference, the smallest run, a hint, and what is kept of it. `call` is the replay's beginning.
 */
export function renderFailure(verdict: BrokenLaw, call = 'await checkTrainer(trainer, '): string {
  const { law, statement, finding, plan, shrinks, note } = verdict;
  const { when, difference, hint } = finding;
  return [
    ...wrap(`${law}: ${statement}`, { first: '', rest: '' }),
    '',
    ...wrap(finding.what, { first: '  ', rest: '  ' }),
    '',
    ...labelled('replay', replayLines(verdict, call)),
    ...(when === undefined ? [] : labelled('when', [when])),
    ...(difference === undefined ? [] : describeDifference(difference)),
    ...field('run', describePlan(plan)),
    ...field('found', shrinks === 0 ? 'as it was drawn' : `by making it smaller ${shrinks} times`),
    ...(hint === undefined ? [] : field('hint', hint)),
    ...describeNote(note),
  ].join('\n');
}

function describeNote(note: string): string[] {
  const lines = note === '' ? [] : note.trim().split('\n');
  // lines that begin with spaces are of a file, to be copied
  return lines.flatMap((line, place) =>
    line.startsWith(' ') ? labelled('', [line]) : field(place === 0 ? 'memory' : '', line),
  );
}

function replayLines({ law, replay }: BrokenLaw, call: string): string[] {
  const [laws, path] = [`laws: ['${law}'], seed: ${replay.seed},`, `path: '${replay.path}'`];
  const line = `${call}{ ${laws} ${path} })`;
  return line.length <= COLUMNS - LABEL_WIDTH ? [line] : [`${call}{`, `  ${laws}`, `  ${path},`, '})'];
}

function describeDifference({ tensor, shape, count, first, worst }: TensorDifference): string[] {
  const size = shape.reduce((product, length) => product * length, 1);
  return [
    ...field('where', `${tensor} [${shape.join(', ')}], ${count} of ${size} ${size === 1 ? 'element' : 'elements'}`),
    ...field('first', describeElement(first)),
    ...field('worst', worst === first ? 'the same' : describeElement(worst)),
  ];
}

function describeElement({ index, expected, received, ulp }: ElementDifference): string {
  const distance = Number.isFinite(ulp) ? Math.ceil(ulp).toLocaleString('en') : 'infinitely many';
  return `[${index.join(', ')}] is ${shortest(received)} instead of ${shortest(expected)}: ${distance} ULP`;
}

/** The fewest digits that name a float32. */
function shortest(value: number): string {
  for (let digits = 1; digits <= 9; digits++) {
    const text = value.toPrecision(digits);
    if (Math.fround(Number(text)) === value) return String(Number(text));
  }
  return String(value);
}

function field(label: string, text: string): string[] {
  return wrap(text, { first: `  ${label}`.padEnd(LABEL_WIDTH), rest: ' '.repeat(LABEL_WIDTH) });
}

function labelled(label: string, lines: readonly string[]): string[] {
  return lines.map((line, place) => `  ${place === 0 ? label : ''}`.padEnd(LABEL_WIDTH) + line);
}
