import { type ClaimMatrix, findCell } from '../../artifact/claim-matrix.ts';
import { SameseedError } from '../../base/errors.ts';
import type { Figure } from './figure.ts';
import type { Medium } from './medium.ts';
import type { Drawing } from './spec.ts';

const ROW = 40;
const NAME_WIDTH = 320;
/** The strongest claim of every pair of sweeps, as a figure with its words. */
export function claimMatrixFigure(matrix: ClaimMatrix, setting: string): Figure {
  const told = matrix.cells.map(({ a, b, holds }) => `${a} and ${b}: ${holds ?? 'none'}.`);
  return {
    name: 'claim-matrix',
    section: 'artifacts',
    isLive: false,
    title: 'Which claim holds between whom',
    subtitle: `${setting}. The strongest claim that each pair shows: bitwise on different machines, machine on one, statistical over seeds, or none.`,
    description: `A square table of ${matrix.names.length} sweeps, a claim for each pair. ${told.join(' ')}`,
    caption: `The strongest claim that each pair of sweeps shows: ${setting}.`,
    draw: (medium) => drawClaimMatrix(matrix, medium),
  };
}

/**
 * A square for each pair, with the claim in it; columns go by the number that stands before each name.
 *
 * @throws {SameseedError} `figure-empty` with fewer than two sweeps.
 */
export function drawClaimMatrix(matrix: ClaimMatrix, medium: Medium): Drawing {
  const { names } = matrix;
  if (names.length < 2) {
    throw new SameseedError('figure-empty', `Expected at least two sweeps to draw, received ${names.length}.`);
  }
  const { palette } = medium;
  const room = Math.min(NAME_WIDTH, Math.floor(medium.width / 2));
  const numbers = names.map((_name, index) => String(index + 1));
  const lines = names.map((name, index) => `${index + 1}  ${name}`);
  const rows = names.flatMap((row, at) =>
    names.flatMap((column, index) => {
      const claim = findCell(matrix, row, column)?.holds ?? 'none';
      return at === index ? [] : [{ row: lines[at], column: numbers[index], claim }];
    }),
  );
  // widths are estimated where there is no canvas, half as wide again as they are
  const axis = { title: null, domain: false, ticks: false, labelLimit: 1.5 * room };
  const encoding = {
    x: {
      field: 'column',
      type: 'nominal',
      scale: { domain: numbers },
      axis: { ...axis, orient: 'top', labelAngle: 0 },
    },
    y: { field: 'row', type: 'nominal', scale: { domain: lines }, axis },
  };
  return {
    width: medium.width - room,
    height: ROW * names.length,
    padding: { left: room, right: 0, top: 24, bottom: 8 },
    data: { name: 'pairs', values: rows },
    encoding,
    layer: [
      {
        mark: { type: 'rect', stroke: palette.background, strokeWidth: 2 },
        encoding: {
          color: {
            field: 'claim',
            type: 'nominal',
            scale: {
              domain: ['bitwise', 'machine', 'statistical', 'none'],
              range: [palette.training, palette.training, palette.muted, palette.validation],
            },
            legend: null,
          },
          opacity: {
            field: 'claim',
            type: 'ordinal',
            scale: { domain: ['bitwise', 'machine', 'statistical', 'none'], range: [0.45, 0.25, 0.25, 0.35] },
            legend: null,
          },
        },
      },
      { mark: { type: 'text' }, encoding: { text: { field: 'claim' } } },
    ],
  };
}
