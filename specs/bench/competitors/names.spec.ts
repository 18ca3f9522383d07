import { describe, expect, it } from 'vitest';
import { COMPETITOR_NAMES, parseCompetitors } from '../../../src/bench/competitors/names.ts';

describe('parseCompetitors', () => {
  it('takes everybody when nobody is named', () => {
    expect(parseCompetitors(undefined)).toEqual(COMPETITOR_NAMES);
  });

  it('takes those that are named, each once and in the usual order', () => {
    expect(parseCompetitors('oracle, portable,oracle')).toEqual(['portable', 'oracle']);
  });

  it.each(['cuda', '', 'portable,', 'Portable'])('refuses "%s"', (text) => {
    expect(() => parseCompetitors(text)).toThrow(expect.objectContaining({ code: 'competitor-unknown' }));
  });
});
