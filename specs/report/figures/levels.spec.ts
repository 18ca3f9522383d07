import { describe, expect, it } from 'vitest';
import { analyseFactors } from '../../../src/replication/analysis/factors.ts';
import type { FactorsAnalysis } from '../../../src/replication/analysis/rows.ts';
import type { LevelRow } from '../../../src/report/figures/level-row.ts';
import { partByDistance } from '../../../src/report/figures/level-window.ts';
import { drawLevels } from '../../../src/report/figures/levels.ts';
import { FILE_MEDIUM, type Medium, PHONE_MEDIUM } from '../../../src/report/figures/medium.ts';
import { figureSvg } from '../../../src/report/figures/render.tsx';
import { overviewRows } from '../../../src/report/figures/study-figures.ts';
import { hintonTarget } from '../../../src/report/figures/target.ts';
import { experimentRecords } from '../experiment-records.ts';

const about = {
  name: 'levels',
  section: 'study',
  title: 'Title',
  subtitle: '',
  description: 'Description.',
  caption: '',
  isLive: true,
} as const;

const row: LevelRow = {
  group: 'batch-size',
  level: '32',
  estimate: 0.98,
  interval: { lower: 0.979, upper: 0.981 },
  values: [
    { run: 'a', seed: 1, value: 0.9795 },
    { run: 'b', seed: 2, value: 0.9805 },
  ],
  note: '+0.0010 ± 0.0003',
  look: 'plain',
};
const lone: LevelRow = { group: 'recipe', level: 'as assigned', estimate: 0.97, values: [], note: '', look: 'open' };

const rowsAt = (estimates: readonly number[]): LevelRow[] =>
  estimates.map((estimate) => Object.assign({}, lone, { level: String(estimate), estimate }));

const draw = async (rows: readonly LevelRow[], medium: Medium) =>
  figureSvg(
    {
      ...about,
      draw: (on) => drawLevels({ rows, axis: { title: 'accuracy', format: '.4f' }, target: hintonTarget() }, on),
    },
    medium,
  );

describe('drawLevels', () => {
  it('has a ring for each run, a diamond for each level, and a line for each interval that there is', async () => {
    const svg = await draw([lone, row], FILE_MEDIUM);
    expect(svg.match(/<path[^>]*d="M2\.9/gu) ?? svg.match(/A2\.9/gu)).toHaveLength(2);
    expect(svg).toContain('+0.0010 ± 0.0003');
    expect(svg).toContain('Hinton 2005, test: 0.9847');
    for (const name of ['batch-size', 'recipe', 'as assigned']) expect(svg).toContain(`>${name}<`);
  });

  it('has an arrow for a level far from all others, and an axis for these alone', async () => {
    const near = rowsAt([0.978, 0.979, 0.98, 0.981]);
    const svg = await draw([...near, { ...lone, level: 'far', estimate: 0.9339 }], FILE_MEDIUM);
    expect(svg).toContain('>0.9339<');
    expect(svg).not.toContain('>0.9400<');
    expect(await draw(near, FILE_MEDIUM)).not.toContain('>0.9339<');
  });

  it('leaves the notes out on a phone, which it fits', async () => {
    const svg = await draw([lone, row], PHONE_MEDIUM);
    expect(svg).not.toContain('+0.0010');
    expect(Number(/width="(?<width>\d+)"/u.exec(svg)?.groups?.['width'])).toBeLessThanOrEqual(PHONE_MEDIUM.width);
  });

  it.each([FILE_MEDIUM, PHONE_MEDIUM])(
    'has room for the longest name and for the last tick, at any width',
    (medium) => {
      const level = 'nesterov-cosine-decay';
      const axis = { title: 'final accuracy on held-out training images', format: '.4f' };
      const { padding } = drawLevels({ rows: [{ ...lone, group: '', level }], axis }, medium);
      // what a letter of DejaVu Sans takes at 12 px, in the mean
      expect(padding.left - 10).toBeGreaterThanOrEqual(6.5 * level.length);
      expect(padding.right).toBeGreaterThanOrEqual((6.5 * '0.9900'.length) / 2);
    },
  );

  it('refuses to draw nothing', async () => {
    await expect(draw([], FILE_MEDIUM)).rejects.toThrow(expect.objectContaining({ code: 'figure-empty' }));
  });
});

describe('partByDistance', () => {
  it.each([
    [[0.98], []],
    [[0.98, 0.98, 0.98], []],
    [[0.978, 0.979, 0.98, 0.981, 0.984], []],
    [[0.934, 0.978, 0.979, 0.98, 0.981], [0.934]],
    [[0.978, 0.979, 0.98, 0.981, 1.1], [1.1]],
  ])('of %j sets %j apart', (estimates, far) => {
    const { outside } = partByDistance(rowsAt(estimates), []);
    expect(outside.map(({ estimate }) => estimate)).toEqual(far);
  });

  it('sets nothing apart that lies no farther off than what the axis shows anyway', () => {
    const rows = rowsAt([0.9819, 0.9859, 0.9859, 0.986]);
    expect(partByDistance(rows, []).outside).toHaveLength(1);
    expect(partByDistance(rows, [0.9821, 0.9869]).outside).toEqual([]);
  });
});

describe('overviewRows', () => {
  const records = experimentRecords('factors', { seeds: 2 });
  const analysis: FactorsAnalysis = analyseFactors(records);
  const rows = overviewRows(analysis);

  it('shows every treatment once, each run by its distance to the target', () => {
    const shown = rows.flatMap(({ values }) => values);
    expect(new Set(shown.map(({ run }) => run))).toEqual(new Set(records.runs.keys()));
    expect(shown).toHaveLength(records.runs.size);
    for (const { run, value } of shown) {
      const final = records.runs.get(run)?.result.epochs.at(-1)?.validationAccuracy ?? NaN;
      expect(value).toBeCloseTo(final - 0.9847, 12);
    }
  });

  it('sets apart what was judged on held-out images', () => {
    const apart = new Set(rows.filter(({ look }) => look === 'apart').map(({ group }) => group));
    expect(apart).toEqual(new Set(['seed', 'hold-out']));
  });
});
