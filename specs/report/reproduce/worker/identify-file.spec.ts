import { openAsBlob } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { digestOfBytes } from '../../../../src/base/digest.ts';
import { identifyFile } from '../../../../src/report/reproduce/worker/identify-file.ts';
import { tinyCatalogue, tinyContents } from '../../../dataset/fixtures.ts';
import { temporaryFolder } from '../../../support/temporary.ts';
import { CONTENTS, givenFiles, HELD_DATASET } from '../tiny-sweep.ts';

const fileOf = (bytes: Uint8Array, name = 'given') => new File([new Uint8Array(bytes)], name);
const content = CONTENTS['t10k-labels-idx1-ubyte'];
const megabyte = new Uint8Array(2 ** 20);

describe('identifyFile', () => {
  it('knows every file by its content, compressed or not, whatever it is named', async () => {
    const found = await Promise.all(givenFiles().map((file) => identifyFile(file, HELD_DATASET)));
    expect(found.map((file) => (file.kind === 'right' ? file.name : file.fault))).toEqual(Object.keys(CONTENTS));
    expect(found.map(({ bytes }) => bytes)).toEqual(Object.values(CONTENTS));
  });

  it('knows a file that was compressed by something else than it usually is', async () => {
    const file = fileOf(gzipSync(content, { level: 1 }));
    expect(await identifyFile(file, HELD_DATASET)).toMatchObject({ kind: 'right', name: 't10k-labels-idx1-ubyte' });
  });

  it.each([
    [
      'of other content',
      fileOf(Uint8Array.of(1, 2, 3)),
      `given is not a file that these runs were trained on: the SHA-256 of its content is ${digestOfBytes(Uint8Array.of(1, 2, 3))}.`,
    ],
    ['that is empty', fileOf(new Uint8Array()), 'given is not a file that these runs were trained on: the SHA-256'],
    ['that is cut short', fileOf(gzipSync(content).subarray(0, 30)), 'given is a damaged gzip file; get it again.'],
    [
      'of another data set',
      fileOf(tinyContents(2)['train-images-idx3-ubyte']),
      'given is train-images-idx3-ubyte of Fashion-MNIST; these runs were trained on MNIST.',
    ],
    [
      'that is too large',
      new File(
        Array.from({ length: 65 }, () => megabyte),
        'given',
      ),
      'given is larger than any file of the data set.',
    ],
    [
      'that unpacks to too much',
      fileOf(gzipSync(new Uint8Array(65 * 2 ** 20))),
      'given unpacks to more than any file of the data set.',
    ],
  ])('says what is wrong with a file %s', async (_what, file, fault) => {
    const found = await identifyFile(file, HELD_DATASET, tinyCatalogue());
    expect(found).toMatchObject({ kind: 'wrong', given: 'given', fault: expect.stringContaining(fault) });
    expect(found).not.toHaveProperty('bytes');
  });

  it('says so when a file can’t be read any more', async () => {
    const path = join(temporaryFolder(), 'gone');
    await writeFile(path, content);
    const file = new File([await openAsBlob(path)], 'gone');
    await rm(path);
    expect(await identifyFile(file, HELD_DATASET)).toMatchObject({
      kind: 'wrong',
      fault: 'gone can’t be read; give files, not a folder.',
    });
  });
});
