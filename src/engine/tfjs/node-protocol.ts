import { type ErrorKind, SameseedError } from '../../base/errors.ts';
import type { Engine, EngineTask, StackScore, Stacking, StepInput } from '../engine.ts';

/** What is known of an engine in another process. */
export interface EngineFacts extends Pick<Engine, 'claim' | 'version' | 'gpu'> {
  readonly stacking: Pick<Stacking, 'isUsual' | 'claim'>;
}

/** What the process is asked; stacks go by the numbers that `open` answers with. */
export type NodeCall =
  | { readonly kind: 'describe' }
  | { readonly kind: 'self-test' }
  | { readonly kind: 'open'; readonly tasks: readonly EngineTask[] }
  | { readonly kind: 'step'; readonly stack: number; readonly inputs: readonly StepInput[] }
  | { readonly kind: 'evaluate' | 'penalties' | 'read-states' | 'close'; readonly stack: number };

/** A call with a number, which its reply repeats. */
export interface NodeRequest {
  readonly id: number;
  readonly call: NodeCall;
}

/** What the process answers: whatever the call asks for, which is its caller's to know. */
export type NodeReply =
  | { readonly id: number; readonly answer: never }
  | { readonly id: number; readonly error: PackedError };

/** An error as it crosses processes. */
export interface PackedError {
  readonly code: string;
  readonly message: string;
  readonly kind: ErrorKind;
}

/** A score as it crosses processes. */
export type PackedScore = Exclude<StackScore, SameseedError> | { readonly error: PackedError };

/** An error on its way. */
export function packError(error: unknown): PackedError {
  if (error instanceof SameseedError) return { code: error.code, message: error.message, kind: error.kind };
  return {
    code: 'engine-fault',
    message: error instanceof Error ? (error.stack ?? error.message) : String(error),
    kind: 'fault',
  };
}

/** The error again. */
export function unpackError({ code, message, kind }: PackedError): SameseedError {
  return new SameseedError(code, message, { kind });
}

/** Scores on their way. */
export function packScores(scores: readonly StackScore[]): PackedScore[] {
  return scores.map((score) => (score instanceof SameseedError ? { error: packError(score) } : score));
}

/** The scores again. */
export function unpackScores(scores: readonly PackedScore[]): StackScore[] {
  return scores.map((score) => ('error' in score ? unpackError(score.error) : score));
}
