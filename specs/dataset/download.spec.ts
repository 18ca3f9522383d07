import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type DownloadProgress, fetchDataset, openDataset, type SourceOptions } from '../../src/dataset/source.ts';
import { sha256, tinyCatalogue, tinyContents, writeCompressed } from './fixtures.ts';
import {
  type Behaviour,
  breaksOff,
  isSlow,
  keepsSilent,
  type Mirror,
  neverEnds,
  refuses,
  serves,
  servesHalf,
  servesWrongBytes,
  stalls,
  startMirror,
} from './mirror.ts';

const contents = tinyContents(1);
const catalogue = tinyCatalogue(contents);
const names = Object.keys(contents);
const allFiles = names.map((name) => `${name}.gz`).sort();
// Port 9 of the loopback interface is the discard service, which nobody runs.
const REFUSING = 'http://127.0.0.1:9/data/';
const UNKNOWN_HOST = 'http://mirror.invalid/data/';

let folder: string;
let mirrors: Mirror[];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sameseed-download-'));
  mirrors = [];
});
afterEach(async () => {
  await Promise.all(mirrors.map((mirror) => mirror.close()));
  await rm(folder, { recursive: true });
});

async function start(behaviour: Behaviour): Promise<string> {
  const mirror = await startMirror(contents, behaviour);
  mirrors.push(mirror);
  return mirror.address;
}

const options = (addresses: readonly string[], more: SourceOptions = {}) =>
  ({ name: 'mnist', environment: {}, cacheFolder: folder, catalogue, mirrors: addresses, ...more }) as const;

const inCache = async () => (await readdir(join(folder, 'mnist')).catch((): string[] => [])).sort();

it('downloads into the cache what it lacks, once', async () => {
  const address = await start(serves);
  const first = await openDataset(options([address]));
  expect(first.train.images).toEqual(contents['train-images-idx3-ubyte'].slice(16));
  expect(await inCache()).toEqual(allFiles);
  await openDataset(options([address]));
  expect(mirrors[0].asked).toEqual(names);
});

it('downloads only missing files', async () => {
  await writeCompressed(join(folder, 'mnist'), { [names[0]]: contents[names[0]], [names[2]]: contents[names[2]] });
  await openDataset(options([await start(serves)]));
  expect(mirrors[0].asked).toEqual([names[1], names[3]]);
});

it('tells how far it has come', async () => {
  const seen: DownloadProgress[] = [];
  await openDataset(options([await start(isSlow)], { onProgress: (progress) => seen.push(progress) }));
  expect([...new Set(seen.map(({ file }) => file))].sort()).toEqual(allFiles);
  for (const file of allFiles) {
    const received = seen.filter((progress) => progress.file === file);
    const counts = received.map(({ receivedBytes }) => receivedBytes);
    expect(counts).toEqual([...new Set(counts)].sort((a, b) => a - b));
    expect(counts.length).toBeGreaterThan(1);
    expect(counts.at(-1)).toBe(received[0].totalBytes);
  }
});

it.each<[string, Behaviour]>([
  ['refuses', refuses],
  ['sends wrong bytes', servesWrongBytes],
  ['breaks off', breaksOff],
  ['sends too little', servesHalf],
  ['stalls', stalls],
  ['never ends', neverEnds],
  ['keeps silent', keepsSilent],
])('goes on to the next mirror when one %s', async (_how, behaviour) => {
  const addresses = [await start(behaviour), await start(serves)];
  await openDataset(options(addresses, { startWithinMs: 400, stallAfterMs: 100 }));
  expect(await inCache()).toEqual(allFiles);
});

it.each([
  ['refuses the connection', REFUSING],
  ['has a host that nobody knows', UNKNOWN_HOST],
])('goes on to the next mirror when one %s', async (_how, address) => {
  await openDataset(options([address, await start(serves)]));
  expect(await inCache()).toEqual(allFiles);
});

it.each<[string, Behaviour]>([
  ['wrong bytes', servesWrongBytes],
  ['half of the bytes', servesHalf],
  ['a body that breaks off', breaksOff],
  ['a body that stalls', stalls],
  ['a body that never ends', neverEnds],
])('never keeps %s, and names file and digests', async (_what, behaviour) => {
  const address = await start(behaviour);
  const opened = openDataset(options([address], { stallAfterMs: 100 }));
  await expect(opened).rejects.toMatchObject({
    code: 'data-damaged',
    message: expect.stringMatching(
      new RegExp(
        `^Expected ${address}${names[0]}\\.gz to have SHA-256 ${catalogue.mnist.train.images.gzDigest}, received [0-9a-f]{64}\\. `,
        'u',
      ),
    ),
  });
  expect(await inCache()).toEqual([]);
});

it('names the digest of what it received', async () => {
  const address = await start((response) => response.end('not it'));
  await expect(openDataset(options([address]))).rejects.toThrow(`received ${sha256(Buffer.from('not it'))}. `);
});

it('says why no mirror delivers', async () => {
  const address = await start(refuses);
  await expect(openDataset(options([REFUSING, address]))).rejects.toMatchObject({
    code: 'data-missing',
    message: `Missing ${names[0]}.gz, and no mirror delivers it (127.0.0.1:9: no answer; ${new URL(address).host}: status 403). Run sameseed data fetch, or set SAMESEED_DATA.`,
  });
});

it('gives up within 5 s over all mirrors together when none answers', async () => {
  const addresses = await Promise.all([start(keepsSilent), start(keepsSilent), start(keepsSilent)]);
  const begun = performance.now();
  await expect(openDataset(options([UNKNOWN_HOST, ...addresses]))).rejects.toMatchObject({ code: 'data-missing' });
  expect(performance.now() - begun).toBeLessThan(5000);
  expect(mirrors.map(({ asked }) => asked)).toEqual([[names[0]], [names[0]], [names[0]]]);
  expect(await inCache()).toEqual([]);
}, 10_000);

it('keeps the files that came when a later one does not', async () => {
  const address = await start((response, gz, name) => (name === names[2] ? refuses : serves)(response, gz, name));
  await expect(openDataset(options([address]))).rejects.toMatchObject({ code: 'data-missing' });
  expect(await inCache()).toEqual([`${names[0]}.gz`, `${names[1]}.gz`]);
});

it('ends at a signal and leaves nothing half received', async () => {
  const stop = new AbortController();
  const address = await start(stalls);
  const opened = openDataset(options([address], { signal: stop.signal, onProgress: () => stop.abort() }));
  await expect(opened).rejects.toMatchObject({ name: 'AbortError' });
  expect(await inCache()).toEqual([]);
});

it('ends at a signal while it waits for an answer', async () => {
  const stop = new AbortController();
  const address = await start(() => stop.abort());
  await expect(openDataset(options([address], { signal: stop.signal }))).rejects.toMatchObject({ name: 'AbortError' });
});

it('lets many downloads into one cache do no harm', async () => {
  const address = await start(isSlow);
  const datasets = await Promise.all(Array.from({ length: 5 }, () => openDataset(options([address]))));
  for (const dataset of datasets) expect(dataset).toEqual(datasets[0]);
  expect(await inCache()).toEqual(allFiles);
});

it('lets a failing download do no harm to a succeeding one', async () => {
  const [good, bad] = [await start(isSlow), await start(servesWrongBytes)];
  const outcomes = await Promise.allSettled([good, bad, good, bad].map((address) => openDataset(options([address]))));
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'rejected']);
  expect(await inCache()).toEqual(allFiles);
});

it('says that the cache can not be written', async () => {
  await writeFile(join(folder, 'mnist'), 'a file where the folder should be');
  await expect(openDataset(options([await start(serves)]))).rejects.toMatchObject({
    code: 'cache-unwritable',
    message: expect.stringMatching(/mnist, received E.*\. Make it writable, or set SAMESEED_DATA\.$/u),
  });
});

it('replaces wrong files on fetch, and only them', async () => {
  await writeCompressed(join(folder, 'mnist'), contents);
  await writeFile(join(folder, 'mnist', allFiles[0]), 'x');
  expect(await fetchDataset(options([await start(serves)]))).toBe(join(folder, 'mnist'));
  expect(mirrors[0].asked.map((name) => `${name}.gz`)).toEqual([allFiles[0]]);
  await openDataset(options([], { mayDownload: false }));
});

it('fetches what only lies in the way uncompressed and wrong', async () => {
  await mkdir(join(folder, 'mnist'));
  await writeFile(join(folder, 'mnist', names[0]), 'x');
  await fetchDataset(options([await start(serves)]));
  const dataset = await openDataset(options([], { mayDownload: false }));
  expect(dataset.train.count).toBe(12);
});
