import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, it } from 'vitest';
import { type Deed, startFolderChild } from '../support/folder-child.ts';
import { expectDefectCaughtAsync, expectLawAsync } from '../support/laws.ts';
import { temporaryFolder } from '../support/temporary.ts';

const killedAfterMs = fc.integer({ min: 0, max: 250 });

/** A real program that writes 8 MB again and again is killed; the file must be one of its writes, whole. */
const leavesNoHalfFile = (deed: Deed) =>
  fc.asyncProperty(killedAfterMs, async (ms) => {
    const folder = temporaryFolder();
    const child = startFolderChild(deed, folder);
    await child.next();
    while (!existsSync(join(folder, 'state.json'))) await sleep(5);
    await sleep(ms);
    await child.kill('SIGKILL');
    const content = readFileSync(join(folder, 'state.json'));
    const isWhole = content.length === 8_000_000 && content.every((byte) => byte === content[0]);
    return isWhole && readdirSync(folder).every((name) => ['.lock', '.writing', 'state.json'].includes(name));
  });

const few = { numRuns: 5, endOnFailure: true };

// a kill has to fall into a write, which chance decides
const untilCaught = { numRuns: 60 };

describe('writing atomically', { timeout: 60_000 }, () => {
  it('never leaves half a file, whenever the program is killed', async () => {
    await expectLawAsync(leavesNoHalfFile('writeForever'), few);
  });

  it('is told apart from writing in place', async () => {
    await expectDefectCaughtAsync(leavesNoHalfFile('writeInPlaceForever'), untilCaught);
  });
});
