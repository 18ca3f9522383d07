import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import {
  type Catalogue,
  type CataloguedDataset,
  type CataloguedFile,
  type CataloguedName,
} from '../../src/dataset/catalogue.ts';
import type { Examples } from '../../src/dataset/dataset.ts';

/** Bytes of an IDX file. */
export function encodeIdx(
  dimensions: readonly number[],
  values: Uint8Array,
  magic = 0x800 + dimensions.length,
): Uint8Array {
  const bytes = new Uint8Array(4 + 4 * dimensions.length + values.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, magic);
  dimensions.forEach((dimension, index) => view.setUint32(4 + 4 * index, dimension));
  bytes.set(values, 4 + 4 * dimensions.length);
  return bytes;
}

/** Examples of 2 × 3 pixels whose images tell their index: two bytes of it, then four of a pattern. */
export function numberedExamples(labels: readonly number[], classes = 10): Examples {
  const images = Uint8Array.from(labels.flatMap((label, index) => [index >> 8, index & 255, label, 7, 0, 255]));
  return { count: labels.length, height: 2, width: 3, classes, images, labels: Uint8Array.from(labels) };
}

/** Index that a numbered image was made with. */
export function numberOfImage({ images }: Examples, place: number): number {
  return 256 * images[6 * place] + images[6 * place + 1];
}

const FILES = [
  'train-images-idx3-ubyte',
  'train-labels-idx1-ubyte',
  't10k-images-idx3-ubyte',
  't10k-labels-idx1-ubyte',
];

/** A tiny data set as it lies on disk and on mirrors: content of each file by name, uncompressed. */
export type Contents = Readonly<Record<string, Uint8Array>>;

/** Contents of 12 training and 6 test images; another `salt`, other bytes. */
export function tinyContents(salt: number): Contents {
  const part = (count: number): Uint8Array[] => [
    encodeIdx(
      [count, 2, 3],
      Uint8Array.from({ length: 6 * count }, (_, index) => (index * 37 + salt) & 255),
    ),
    encodeIdx(
      [count],
      Uint8Array.from({ length: count }, (_, index) => (index + salt) % 10),
    ),
  ];
  return Object.fromEntries([...part(12), ...part(6)].map((content, index) => [FILES[index], content]));
}

function catalogued(name: CataloguedName, title: string, contents: Contents): CataloguedDataset {
  const files = FILES.map((file): CataloguedFile => {
    const gz = gzipSync(contents[file]);
    return { name: file, gzBytes: gz.length, gzDigest: sha256(gz), contentDigest: sha256(contents[file]) };
  });
  return {
    name,
    title,
    classNames: ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'],
    mirrors: [],
    train: { images: files[0], labels: files[1] },
    test: { images: files[2], labels: files[3] },
  };
}

/** A catalogue of tiny data sets under the real names; `mnist` can be given other contents. */
export function tinyCatalogue(mnist: Contents = tinyContents(1)): Catalogue {
  return {
    mnist: catalogued('mnist', 'MNIST', mnist),
    'fashion-mnist': catalogued('fashion-mnist', 'Fashion-MNIST', tinyContents(2)),
  };
}

/** SHA-256 in hexadecimal. */
export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Writes contents into a folder, compressed. */
export async function writeCompressed(folder: string, contents: Contents): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [name, content] of Object.entries(contents)) {
    await writeFile(join(folder, `${name}.gz`), gzipSync(content));
  }
}
