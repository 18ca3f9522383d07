import { describe, expect, it } from 'vitest';
import type { ClaimMatrix } from '../../../src/artifact/claim-matrix.ts';
import { claimMatrixFigure, drawClaimMatrix } from '../../../src/report/figures/claim-matrix.ts';
import { FILE_MEDIUM } from '../../../src/report/figures/medium.ts';
import { figureSvg } from '../../../src/report/figures/render.tsx';

const matrix: ClaimMatrix = {
  names: ['linux x64', 'darwin arm64', 'a name that is much too long to stand here'],
  cells: [
    { a: 'linux x64', b: 'darwin arm64', asked: 'bitwise', holds: 'bitwise', isMet: true },
    { a: 'linux x64', b: 'a name that is much too long to stand here', asked: 'bitwise', holds: null, isMet: false },
    {
      a: 'darwin arm64',
      b: 'a name that is much too long to stand here',
      asked: 'bitwise',
      holds: 'statistical',
      isMet: false,
    },
  ],
  isMet: false,
};

describe('claimMatrixFigure', () => {
  it('shows the claim of every pair on both sides of the diagonal', async () => {
    const svg = await figureSvg(claimMatrixFigure(matrix, '3 machines'), FILE_MEDIUM);
    const words = Array.from(
      svg.matchAll(/>(?<word>bitwise|statistical|none)</gu),
      ({ groups }) => groups?.['word'] ?? '',
    );
    expect(words.sort()).toEqual(['bitwise', 'bitwise', 'none', 'none', 'statistical', 'statistical']);
  });

  it('tells its claims to readers who cannot see it', () => {
    expect(claimMatrixFigure(matrix, '3 machines').description).toContain('linux x64 and darwin arm64: bitwise.');
  });

  it('refuses to draw nothing', () => {
    expect(() => drawClaimMatrix({ names: ['one'], cells: [], isMet: true }, FILE_MEDIUM)).toThrow(
      expect.objectContaining({ code: 'figure-empty' }),
    );
  });
});
