import { type GreyImage, greyPngUrl } from '../grey-png.ts';
import { clip } from './wrap-text.ts';
import type { Medium } from './medium.ts';
import type { Drawing, ViewSpec } from './spec.ts';

/** An image of the data with what it shows. */
export interface LabelledImage extends GreyImage {
  readonly label: string;
}

const COLUMNS = 10;
const PHONE_COLUMNS = 5;
const LABEL_HEIGHT = 24;
const SHORT_LABEL = 7;
const LONGEST_LABEL = 12;

/** Example images in reading order, each with its label below. */
export function examples(images: readonly LabelledImage[], medium: Medium): Drawing {
  const columns = Math.min(images.length, medium.width < 500 ? PHONE_COLUMNS : COLUMNS);
  const rows = Math.ceil(images.length / columns);
  const cell = Math.floor(medium.width / (medium.width < 500 ? PHONE_COLUMNS : COLUMNS));
  const side = cell - 8;
  const isShort = images.every((image) => image.label.length <= SHORT_LABEL);
  const values = images.map((image, index) => ({
    left: (index % columns) * cell + cell / 2,
    middle: Math.floor(index / columns) * (cell + LABEL_HEIGHT) + cell / 2,
    below: Math.floor(index / columns) * (cell + LABEL_HEIGHT) + cell + 2,
    label: clip(image.label, LONGEST_LABEL),
    address: greyPngUrl(image),
  }));
  return {
    width: columns * cell,
    height: rows * (cell + LABEL_HEIGHT),
    padding: { left: 0, right: 0, top: 0, bottom: 0 },
    data: { name: 'examples', values },
    encoding: { x: place('left') },
    layer: [
      {
        mark: { type: 'rect', width: cell - 4, height: cell - 4, fill: null, stroke: medium.palette.grid },
        encoding: { y: place('middle') },
      },
      {
        mark: { type: 'image', width: side, height: side, aspect: false },
        encoding: { y: place('middle'), url: { field: 'address' } },
      },
      {
        mark: { type: 'text', baseline: 'top', fontSize: isShort ? 13 : 10, color: medium.palette.text },
        encoding: { y: place('below'), text: { field: 'label' } },
      },
    ],
  };
}

function place(field: string): ViewSpec {
  return { field, type: 'quantitative', scale: null, axis: null };
}
