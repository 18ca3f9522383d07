import { digestOfBytes } from '../base/digest.ts';
import { drawInteger } from '../random/integer.ts';
import { drawPermutation } from '../random/permutation.ts';
import { openStream, type Stream } from '../random/stream.ts';
import type { Dataset, Examples } from './dataset.ts';
import { openPen, type Pen, SIDE } from './glyphs/pen.ts';
import { drawPose, place } from './glyphs/pose.ts';
import { DIGITS } from './glyphs/strokes.ts';
import { traceStroke } from './glyphs/trace.ts';

const SEED = 2006;
const CLASSES = DIGITS.length;
const LINES = DIGITS.map((ways) => ways.map((strokes) => strokes.map((stroke) => traceStroke(stroke))));

/**
 * Draws the embedded glyphs: handwritten-looking digits, 28 × 28, 12,000 to train on and 2,000 to test on, as many of each
 * digit; the same bytes on every machine. They stand in where MNIST can't be had and are not comparable with it.
 */
export function drawGlyphs(): Dataset {
  const train = drawExamples('train', 12_000);
  const test = drawExamples('test', 2_000);
  return {
    name: 'glyphs',
    title: 'embedded glyphs (not MNIST)',
    classNames: ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'],
    train,
    test,
    digests: {
      'train-images': digestOfBytes(train.images),
      'train-labels': digestOfBytes(train.labels),
      'test-images': digestOfBytes(test.images),
      'test-labels': digestOfBytes(test.labels),
    },
  };
}

function drawExamples(part: 'train' | 'test', count: number): Examples {
  const labels = Uint8Array.from(
    drawPermutation(openStream(SEED, `glyphs/${part}/labels`), count),
    (position) => position % CLASSES,
  );
  const shape = openStream(SEED, `glyphs/${part}/shapes`);
  const noise = openStream(SEED, `glyphs/${part}/noise`);
  const pen = openPen();
  const images = new Uint8Array(count * SIDE * SIDE);
  labels.forEach((label, index) => {
    ink(images.subarray(index * SIDE * SIDE, (index + 1) * SIDE * SIDE), write({ label, shape, pen }), noise);
  });
  return { count, height: SIDE, width: SIDE, classes: CLASSES, images, labels };
}

function write({ label, shape, pen }: { label: number; shape: Stream; pen: Pen }): Float64Array {
  const ways = LINES[label];
  const way = ways[drawInteger(shape, ways.length)];
  const pose = drawPose(shape);
  for (const line of way) pen.draw(line.map((point) => place(point, pose)));
  return pen.lift(1.3 + 2.2 * shape.uniform());
}

function ink(image: Uint8Array, coverage: Float64Array, noise: Stream): void {
  for (let pixel = 0; pixel < image.length; pixel++) {
    const share = coverage[pixel];
    if (share === 0) continue;
    const grain = (noise.uint32() & 0xff) / 255;
    image[pixel] = Math.floor(255 * share * (1 - 0.3 * grain));
  }
}
