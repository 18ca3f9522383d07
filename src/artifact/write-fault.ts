import { SameseedError } from '../base/errors.ts';

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'no permission (EACCES)',
  EPERM: 'no permission (EPERM)',
  EROFS: 'a read-only disk (EROFS)',
  EEXIST: 'a file of that name (EEXIST)',
  ENOTDIR: 'a file where a folder should be (ENOTDIR)',
};

const NO_ROOM = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

/** What could not be written, and where. */
export interface FailedWrite {
  readonly folder: string;
  /** Name below the folder; absent when the folder itself could not be made. */
  readonly name?: string;
  readonly bytes?: number;
}

/** The error for a person behind an error of the file system: `disk-full` or `folder-unwritable`. */
export function explainWriteFault(error: unknown, { folder, name, bytes }: FailedWrite): SameseedError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
  if (NO_ROOM.has(code)) {
    const what = name === undefined ? 'a new folder' : `${name} (${bytes} bytes)`;
    return new SameseedError(
      'disk-full',
      `Expected room for ${what} in ${folder}, received ${code}: the disk or quota is full. All files written before are kept, whole; free some space and go on with --resume.`,
      { cause: error },
    );
  }
  const target = name === undefined ? '' : ` for ${name}`;
  return new SameseedError(
    'folder-unwritable',
    `Expected a folder that can be written to${target} at ${folder}, received ${REASONS[code] ?? code}; change its permissions, or choose another with --out.`,
    { cause: error },
  );
}
