import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readRecords } from '../../src/artifact/read.ts';
import { temporaryFolder } from '../support/temporary.ts';
import { assertWhole, kill, start, straight } from './kills.ts';

/** As many as the promise names; fewer for a look. */
const KILLS = Number(process.env['SAMESEED_KILLS'] ?? 200);

const sweepFolder = (): string => join(temporaryFolder(), 'out');

/** A disk of two megabytes, or undefined where none may be mounted. */
function smallDisk(): string | undefined {
  const disk = temporaryFolder();
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', disk], { stdio: 'ignore' });
  } catch {
    return undefined;
  }
  onTestFinished(() => void execFileSync('umount', [disk]));
  return disk;
}

/** Fills the disk at every second start; every second time the program is left alone until it gives up. */
function fill(filler: string, starts: number): { readonly undo: () => void; readonly waitMs: number } {
  if (starts % 2 === 1) return { undo: () => undefined, waitMs: 0 };
  try {
    writeFileSync(filler, new Uint8Array(4_000_000));
  } catch {
    // full, as it is meant to be
  }
  return { undo: () => rmSync(filler, { force: true }), waitMs: starts % 4 === 0 ? 20_000 : 0 };
}

describe('a sweep that is killed at random moments', () => {
  it(`ends in the bits of one that never was, ${KILLS} times`, async () => {
    const expected = await straight(sweepFolder());
    const ends = await kill({ folder: sweepFolder(), seed: 1, kills: KILLS, expected });
    // else the kills came before there was anything to lose
    expect(ends['in training']).toBeGreaterThan(KILLS / 2);
  });

  it(`does so on a disk that fills up in training, ${KILLS} times (a tmpfs, where one may be mounted)`, async ({
    skip,
  }) => {
    const disk = smallDisk();
    if (disk === undefined) skip('no tmpfs may be mounted here');
    const folder = join(disk ?? '', 'out');
    const expected = await straight(sweepFolder());
    const disturb = (starts: number) => fill(join(disk ?? '', 'filler'), starts);
    const ends = await kill({ folder, seed: 2, kills: KILLS, expected, disturb });
    expect(ends['in training']).toBeGreaterThan(KILLS / 3);
    expect(ends['disk-full']).toBeGreaterThan(KILLS / 20);
  });

  it('would be seen to train an epoch twice, and to leave half a file', async () => {
    const folder = sweepFolder();
    const expected = await straight(sweepFolder());
    const spoil = (): void => rmSync(join(folder, 'checkpoints'), { recursive: true, force: true });
    await expect(kill({ folder, seed: 3, kills: 10, expected, spoil })).rejects.toThrow(/to go on after epoch/u);
    const half = join(folder, 'runs/rows/half.json');
    mkdirSync(dirname(half), { recursive: true });
    writeFileSync(half, '{}');
    truncateSync(half, 1);
    expect(() => assertWhole(folder)).toThrow(SyntaxError);
  });
});

it('of two programs on one folder one is refused, and nothing is mixed', async () => {
  const folder = sweepFolder();
  const expected = await straight(sweepFolder());
  const ends = await Promise.all([start(folder).end, start(folder).end]);
  expect(ends).toContain('done');
  expect(ends.every((end) => ['done', 'folder-busy'].includes(end))).toBe(true);
  expect((await readRecords(folder)).summary.result).toEqual(expected);
});
