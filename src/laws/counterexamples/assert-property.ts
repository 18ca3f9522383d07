import fc from 'fast-check';
import { SameseedError } from '../../base/errors.ts';
import { checkProperty, type PropertyOutcome, type PropertyParameters } from './check-property.ts';

/**
 * `fc.assert` with a memory: cases that once broke the law are judged first, and a new one is kept for every later run.
 * Answers at once for `fc.property`, later for `fc.asyncProperty`.
 *
 * @throws {SameseedError} `law-broken` with fast-check's report, the law's own error being the cause;
 *   `counterexample-stale` when the law holds but a stored case can't be generated any more; what
 *   {@link checkProperty} throws.
 */
export function assertProperty<Values>(
  law: string,
  property: fc.IProperty<Values>,
  parameters?: PropertyParameters<Values>,
): void;
export function assertProperty<Values>(
  law: string,
  property: fc.IAsyncProperty<Values>,
  parameters?: PropertyParameters<Values>,
): Promise<void>;
export function assertProperty<Values>(
  law: string,
  property: fc.IRawProperty<Values>,
  parameters?: PropertyParameters<Values>,
): void | Promise<void> {
  const caller: { stack?: string } = {};
  Error.captureStackTrace(caller, assertProperty);
  const conclude = (found: PropertyOutcome<Values>) => {
    const error = errorOf(law, found);
    if (error === undefined) return;
    // begins at the line that asserts, which test runners then show
    error.stack = `${error.name}: ${error.message}${caller.stack?.replace(/^[^\n]*/u, '') ?? ''}`;
    throw error;
  };
  const outcome = checkProperty(law, property, parameters);
  return outcome instanceof Promise ? outcome.then(conclude) : conclude(outcome);
}

function errorOf<Values>(law: string, { kind, details, note }: PropertyOutcome<Values>): SameseedError | undefined {
  if (kind === 'held') return undefined;
  if (kind === 'stale') {
    const report = `Law holds, but its generator has changed: ${law}\n${note}`;
    return new SameseedError('counterexample-stale', report, { kind: 'check' });
  }
  const report = [`Law broken: ${law}`, fc.defaultReportMessage(details), '', note].join('\n').trimEnd();
  return new SameseedError('law-broken', report, { kind: 'check', cause: details.errorInstance ?? undefined });
}
