import type { RunDistance } from '../../artifact/claim-comparison.ts';
import type { TensorDistance } from '../../replication/compare-checkpoints.ts';
import { formatCount } from '../../report/numbers.ts';
import type { TextTable } from './text-table.ts';

/** Epochs shown at most, as rows and as columns. */
const MOST_ROWS = 12;
const MOST_COLUMNS = 5;

/** How far a run is apart after each epoch: its recorded numbers, and how many of its tensors have other bits. */
export function tabulateEpochs({ run, epochs }: RunDistance): TextTable {
  return {
    title: `How far ${run} is apart, by epoch`,
    headings: ['epoch', 'farthest number', 'ULP', 'tensors with other bits'],
    rows: spread(epochs, MOST_ROWS).map(({ epoch, worst, tensors: { same, different } }) => [
      String(epoch),
      worst?.name ?? 'none',
      worst === undefined ? '0' : formatUlp(worst.ulp),
      `${different} of ${same + different}`,
    ]),
  };
}

/** How far the tensors of a run are apart after each epoch of which both sides have kept a checkpoint. */
export function tabulateTensors(run: string, tensors: readonly TensorDistance[]): TextTable {
  const epochs = spread([...new Set(tensors.map(({ epoch }) => epoch))], MOST_COLUMNS);
  const names = [...new Set(tensors.map(({ tensor }) => tensor))];
  const cell = (name: string, column: number): string => {
    const found = tensors.find(({ tensor, epoch }) => tensor === name && epoch === column);
    return found === undefined ? '0' : formatUlp(found.maxUlp);
  };
  return {
    title: `Largest distance in ULP of an element of ${run}, by tensor and epoch`,
    headings: ['tensor', ...epochs.map((epoch) => `epoch ${epoch}`)],
    rows: names.map((name) => [name].concat(epochs.map((epoch) => cell(name, epoch)))),
  };
}

/** At most so many of them: the first, the last, and some between. */
function spread<Item>(items: readonly Item[], most: number): Item[] {
  if (items.length <= most) return [...items];
  const last = items.length - 1;
  const places = Array.from({ length: most }, (_, index) => Math.round((index * last) / (most - 1)));
  return places.map((place) => items[place]);
}

/** A whole number as it is, or by its size where it is beyond reading: `1.9e9`. */
function formatUlp(ulp: number): string {
  return ulp < 1_000_000 ? formatCount(ulp) : ulp.toExponential(1).replace('e+', 'e');
}
