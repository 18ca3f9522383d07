import { execFileSync, spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openSmallFiles } from '../../src/artifact/small-file.ts';
import { temporaryFolder } from '../support/temporary.ts';

const isWindows = process.platform === 'win32';
const MIB = 1024 * 1024;
/** Linux gives such a file the size of a page. */
const PROCESSORS = '/sys/devices/system/cpu/online';

function fileOf(content: string | Uint8Array): string {
  const file = join(temporaryFolder(), 'file');
  writeFileSync(file, content);
  return file;
}

/** The number that the next open file has: that of the first which is free. */
function nextNumber(path: string): number {
  const file = openSync(path, 'r');
  closeSync(file);
  return file;
}

describe('a reader of small files', () => {
  it('reads each byte as one character, whatever was read before', () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, index) => index);
    const files = openSmallFiles();
    expect(files.read(fileOf('x'.repeat(300)))).toBe('x'.repeat(300));
    expect(files.read(fileOf(bytes))).toBe(String.fromCodePoint(...bytes));
    expect(files.read(fileOf(''))).toBe('');
  });

  it('reads what is smaller than 1 MiB', () => {
    const files = openSmallFiles();
    expect(files.read(fileOf('a'.repeat(MIB - 1)))).toHaveLength(MIB - 1);
    expect(files.read(fileOf('a'.repeat(MIB)))).toBeUndefined();
    expect(files.read(fileOf('a'.repeat(MIB + 1)))).toBeUndefined();
  });

  it('reads no folder, and nothing where no file is', () => {
    const files = openSmallFiles();
    const folder = temporaryFolder();
    expect(files.read(folder)).toBeUndefined();
    expect(files.read(join(folder, 'none'))).toBeUndefined();
  });

  it('gives every file back', () => {
    const path = fileOf('a');
    const files = openSmallFiles();
    const before = nextNumber(path);
    for (let turn = 0; turn < 100; turn++) files.read(path);
    expect(nextNumber(path)).toBeLessThan(before + 50);
  });

  it.skipIf(!existsSync(PROCESSORS))('reads no file that is shorter than its size says', () => {
    expect(openSmallFiles().read(PROCESSORS)).toBeUndefined();
  });

  it.skipIf(isWindows)('reads no device', () => {
    expect(openSmallFiles().read('/dev/null')).toBeUndefined();
  });

  it.skipIf(isWindows)('waits for nobody to write to a pipe', () => {
    const pipe = join(temporaryFolder(), 'pipe');
    execFileSync('mkfifo', [pipe]);
    // whoever waits goes on after this
    const writer = spawn('sh', ['-c', 'sleep 2; exec true > "$0"', pipe], { stdio: 'ignore', detached: true });
    onTestFinished(() => void process.kill(-(writer.pid ?? 0), 'SIGKILL'));
    const startedMs = performance.now();
    expect(openSmallFiles().read(pipe)).toBeUndefined();
    expect(performance.now() - startedMs).toBeLessThan(1000);
  });
});
