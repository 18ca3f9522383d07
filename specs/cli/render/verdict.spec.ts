import { expect, it } from 'vitest';
import { openPaint } from '../../../src/cli/render/paint.ts';
import { renderVerdicts } from '../../../src/cli/render/verdict.ts';
import { judge } from '../../../src/replication/verdict.ts';

const paint = openPaint(false);
const experiment = { name: 'hinton', title: 'The replication', dataset: 'mnist', isCut: false };
const judged = [
  { part: 'hinton', treatment: 'l2-0', verdict: judge({ values: [0.9823, 0.9814, 0.9812] }) },
  { part: 'hinton', treatment: 'l2-0.001', verdict: judge({ values: [0.983] }) },
];

it('prints every verdict with what it rests on, in 80 columns', () => {
  const text = renderVerdicts(experiment, judged, paint);
  const [title, headings, first, second] = text.split('\n');
  expect(title).toBe('The replication: verdicts');
  expect(headings.split(/ {2,}/u)).toEqual(['treatment', 'n', 'mean, 95 %', 'verdict', 'sees', 'needs', 'best of n']);
  expect(first.split(/ {2,}/u)).toEqual(['l2-0', '3', '0.9816 [0.9802, 0.9831]', 'below', '0.0019', '5', '0.9823']);
  expect(second.split(/ {2,}/u)).toEqual(['l2-0.001', '1', '0.9830', 'underpowered', '–', '–', '0.9830']);
  expect(text).toContain(
    "Target: Hinton's 0.9847, itself measured (Wilson 95 % interval 0.9821 to 0.9869); margin 0.0012.",
  );
  for (const line of [headings, first, second]) expect(line.length).toBeLessThanOrEqual(80);
});

it.each([
  [{ dataset: 'fashion-mnist' }, 'No verdict: trained on fashion-mnist, and the target is about MNIST.'],
  [{ isCut: true }, 'No verdict: this experiment is cut short.'],
  [{}, 'No verdict: every run was judged by a hold-out, and the target is about the test set.'],
])('says why there is none with %j', (change, reason) => {
  expect(renderVerdicts({ ...experiment, ...change }, [], paint)).toBe(`The replication: verdicts\n${reason}`);
});
