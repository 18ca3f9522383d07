import { describe, expect, it } from 'vitest';
import { COMPETITOR_NAMES } from '../../src/bench/competitors/names.ts';
import { type Extent, planCases, planEvaluation, planMemory } from '../../src/bench/plan-cases.ts';

const FULL: Extent = { isQuick: false, hasAllOptimizers: false, stepsBefore: 200, only: COMPETITOR_NAMES };

describe('planCases', () => {
  it('covers optimizers, batch sizes from 32 to 1024, widths from 64 to 2048, and depths from 1 to 4', () => {
    const cases = planCases(FULL);
    const of = (section: string) => cases.filter((item) => item.section === section);
    expect(of('optimizer').map((item) => item.optimizer)).toEqual(['sgd', 'momentum', 'adam']);
    expect(of('batch size').map((item) => item.batchSize)).toEqual([32, 64, 128, 256, 512, 1024]);
    expect(of('width').map((item) => item.hidden[0])).toEqual([64, 128, 256, 512, 1024, 2048]);
    expect(of('depth').map((item) => item.hidden.length)).toEqual([1, 2, 3, 4]);
    expect(of('training').map((item) => item.stepsBefore)).toContain(1000);
  });

  it('measures everybody by optimizer, and the slow ones nowhere else', () => {
    for (const { section, competitors } of planCases(FULL)) {
      expect(competitors.includes('oracle')).toBe(section === 'optimizer');
      expect(competitors).toEqual(expect.arrayContaining(['portable', 'pytorch']));
    }
  });

  it('has all six optimizers when asked', () => {
    const cases = planCases({ ...FULL, isQuick: true, hasAllOptimizers: true });
    expect(cases.map((item) => item.optimizer).toSorted()).toEqual([
      'adam',
      'adamw',
      'momentum',
      'nesterov',
      'rmsprop',
      'sgd',
    ]);
  });

  it('lets nobody take part who was not asked', () => {
    const extent: Extent = { ...FULL, only: ['pytorch', 'oracle'] };
    for (const { competitors } of planCases(extent)) {
      expect(['pytorch', 'oracle']).toEqual(expect.arrayContaining([...competitors]));
    }
    expect(planEvaluation(extent)).toEqual(['pytorch']);
    expect(planMemory(extent)).toEqual([]);
  });

  it('trains less before larger steps', () => {
    const large = planCases(FULL).find((item) => item.section === 'width' && item.hidden[0] === 2048);
    expect(large?.stepsBefore).toBeGreaterThan(0);
    expect(large?.stepsBefore).toBeLessThan(50);
  });

  it('is short when it is quick', () => {
    expect(planCases({ ...FULL, isQuick: true })).toHaveLength(3);
    expect(planMemory({ ...FULL, isQuick: true })).toEqual([]);
  });
});
