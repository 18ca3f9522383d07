import { oneHot, pixelTable, restorePixels, scalePixels } from '../../src/dataset/preprocessing.ts';

/** What happens to images and labels before they are trained on. */
export interface Preprocessing {
  readonly scale: typeof scalePixels;
  readonly restore: typeof restorePixels;
  readonly table: typeof pixelTable;
  readonly encode: typeof oneHot;
}

/** The house's own. */
export const rightPreprocessing: Preprocessing = {
  scale: scalePixels,
  restore: restorePixels,
  table: pixelTable,
  encode: oneHot,
};
