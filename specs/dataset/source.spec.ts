import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkDataset, openDataset } from '../../src/dataset/source.ts';
import { type Contents, encodeIdx, sha256, tinyCatalogue, tinyContents, writeCompressed } from './fixtures.ts';

const contents = tinyContents(1);
const catalogue = tinyCatalogue(contents);
const offline = { catalogue, environment: {}, mayDownload: false };
const images = 'train-images-idx3-ubyte';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sameseed-source-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('a folder that was named', () => {
  it('is opened', async () => {
    await writeCompressed(folder, contents);
    const dataset = await openDataset({ ...offline, name: 'mnist', folder });
    expect(dataset).toMatchObject({ name: 'mnist', title: 'MNIST', train: { count: 12 }, test: { count: 6 } });
    expect(dataset.train).toMatchObject({ height: 2, width: 3, classes: 10 });
    expect(dataset.train.images).toEqual(contents[images].slice(16));
    expect(dataset.test.labels).toEqual(contents['t10k-labels-idx1-ubyte'].slice(8));
    expect(dataset.digests).toEqual(
      Object.fromEntries(Object.entries(contents).map(([name, content]) => [name, sha256(content)])),
    );
  });

  it('may be named by SAMESEED_DATA', async () => {
    await writeCompressed(folder, contents);
    const dataset = await openDataset({ ...offline, name: 'mnist', environment: { SAMESEED_DATA: folder } });
    expect(dataset.train.count).toBe(12);
  });

  it('comes before SAMESEED_DATA', async () => {
    await writeCompressed(folder, contents);
    const environment = { SAMESEED_DATA: join(folder, 'nothing') };
    const dataset = await openDataset({ ...offline, name: 'mnist', folder, environment });
    expect(dataset.train.count).toBe(12);
  });

  it('may have a subfolder for each data set', async () => {
    await writeCompressed(join(folder, 'mnist'), contents);
    await writeCompressed(join(folder, 'fashion-mnist'), tinyContents(2));
    const [mnist, fashion] = await Promise.all([
      openDataset({ ...offline, name: 'mnist', folder }),
      openDataset({ ...offline, name: 'fashion-mnist', folder }),
    ]);
    expect(mnist.train.images[0]).toBe(1);
    expect(fashion.train.images[0]).toBe(2);
  });

  it('may have uncompressed files, some or all', async () => {
    await writeCompressed(folder, contents);
    await writeFile(join(folder, images), contents[images]);
    await rm(join(folder, `${images}.gz`));
    const dataset = await openDataset({ ...offline, name: 'mnist', folder });
    expect(dataset.train.images).toEqual(contents[images].slice(16));
  });

  it.each(['`folder`', 'SAMESEED_DATA'])('that lacks files is an error, given by %s', async (by) => {
    await writeCompressed(folder, contents);
    await rm(join(folder, `${images}.gz`));
    const given = by === '`folder`' ? { folder } : { environment: { SAMESEED_DATA: folder } };
    await expect(openDataset({ ...offline, ...given, mayDownload: true, name: 'mnist' })).rejects.toMatchObject({
      code: 'data-folder-incomplete',
      message: `Missing ${images}.gz in ${folder}. Put the files of MNIST there, or leave ${by} out to have them fetched.`,
    });
  });

  it('that does not exist is an error', async () => {
    await expect(openDataset({ ...offline, name: 'mnist', folder: join(folder, 'no') })).rejects.toMatchObject({
      code: 'data-folder-incomplete',
      message: expect.stringContaining(`in ${join(folder, 'no')}.`),
    });
  });

  it('names the subfolder when it is there that files are missing', async () => {
    await writeCompressed(join(folder, 'mnist'), { [images]: contents[images] });
    await expect(openDataset({ ...offline, name: 'mnist', folder })).rejects.toMatchObject({
      message: expect.stringMatching(/^Missing train-labels-idx1-ubyte\.gz, .* in .*mnist\. /u),
    });
  });

  it.each([
    ['fashion-mnist', contents, 'MNIST, not Fashion-MNIST'],
    ['mnist', tinyContents(2), 'Fashion-MNIST, not MNIST'],
  ] as const)('with the other data set is said to hold it, asked for %s', async (name, other, words) => {
    await writeCompressed(folder, other);
    await expect(openDataset({ ...offline, name, environment: { SAMESEED_DATA: folder } })).rejects.toMatchObject({
      code: 'data-other-set',
      message: expect.stringContaining(`${folder} holds ${words}.`),
    });
  });

  it('with the other data set uncompressed is said to hold it, too', async () => {
    for (const [name, content] of Object.entries(tinyContents(2))) await writeFile(join(folder, name), content);
    await expect(openDataset({ ...offline, name: 'mnist', folder })).rejects.toMatchObject({ code: 'data-other-set' });
  });
});

describe('a file that is not the catalogued one', () => {
  const alterations: [string, (gz: Buffer) => Uint8Array][] = [
    ['cut off', (gz) => gz.subarray(0, -5)],
    ['empty', () => new Uint8Array()],
    ['altered in one bit', (gz) => Uint8Array.from(gz, (byte, index) => (index === 20 ? byte ^ 1 : byte))],
    ['followed by a byte', (gz) => Uint8Array.of(...gz, 0)],
    ['compressed again', (gz) => gzipSync(gunzipSync(gz), { level: 0 })],
  ];
  it.each(alterations)('is an error that names file and digests: %s', async (_how, alter) => {
    await writeCompressed(folder, contents);
    const path = join(folder, `${images}.gz`);
    const wrong = alter(await readFile(path));
    await writeFile(path, wrong);
    const expected = catalogue.mnist.train.images.gzDigest;
    await expect(openDataset({ ...offline, name: 'mnist', folder })).rejects.toMatchObject({
      code: 'data-damaged',
      message: `Expected ${path} to have SHA-256 ${expected}, received ${sha256(wrong)}. Put the right file there, or leave \`folder\` out to have it fetched.`,
    });
  });

  it('is an error when it is uncompressed', async () => {
    for (const [name, content] of Object.entries(contents)) await writeFile(join(folder, name), content);
    const wrong = contents[images].subarray(1);
    await writeFile(join(folder, images), wrong);
    await expect(openDataset({ ...offline, name: 'mnist', folder })).rejects.toMatchObject({
      code: 'data-damaged',
      message: expect.stringContaining(`${sha256(contents[images])}, received ${sha256(wrong)}.`),
    });
  });

  it('is an error in the cache, with the command that replaces it', async () => {
    await writeCompressed(join(folder, 'mnist'), contents);
    await writeFile(join(folder, 'mnist', `${images}.gz`), 'x');
    await expect(openDataset({ ...offline, name: 'mnist', cacheFolder: folder })).rejects.toMatchObject({
      code: 'data-damaged',
      message: expect.stringMatching(/ Run sameseed data fetch to replace it\.$/u),
    });
  });
});

describe('content that has the right digest and the wrong meaning', () => {
  const withFile = (name: string, content: Uint8Array): Contents => ({ ...contents, [name]: content });
  it.each([
    [
      'a label above 9',
      withFile('train-labels-idx1-ubyte', encodeIdx([12], new Uint8Array(12).fill(10))),
      'label-out-of-range',
    ],
    ['fewer labels', withFile('train-labels-idx1-ubyte', encodeIdx([11], new Uint8Array(11))), 'label-count-differs'],
    ['labels for images', withFile(images, contents['train-labels-idx1-ubyte']), 'idx-magic'],
    ['trailing bytes', withFile(images, Uint8Array.of(...contents[images], 1)), 'idx-trailing'],
  ])('is an error: %s', async (_what, wrong, code) => {
    await writeCompressed(folder, wrong);
    const trusting = { ...offline, catalogue: tinyCatalogue(wrong) };
    await expect(openDataset({ ...trusting, name: 'mnist', folder })).rejects.toMatchObject({ code });
  });
});

describe('the cache', () => {
  it('is opened when nothing else is named, an empty SAMESEED_DATA included', async () => {
    await writeCompressed(join(folder, 'mnist'), contents);
    const environment = { SAMESEED_DATA: '' };
    const dataset = await openDataset({ ...offline, name: 'mnist', cacheFolder: folder, environment });
    expect(dataset.train.count).toBe(12);
  });

  it('that lacks a file is an error with a code of its own', async () => {
    await writeCompressed(join(folder, 'mnist'), contents);
    await rm(join(folder, 'mnist', `${images}.gz`));
    await expect(openDataset({ ...offline, name: 'mnist', cacheFolder: folder })).rejects.toMatchObject({
      code: 'data-missing',
      message: 'Missing train-images-idx3-ubyte.gz. Run sameseed data fetch, or set SAMESEED_DATA.',
    });
  });

  it('is neither made nor written without a download', async () => {
    const cacheFolder = join(folder, 'cache');
    await openDataset({ ...offline, name: 'mnist', cacheFolder }).catch(() => {});
    expect(await readdir(folder)).toEqual([]);
  });
});

it('reports every file without failing', async () => {
  await writeCompressed(folder, contents);
  await rm(join(folder, `${images}.gz`));
  await writeFile(join(folder, 't10k-labels-idx1-ubyte.gz'), 'x');
  const checked = await checkDataset({ ...offline, name: 'mnist', folder });
  expect(checked.map(({ name, state }) => [name, state])).toEqual([
    [images, 'missing'],
    ['train-labels-idx1-ubyte', 'right'],
    ['t10k-images-idx3-ubyte', 'right'],
    ['t10k-labels-idx1-ubyte', 'wrong'],
  ]);
  expect(checked[0]).not.toHaveProperty('found');
  expect(checked[3].found).toBe(sha256(Buffer.from('x')));
});

it('takes a folder in the place of a file for a missing file', async () => {
  await writeCompressed(folder, contents);
  await rm(join(folder, `${images}.gz`));
  await mkdir(join(folder, `${images}.gz`));
  const [first] = await checkDataset({ ...offline, name: 'mnist', folder });
  expect(first.state).toBe('missing');
});

it('draws the glyphs wherever data is looked for', async () => {
  const dataset = await openDataset({ ...offline, name: 'glyphs', folder: join(folder, 'nothing') });
  expect(dataset.name).toBe('glyphs');
});
