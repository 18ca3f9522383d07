import { expect, it } from 'vitest';
import { CATALOGUE, findByDigest, listFiles } from '../../src/dataset/catalogue.ts';
import { DATASET_NAMES } from '../../src/dataset/dataset.ts';

const entries = Object.values(CATALOGUE);

it('has every data set that is not drawn', () => {
  expect(Object.keys(CATALOGUE)).toEqual(DATASET_NAMES.filter((name) => name !== 'glyphs'));
});

it.each(entries)('knows four files, ten classes and two mirrors of $title', (entry) => {
  expect(CATALOGUE[entry.name]).toBe(entry);
  expect(listFiles(entry).map(({ name }) => name)).toEqual([
    'train-images-idx3-ubyte',
    'train-labels-idx1-ubyte',
    't10k-images-idx3-ubyte',
    't10k-labels-idx1-ubyte',
  ]);
  expect(new Set(entry.classNames).size).toBe(10);
  expect(entry.mirrors).toHaveLength(2);
  for (const mirror of entry.mirrors) expect(new URL('x', mirror).href).toBe(`${mirror}x`);
});

it('has another digest for every file, compressed and not', () => {
  const digests = entries.flatMap((entry) => listFiles(entry).flatMap((file) => [file.gzDigest, file.contentDigest]));
  expect(new Set(digests).size).toBe(16);
  for (const digest of digests) expect(digest).toMatch(/^[0-9a-f]{64}$/u);
});

it.each(entries)('tells $title by the digest of any of its files', (entry) => {
  for (const file of listFiles(entry)) {
    expect(findByDigest(CATALOGUE, file.gzDigest)).toBe(entry);
    expect(findByDigest(CATALOGUE, file.contentDigest)).toBe(entry);
  }
  expect(findByDigest(CATALOGUE, '0'.repeat(64))).toBeUndefined();
});
