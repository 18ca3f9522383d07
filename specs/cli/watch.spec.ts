import { describe, expect, it } from 'vitest';
import { renderTimeLeft } from '../../src/cli/progress.ts';
import { openPaint } from '../../src/cli/render/paint.ts';
import { openWatch, renderEvent } from '../../src/cli/watch.ts';
import { SameseedError } from '../../src/base/errors.ts';
import { openExperiment } from '../../src/replication/experiments/registry.ts';
import type { SweepEvent } from '../../src/replication/events.ts';
import { planExperiment } from '../../src/replication/plan.ts';

const resumed = {
  kind: 'resumed',
  finished: ['a', 'b'],
  started: [{ id: 'c', epochs: 3 }],
  damaged: [],
  isExtended: false,
  left: 4,
} as const;
const failed = {
  kind: 'run-failed',
  id: 'a/a/seed-1',
  error: new SameseedError('non-finite', 'Step 3 made dense-1/kernel infinite.'),
} as const;
const plan = planExperiment({ experiment: openExperiment('quick') });
const events: readonly SweepEvent[] = [
  { kind: 'planned', plan, runs: plan.runs.slice(0, 3) },
  resumed,
  { kind: 'progress', doneSteps: 1, totalSteps: 2 },
  failed,
];

function watchOf(json: boolean): { printed: string[]; noted: string[] } {
  const printed: string[] = [];
  const noted: string[] = [];
  const watch = openWatch(
    { json },
    {
      paint: openPaint(false),
      isWatched: false,
      print: (text) => printed.push(text),
      printJson: (value) => printed.push(JSON.stringify(value)),
      note: (text) => noted.push(text),
    },
  );
  events.forEach((event) => watch.onEvent(event));
  watch.close();
  return { printed, noted };
}

describe('openWatch', () => {
  it('tells a log only what is worth a line', () => {
    expect(watchOf(false)).toEqual({ printed: [], noted: [renderEvent(resumed), renderEvent(failed)] });
  });

  it('tells a program everything but the steps, one value a line', () => {
    const { printed, noted } = watchOf(true);
    expect(noted).toEqual([]);
    expect(printed.map((line): unknown => JSON.parse(line))).toMatchObject([
      { kind: 'planned', runs: plan.runs.slice(0, 3).map(({ id }) => id), of: 8, digest: plan.digest },
      resumed,
      { kind: 'run-failed', code: 'non-finite' },
    ]);
  });
});

describe('renderEvent', () => {
  it('says what is kept', () => {
    expect(renderEvent(resumed)).toBe('Going on where the last time stopped: 2 runs done, 1 run begun, 4 left.');
  });

  it('says which runs are trained together, and what became of them when memory ran out', () => {
    const ids = ['a/a/seed-1', 'a/a/seed-2'];
    expect(renderEvent({ kind: 'stack-started', ids })).toBe('Training 2 runs together.');
    const error = new SameseedError('gpu-memory', 'Expected memory, received none.');
    expect(renderEvent({ kind: 'stack-halved', ids, error })).toBe(
      'Not enough memory for 2 runs at once, so going on with half as many: Expected memory, received none.',
    );
  });

  it('says what a larger plan takes over', () => {
    expect(renderEvent({ ...resumed, isExtended: true })).toBe(
      'Extending the smaller sweep that the folder holds: 2 runs done, 1 run begun, 4 left.',
    );
  });

  it('says that nothing is trained', () => {
    expect(renderEvent({ ...resumed, started: [], left: 0 })).toBe(
      'Nothing is left to train: 2 runs done before. --fresh trains anew.',
    );
  });

  it('says what is dropped', () => {
    expect(renderEvent({ kind: 'replaced', differences: ['the data set mnist, not glyphs'] })).toBe(
      'Dropping the finished sweep that the folder held: the data set mnist, not glyphs.',
    );
  });

  it('says what is damaged', () => {
    expect(renderEvent({ ...resumed, damaged: ['d'] })).toMatch(/Unreadable, so starting over: d\.$/u);
  });

  it('says why a run failed', () => {
    expect(renderEvent(failed)).toBe('a/a/seed-1 failed: Step 3 made dense-1/kernel infinite. [non-finite]');
  });
});

it.each([
  [0, 10, 500, '…'],
  [5, 10, 500, '1.0 s left'],
  [5, 0, 500, '0.0 s left'],
  [1, 60, 2000, '2 min 0 s left'],
])('renderTimeLeft(%d done, %d left, %d ms) is %s', (done, left, elapsedMs, text) => {
  expect(renderTimeLeft(done, left, elapsedMs)).toBe(text);
});
