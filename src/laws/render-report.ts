import type { LawReport, Verdict } from './law.ts';
import { renderFailure } from './render-failure.ts';
import { wrap } from './wrap.ts';

const NAME_WIDTH = 28;

/** A report as text of at most 80 columns: one line a law, then what failed, then how many. */
export function renderReport({ trainer, verdicts }: LawReport): string {
  const failures = verdicts.filter((verdict) => verdict.kind === 'failed');
  const counts = (['passed', 'failed', 'skipped'] as const).map(
    (kind) => `${verdicts.filter((verdict) => verdict.kind === kind).length} ${kind}`,
  );
  return [
    `The laws of training on ${trainer}`,
    '',
    ...verdicts.flatMap(renderLine),
    ...failures.flatMap((failure) => ['', renderFailure(failure)]),
    '',
    `${counts.join(', ')}.`,
    ...wrapAdvice(failures.map(({ law }) => law)),
  ].join('\n');
}

function wrapAdvice(broken: readonly string[]): string[] {
  const root = ['no-entropy', 'repeat'].find((law) => broken.includes(law));
  if (root === undefined || broken.length === 1) return [];
  const advice = `Begin with ${root}: a training that doesn’t repeat itself breaks the laws that compare two trainings, too.`;
  return wrap(advice, { first: '', rest: '' });
}

function renderLine(verdict: Verdict): string[] {
  const head = `  ${verdict.kind === 'failed' ? 'FAILED' : verdict.kind}`.padEnd(11) + verdict.law.padEnd(NAME_WIDTH);
  return wrap(detailOf(verdict), { first: head, rest: ' '.repeat(11 + NAME_WIDTH) });
}

function detailOf(verdict: Verdict): string {
  if (verdict.kind === 'skipped') return verdict.reason;
  if (verdict.kind === 'failed') return 'see below';
  const runs = `${verdict.cases} ${verdict.cases === 1 ? 'run' : 'runs'}`;
  return verdict.note === '' ? runs : `${runs}; ${verdict.note}`;
}
