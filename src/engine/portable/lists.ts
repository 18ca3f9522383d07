import type { Network } from '../../network/network.ts';
import type { Arena } from './arena.ts';
import type { Offset } from './kernel-types.ts';
import { panelShape } from './panels.ts';

/** Bytes of an entry { value, offset }. */
const ENTRY = 8;

/** Panels whose rows of the other operand fit the nearest cache: 2 · 48 rows of 192 bytes are 18 KB. */
const BLOCK_PANELS = 2;

/**
 * Pixels, a multiple of 16 and at most 240, that each piece of an image's list covers but the last one, which may be
 * shorter: as many rows of the first kernel's panel are 21 KB.
 */
export const BLOCK_PIXELS = 112;

/** Lists of the nonzero values of a matrix: the entries, and where each list begins and ends. */
export interface ListPlace {
  readonly entries: Offset;
  readonly bounds: Offset;
}

/** Where the lists of a block of rows lie; of those in pieces, all first pieces come before all second ones. */
export interface ListsPlace {
  /** Of each image, pixels ascending, in {@link pixelBlocksOf} pieces. */
  readonly pixelRows: ListPlace;
  /** Of each pixel, images ascending. */
  readonly pixelColumns: ListPlace;
  /** How often each pixel is nonzero. */
  readonly pixelCounts: Offset;
  /** Of each row of activations or gradients, units ascending, in {@link blocksOf} pieces; one layer at a time. */
  readonly rows: ListPlace;
  /** Of each unit's activations, rows ascending; one layer at a time. */
  readonly columns: ListPlace;
  /** Bytes from one unit's entries to the next's in `columns`. */
  readonly columnBytes: number;
}

/** Room for the lists of `rows` examples in a network. */
export function placeLists(arena: Arena, { inputs, layers }: Network, rows: number): ListsPlace {
  const widest = Math.max(...layers.map(({ units }) => units));
  const { panels } = panelShape(1, widest);
  // vectors are appended whole, of eight pixels or four units, so a list needs room for seven entries more
  const slack = 8 * ENTRY;
  const columnBytes = (((rows + 3) & ~3) + 4) * ENTRY;
  const lists = (entryBytes: number, bounds: number): ListPlace => ({
    entries: arena.bytes(entryBytes + slack),
    bounds: arena.bytes(4 * bounds),
  });
  return {
    pixelRows: lists(rows * inputs * ENTRY, rows * pixelBlocksOf(inputs) + 1),
    pixelColumns: lists(rows * inputs * ENTRY, inputs + 1),
    pixelCounts: arena.bytes(4 * inputs),
    rows: lists(rows * widest * ENTRY, rows * blocksOf(panels) + 1),
    columns: lists((widest + 3) * columnBytes, 2 * (widest + 3)),
    columnBytes,
  };
}

/** Pieces of an image's list of pixels. */
export function pixelBlocksOf(pixels: number): number {
  return Math.ceil(pixels / BLOCK_PIXELS);
}

/** Pieces of a row's list over `panels` panels. */
export function blocksOf(panels: number): number {
  return Math.ceil(panels / BLOCK_PANELS);
}

/** Panels that each piece of a row's list covers but the last one, which may be shorter. */
export function blockPanelsOf(panels: number): number {
  return Math.ceil(panels / blocksOf(panels));
}
