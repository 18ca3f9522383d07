import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { HeldRuns } from '../../../../src/report/reproduce/held-runs.ts';
import { type PanelEvent, reduce } from '../../../../src/report/reproduce/panel/reduce.ts';
import { isReady, openPanel, type PanelState, usualEpochs } from '../../../../src/report/reproduce/panel/state.ts';
import type { Answer } from '../../../../src/report/reproduce/protocol.ts';
import { expectDefectCaught, expectLaw } from '../../../support/laws.ts';
import { CONTENTS, tinySweep } from '../tiny-sweep.ts';
import { heldOf } from './held.ts';

const NAMES = Object.keys(CONTENTS);
const ALL_FILES: Answer = {
  kind: 'identified',
  files: NAMES.map((name) => ({ kind: 'right', given: `${name}.gz`, name })),
};

describe('reduce', () => {
  let held: HeldRuns;
  let fresh: PanelState;
  beforeAll(async () => {
    held = heldOf(await tinySweep());
    fresh = openPanel(held, 'Firefox 153 on Linux');
  });

  const answers = fc.constantFrom<Answer>(
    ALL_FILES,
    { kind: 'identified', files: [{ kind: 'wrong', given: 'x', fault: 'x is wrong.' }] },
    { kind: 'started', stepsPerEpoch: 3, initialDigests: {} },
    { kind: 'step', step: 2 },
    { kind: 'finished' },
    { kind: 'failed', message: 'It failed.' },
  );
  const events: fc.Arbitrary<PanelEvent> = fc.oneof(
    fc.integer({ min: -1, max: 3 }).map((index) => ({ kind: 'choose-run' as const, index })),
    fc
      .oneof(fc.integer({ min: -2, max: 9 }), fc.double())
      .map((epochs) => ({ kind: 'choose-epochs' as const, epochs })),
    fc.constant({ kind: 'give-files' as const }),
    fc.nat(9).map((atMs) => ({ kind: 'start' as const, atMs })),
    fc.constant({ kind: 'stop' as const }),
    fc.tuple(answers, fc.nat(9)).map(([answer, atMs]) => ({ kind: 'answer' as const, answer, atMs })),
  );

  /** Whatever happens, run and epochs are ones that the page holds, and nothing is trained without the files. */
  const staysWithinBounds = (implementation: typeof reduce) =>
    fc.property(fc.array(events, { maxLength: 30 }), (happening) => {
      let state = fresh;
      for (const event of happening) {
        const before = state;
        state = implementation(state, event);
        const run = held.runs[state.chosen];
        expect(run).toBeDefined();
        expect(Number.isInteger(state.epochs) && state.epochs >= 1 && state.epochs <= run.epochs.length).toBe(true);
        if (state.work.kind === 'running') {
          expect(state.files.every(({ given }) => given !== undefined)).toBe(true);
          expect(state.work.trained).toMatchObject({ run, epochs: state.epochs });
        }
        if (before.work.kind !== 'running' && event.kind === 'answer') expect(state.work).toBe(before.work);
      }
    });

  it('always keeps to what the page holds', () => {
    expectLaw(staysWithinBounds(reduce));
  });

  it.each<[string, typeof reduce]>([
    [
      'takes any number of epochs',
      (state, event) => (event.kind === 'choose-epochs' ? { ...state, epochs: event.epochs } : reduce(state, event)),
    ],
    [
      'starts without files',
      (state, event) => ({ ...reduce({ ...state, files: [] }, event), files: reduce(state, event).files }),
    ],
    [
      'hears a worker after it was stopped',
      (state, event) =>
        event.kind === 'answer' && event.answer.kind === 'failed'
          ? { ...state, work: { kind: 'failed', message: event.answer.message } }
          : reduce(state, event),
    ],
  ])('catches one that %s', (_what, broken) => {
    expectDefectCaught(staysWithinBounds(broken), { numRuns: 2000 });
  });

  it('trains when all files are there, and keeps what it is told', () => {
    const told: PanelEvent[] = [
      { kind: 'give-files' },
      { kind: 'answer', answer: ALL_FILES, atMs: 1 },
      { kind: 'start', atMs: 2 },
      { kind: 'answer', answer: { kind: 'started', stepsPerEpoch: 3, initialDigests: {} }, atMs: 5 },
      { kind: 'answer', answer: { kind: 'step', step: 2 }, atMs: 6 },
      { kind: 'answer', answer: { kind: 'epoch', record: held.runs[0].epochs[0] }, atMs: 7 },
    ];
    const state = told.reduce(reduce, fresh);
    expect(isReady(state)).toBe(false);
    expect(state.work).toMatchObject({
      kind: 'running',
      trained: { step: 3, sinceMs: 5, nowMs: 7, records: [held.runs[0].epochs[0]] },
    });
    const end = reduce(state, { kind: 'answer', answer: { kind: 'finished', digest: 'd' }, atMs: 8 });
    expect(end.work).toMatchObject({ kind: 'finished', trained: { digest: 'd' } });
    expect(isReady(end)).toBe(true);
  });

  it('says what went wrong with files, and waits for others', () => {
    const failed: PanelEvent = { kind: 'answer', answer: { kind: 'failed', message: 'No worker.' }, atMs: 1 };
    const state = [{ kind: 'give-files' } as const, failed].reduce(reduce, fresh);
    expect(state).toMatchObject({ faults: ['No worker.'], isIdentifying: false, work: { kind: 'idle' } });
  });
});

describe('openPanel', () => {
  it('chooses the run that is soonest over, for about a minute', async () => {
    const { dataset, runs } = heldOf(await tinySweep());
    const slow = { ...runs[0], epochMs: 25_000 };
    const panel = openPanel({ dataset, runs: [{ ...slow, epochMs: 26_000 }, slow] }, 'x');
    expect(panel).toMatchObject({ chosen: 1, epochs: 2 });
    expect(usualEpochs({ ...slow, epochMs: 90_000 })).toBe(1);
    expect(usualEpochs({ ...slow, epochMs: 0 })).toBe(3);
  });

  it('wants no files for the glyphs', () => {
    const dataset = { name: 'glyphs', title: 'glyphs', digests: { 'train-images': 'a' } };
    expect(isReady(openPanel({ dataset, runs: held0() }, 'x'))).toBe(true);
  });
});

function held0() {
  return [{ id: 'a', widths: '', config: {}, epochCount: 1, initialDigests: {}, epochs: [], digest: '', epochMs: 1 }];
}
