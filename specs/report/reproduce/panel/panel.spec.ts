import { renderToString } from 'preact-render-to-string';
import { beforeAll, describe, expect, it } from 'vitest';
import type { HeldRuns } from '../../../../src/report/reproduce/held-runs.ts';
import { Panel } from '../../../../src/report/reproduce/panel/panel.tsx';
import { openPanel, type PanelState, type Work } from '../../../../src/report/reproduce/panel/state.ts';
import { tinySweep } from '../tiny-sweep.ts';
import { heldOf, trainedAs } from './held.ts';

const nothing = (): void => {};
const actions = { chooseRun: nothing, chooseEpochs: nothing, giveFiles: nothing, start: nothing, stop: nothing };

const textOf = (state: PanelState): string =>
  renderToString(Panel({ state, actions }))
    .replaceAll(/<[^>]*>/gu, ' ')
    .replaceAll(/\s+/gu, ' ');

describe('Panel', () => {
  let held: HeldRuns;
  let fresh: PanelState;
  beforeAll(async () => {
    held = heldOf(await tinySweep());
    fresh = openPanel(held, 'Firefox 153 on Linux');
  });

  const at = (work: Work): string => textOf({ ...fresh, work });

  it('says what can be trained, and what it needs', () => {
    const text = textOf(fresh);
    expect(text).toContain('tiny/tiny/seed-1 · 6-4-10 · 3 epochs');
    expect(text).toContain('The first of 3. Took 0.0 s where the record was made.');
    expect(text).toContain('train-images-idx3-ubyte is wanted');
    const [cut] = held.runs.map((run) => ({ ...run, epochCount: 40 }));
    expect(textOf({ ...fresh, held: { ...held, runs: [cut] } })).toContain(
      'The first of 40; this page holds the records of 3.',
    );
  });

  it('says how far it is', () => {
    const trained = trainedAs(held.runs[0]);
    const { stepsPerEpoch: _, ...early } = trained;
    expect(at({ kind: 'running', trained: { ...early, records: [] } })).toContain(
      'Testing the engine and opening the data…',
    );
    expect(at({ kind: 'running', trained: { ...trained, step: 4, records: trained.records.slice(0, 1) } })).toContain(
      'Epoch 2 of 3, step 1 of 3, 1.1 s left',
    );
  });

  it('says that the bits are the same, of which epochs, and in which browser', () => {
    const trained = trainedAs(held.runs[0]);
    const text = at({ kind: 'finished', trained });
    expect(text).toContain('The same bits. Firefox 153 on Linux trained all 3 epochs of tiny/tiny/seed-1 .');
    expect(text).toContain('the SHA-256 of each of 8 tensors, are those of the record.');
    expect(text).toContain(`The digest of the whole result is the record’s too: ${trained.run.digest}`);
    const { digest: _, ...partly } = { ...trained, records: trained.records.slice(0, 2) };
    const part = at({ kind: 'finished', trained: partly });
    expect(part).toContain('trained the first 2 epochs of');
    expect(part).not.toContain('whole result');
  });

  it('never says so of other bits, or while it is not finished', () => {
    const trained = trainedAs(held.runs[0]);
    const altered = { ...trained.run, initialDigests: { 'dense-1/kernel': 'f'.repeat(64) } };
    const other = at({ kind: 'finished', trained: { ...trained, run: altered } });
    expect(other).toContain('Other bits in Firefox 153 on Linux. tiny/tiny/seed-1 parts before the first step');
    expect(other).toContain('npx sameseed verify');
    for (const kind of ['running', 'stopped'] as const) expect(at({ kind, trained })).not.toContain('The same bits.');
    expect(at({ kind: 'stopped', trained })).toContain(
      'Stopped after 3 epochs of tiny/tiny/seed-1, so far with the same bits.',
    );
    expect(at({ kind: 'failed', message: 'No worker.' })).toContain('Not reproduced. No worker.');
  });

  it('shows names of files as text', () => {
    const files = [{ name: 'train-images', given: '<img src=x onerror=alert(1)>' }];
    const html = renderToString(Panel({ state: { ...fresh, files, faults: ['<b>x</b> is wrong.'] }, actions }));
    expect(html).not.toMatch(/<img|<b>/u);
  });
});
