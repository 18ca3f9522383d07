import type { Examples } from '../../dataset/dataset.ts';
import { pixelTable } from '../../dataset/preprocessing.ts';

/** Examples of several networks as tensors hold them. */
export interface Batch {
  /** Examples of each network. */
  readonly rows: number;
  /** Pixels [networks, rows, height × width], float32 in [0, 1]. */
  readonly pixels: Float32Array;
  /** Classes of each network [rows]. */
  readonly labels: readonly Uint8Array[];
  /** The same, one-hot [networks, rows, classes]. */
  readonly targets: Float32Array;
}

/** Which of some examples a network is given. */
export interface Choice {
  readonly examples: Examples;
  /** As many for each network. */
  readonly indices: Uint32Array;
}

const TABLE = pixelTable();

/** The chosen examples in their order, one network after the other. */
export function loadBatch(choices: readonly Choice[]): Batch {
  const [{ examples, indices: first }] = choices;
  const { height, width, classes } = examples;
  const rows = first.length;
  const size = height * width;
  const pixels = new Float32Array(choices.length * rows * size);
  const targets = new Float32Array(choices.length * rows * classes);
  const labels = choices.map(({ examples: source, indices }, network) => {
    const chosen = new Uint8Array(rows);
    for (let row = 0; row < rows; row++) {
      const from = indices[row] * size;
      const place = network * rows + row;
      // the quickest way by far: this is 100,000 pixels a step
      for (let pixel = 0; pixel < size; pixel++) pixels[place * size + pixel] = TABLE[source.images[from + pixel]];
      chosen[row] = source.labels[indices[row]];
      targets[place * classes + chosen[row]] = 1;
    }
    return chosen;
  });
  return { rows, pixels, labels, targets };
}
