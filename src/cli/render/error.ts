import { type Fault, SameseedError } from '../../base/errors.ts';

/** An error in words: the sentence with its code, then each fault with its place. */
export function renderError(error: unknown, isDebug: boolean): string {
  if (!(error instanceof SameseedError) || error.kind === 'fault') return renderFault(error, isDebug);
  const faults = error.faults.length > 1 ? error.faults.map((fault) => `  ${fault.pointer}  ${fault.message}`) : [];
  return [`sameseed: ${error.message} [${error.code}]`, ...faults, ...stackOf(error, isDebug)].join('\n');
}

/** An error for programs: one line of what a command prints with `--json`. */
export interface ErrorLine {
  readonly kind: 'error';
  readonly code: string;
  readonly message: string;
  readonly faults: readonly Fault[];
}

/** The same for programs; the code of an error of nobody's is `fault`. */
export function errorAsJson(error: unknown): ErrorLine {
  const { code, faults } = error instanceof SameseedError ? error : { code: 'fault', faults: [] };
  return { kind: 'error', code, message: messageOf(error), faults };
}

function renderFault(error: unknown, isDebug: boolean): string {
  const cure = isDebug
    ? 'Please report it with the lines below.'
    : 'Please report it, with what SAMESEED_DEBUG=1 shows.';
  return [
    `sameseed: A fault of ours: ${messageOf(error).replace(/\.$/u, '')}. ${cure}`,
    ...stackOf(error, isDebug),
  ].join('\n');
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function stackOf(error: unknown, isDebug: boolean): string[] {
  return isDebug && error instanceof Error ? [error.stack ?? ''] : [];
}
