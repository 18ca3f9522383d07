import { describe, expect, it } from 'vitest';
import { compareClaims } from '../../../src/artifact/claim-comparison.ts';
import type { TensorDistance } from '../../../src/replication/compare-checkpoints.ts';
import { comparisonMarkdown } from '../../../src/cli/render/comparison-markdown.ts';
import { renderComparison } from '../../../src/cli/render/comparison-text.ts';
import { openPaint } from '../../../src/cli/render/paint.ts';
import { elsewhere, REFERENCE, withEpoch } from '../../support/changed-records.ts';
import { exampleRun, sweepOf } from '../../support/records.ts';

const RUN = 'notebook/notebook/seed-1';
const paint = openPaint(false);
const names = { a: 'a'.repeat(60), b: 'b'.repeat(60) };

/** Lines of tables, which stand apart from sentences by two blanks in a row. */
const tableLines = (text: string): string[] => text.split('\n').filter((line) => / {2}/u.test(line.trimEnd()));

describe('renderComparison', () => {
  it('tells how far a run is apart by epoch, and its tensors by epoch where both have kept them', () => {
    const b = elsewhere(withEpoch(2, { loss: 1 / 3 + 2 ** -23 }));
    const comparison = compareClaims({ kind: 'run', a: REFERENCE, b }, { margin: 0.0012 });
    const apart = { different: 2, size: 8, worst: 0, a: 1, b: 2 };
    const tensors: TensorDistance[] = [
      { run: RUN, epoch: 2, tensor: 'dense-1/kernel', maxUlp: 12, ...apart },
      { run: RUN, epoch: 3, tensor: 'dense-1/kernel', maxUlp: 1_930_584_859, ...apart },
      { run: RUN, epoch: 3, tensor: 'dense-1/bias', maxUlp: 3, ...apart },
    ];
    const text = renderComparison({ comparison, names, tensors }, paint);
    expect(text).toMatch(/^ +2 {2}loss +4 {2}0 of 6$/mu);
    expect(text).toMatch(/^dense-1\/kernel +12 +1\.9e9$/mu);
    expect(text).toMatch(/^dense-1\/bias +0 +3$/mu);
    expect(comparisonMarkdown({ comparison, names, tensors })).toMatch(/^\| dense-1\/kernel +\| 12 +\| 1\.9e9 +\|$/mu);
  });

  it('counts runs that one side lacks, shortens digests, and fits eighty columns', () => {
    const a = sweepOf([REFERENCE]);
    const b = sweepOf([elsewhere(REFERENCE), exampleRun({ seed: 2 }), exampleRun({ seed: 3 })]);
    const comparison = compareClaims({ kind: 'sweep', a, b }, { margin: 0.0012 });
    const text = renderComparison({ comparison, names, tensors: [] }, paint);
    expect(text).toMatch(/^runs that the other lacks +0 +2$/mu);
    expect(text).toContain(`a  ${names.a}\nb  ${names.b}\n`);
    expect(text).not.toMatch(/[0-9a-f]{40}…/u);
    const wide = tableLines(text).filter((line) => line.length > 80 && !line.startsWith('what'));
    expect(wide).toEqual([]);
  });
});
