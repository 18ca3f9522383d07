import temml from 'temml';
import { expect, it } from 'vitest';
import { lossTex } from '../../../src/network/loss/tex.ts';
import type { Penalty, PenaltyConvention } from '../../../src/network/network.ts';

const penalty = (convention: PenaltyConvention, factor = 1e-4): Penalty => ({
  convention,
  factor,
  layers: ['dense-1', 'dense-2'],
});
const MEAN = String.raw`L = \frac{1}{N} \sum_{n=1}^{N} \left( -\sum_{k=1}^{K} y_{nk} \, \ln p_{nk} \right)`;
const SQUARES = String.raw`\sum_{l \in H} \sum_{i,j} \left( w^{(l)}_{ij} \right)^{2}`;

it('typesets softmax and categorical cross-entropy', () => {
  const { probability, example } = lossTex(penalty('keras'));
  expect(probability).toBe(String.raw`p_{k} = \frac{e^{z_{k}}}{\sum_{j=1}^{K} e^{z_{j}}}`);
  expect(example).toBe(String.raw`\ell = -\sum_{k=1}^{K} y_{k} \, \ln p_{k}`);
});

it.each([
  ['keras', String.raw`${MEAN} + \lambda ${SQUARES}`],
  ['half', String.raw`${MEAN} + \frac{\lambda}{2} ${SQUARES}`],
  ['gradient', String.raw`${MEAN} + \frac{\lambda}{2} ${SQUARES}`],
  ['decoupled', MEAN],
] as const)('adds the penalty as %s has it', (convention, tex) => {
  expect(lossTex(penalty(convention)).batch).toBe(tex);
});

it('has no penalty term without a penalty', () => {
  expect(lossTex(penalty('keras', 0)).batch).toBe(MEAN);
  expect(lossTex({ ...penalty('keras'), layers: [] }).batch).toBe(MEAN);
});

it('is TeX that renders', () => {
  for (const tex of Object.values(lossTex(penalty('half')))) {
    expect(temml.renderToString(tex, { throwOnError: true })).toContain('<math');
  }
});
