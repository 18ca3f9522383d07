import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { SameseedError } from '../base/errors.ts';
import type { Options } from './options.ts';

/** @throws {SameseedError} `nothing-to-resume`, or `options-conflict` together with `--fresh`. */
export async function requireUnfinished(folder: string, { fresh }: Pick<Options, 'fresh'>): Promise<void> {
  if (fresh) throw new SameseedError('options-conflict', 'Expected --resume or --fresh, received both; choose one.');
  const [isBegun, isDone] = await Promise.all(
    ['plan.json', 'summary.json'].map(async (name) =>
      access(join(folder, name)).then(
        () => true,
        () => false,
      ),
    ),
  );
  if (isBegun && !isDone) return;
  throw new SameseedError(
    'nothing-to-resume',
    `Expected ${folder} to hold an unfinished sweep, it holds ${isDone ? 'a finished one' : 'none'}; leave --resume out.`,
  );
}
