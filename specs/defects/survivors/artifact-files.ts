import type { Explanation } from '../survivors.ts';

/** Why mutants of the part of `artifact` that reads and holds files survive. */
export const ARTIFACT_FILES: readonly Explanation[] = [
  {
    file: 'artifact/folder-lock.ts',
    reason: 'Only a lock of that age to the millisecond tells them apart, and a spec can not stop the clock there.',
    mutants: [
      ['if (Math.abs(Date.now() - touched) < STALE_MS) return true;', 'Math.abs(Date.now() - touched) <= STALE_MS'],
      [
        "return (state === 'dead' || Date.now() - touched > STALE_MS) && isUntouched(folder, afterDeathMs);",
        'Date.now() - touched >= STALE_MS',
      ],
      ['while (performance.now() < end) {', 'performance.now() <= end'],
    ],
  },
  {
    file: 'artifact/folder-lock.ts',
    reason:
      'What is thrown there is an error, and one without a code has undefined there; the check is for the compiler.',
    mutants: [
      ["return error instanceof Error && 'code' in error && error.code === 'ELOCKED';", 'true'],
      [
        "return error instanceof Error && 'code' in error && error.code === 'ELOCKED';",
        "error instanceof Error || 'code' in error",
      ],
      ["return error instanceof Error && 'code' in error && error.code === 'ESRCH' ? 'dead' : 'alive';", 'true'],
      [
        "return error instanceof Error && 'code' in error && error.code === 'ESRCH' ? 'dead' : 'alive';",
        "error instanceof Error || 'code' in error",
      ],
    ],
  },
  {
    file: 'artifact/folder-lock.ts',
    reason: 'The pattern reads the bytes of a buffer as the same text.',
    mutants: [["const text = await readFile(file, 'utf8').catch(() => '');", '""']],
  },
  {
    file: 'artifact/folder-lock.ts',
    reason: 'The pattern takes these for no owner either.',
    mutants: [
      ["const text = await readFile(file, 'utf8').catch(() => '');", '() => undefined'],
      ["const text = await readFile(file, 'utf8').catch(() => '');", '"Stryker was here!"'],
    ],
  },
  {
    file: 'artifact/folder-lock.ts',
    reason: 'States are compared with dead and elsewhere only.',
    mutants: [
      ["if (owner === undefined) return 'alive';", '""'],
      ["return 'alive';", '""'],
      ["return error instanceof Error && 'code' in error && error.code === 'ESRCH' ? 'dead' : 'alive';", '""'],
    ],
  },
  {
    file: 'artifact/json-fault.ts',
    reason: 'JSON.parse throws nothing but syntax errors at a text; the check is for the compiler.',
    mutants: [['if (!(error instanceof SyntaxError)) return true;', 'false']],
  },
  {
    file: 'artifact/json-file.ts',
    reason: 'Each error of the file system has a code; the check is for the compiler.',
    mutants: [
      ["const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';", 'true'],
      [
        "const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';",
        "error instanceof Error || 'code' in error",
      ],
      ["const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';", '""'],
    ],
  },
  {
    file: 'artifact/machine.ts',
    reason: 'Only a machine that names no processor, or one with blanks around its name, could tell.',
    mutants: [
      ["processor: processors[0]?.model.trim() || 'unknown',", '""'],
      ["processor: processors[0]?.model.trim() || 'unknown',", 'processors[0]?.model'],
      ["processor: processors[0]?.model.trim() || 'unknown',", 'processors[0].model'],
    ],
  },
  {
    file: 'artifact/make-folder.ts',
    reason: 'Every folder from the root down would be made, found to be there, and left.',
    mutants: [['if (await isFolder(path)) return;', 'false']],
  },
  {
    file: 'artifact/make-folder.ts',
    reason: 'Only a root that is no folder, as a drive of Windows that is not there, is its own parent at this point.',
    mutants: [['if (parent !== path) await makeFolder(parent);', 'true']],
  },
  {
    file: 'artifact/make-folder.ts',
    reason: 'Whether it is a folder is asked in conditions only, where undefined is false.',
    mutants: [['() => false,', '() => undefined']],
  },
  {
    file: 'artifact/read.ts',
    reason: 'An equal version has returned a line before.',
    mutants: [
      ['if (Number.isInteger(version) && Number(version) > SCHEMA_VERSION) {', 'Number(version) >= SCHEMA_VERSION'],
    ],
  },
  {
    file: 'artifact/small-file.ts',
    reason: 'A function that ends without a value gives undefined.',
    mutants: [['} catch {', '{}']],
  },
  {
    file: 'artifact/store.ts',
    reason: 'Names of unfinished files have to differ, and count down as well as up.',
    mutants: [['writes++;', 'writes--']],
  },
  {
    file: 'artifact/store.ts',
    reason:
      'What is thrown there is an error, and one without a code is not in the list; the check is for the compiler.',
    mutants: [
      [
        "error instanceof Error && 'code' in error && ['ENOENT', 'artifact-missing'].includes(String(error.code));",
        'true',
      ],
      [
        "error instanceof Error && 'code' in error && ['ENOENT', 'artifact-missing'].includes(String(error.code));",
        "error instanceof Error || 'code' in error",
      ],
    ],
  },
  {
    file: 'artifact/json-limits.ts',
    reason: 'Nothing in this pattern reads differently without the flag u.',
    mutants: [
      ["const TOO_MANY_BLANKS = new RegExp(String.raw`(?<![ \\t\\r\\n])[ \\t\\r\\n]{${MOST_BLANKS + 1}}`, 'u');", '""'],
    ],
  },
];
