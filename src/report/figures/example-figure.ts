import type { ExampleImages } from '../example-images.ts';
import type { ReportFacts } from '../facts.ts';
import { formatList, formatQuantity } from '../numbers.ts';
import { examples } from './examples.ts';
import type { Figure } from './figure.ts';

/** The figure of example images. */
export function exampleFigure({ images }: ExampleImages, { dataset }: ReportFacts): Figure {
  const labels = formatList(images.map((image) => image.label));
  const sizes = `${formatQuantity(images.length, 'image')} of ${images[0].height} × ${images[0].width} pixels`;
  return {
    name: 'examples',
    section: 'question-1',
    title: `Example images with their labels: ${dataset.title}`,
    subtitle: `${sizes}; ink is 255, background is 0.`,
    description: `${formatQuantity(images.length, 'greyscale image')}, labelled ${labels}.`,
    caption: `${sizes} with their labels; ink is 255, background is 0.`,
    isLive: false,
    draw: (medium) => examples(images, medium),
  };
}
