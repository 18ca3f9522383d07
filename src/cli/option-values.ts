import { SameseedError } from '../base/errors.ts';
import { integer, parse } from '../base/schema.ts';
import type { StepRange } from '../training/trace-file.ts';

/** An integer from 1 to 10,000 from the text behind `flag`. @throws {SameseedError} `option-invalid`. */
export function parseCount(flag: string, text: string): number {
  const value = /^[+-]?\d+$/u.test(text) ? Number(text) : text;
  try {
    return parse(integer(1, 10_000), value, { code: 'option-invalid', subject: 'option' });
  } catch {
    throw new SameseedError(
      'option-invalid',
      `Expected ${flag} to be an integer from 1 to 10,000, received ${JSON.stringify(text)}.`,
    );
  }
}

/** What `yes` or `no` behind `flag` says. @throws {SameseedError} `option-invalid`. */
export function parseYesNo(flag: string, text: string): boolean {
  if (text === 'yes' || text === 'no') return text === 'yes';
  throw new SameseedError('option-invalid', `Expected ${flag} to be yes or no, received ${JSON.stringify(text)}.`);
}

/** An integer from 0 to `most` from the text behind `flag`. @throws {SameseedError} `option-invalid`. */
export function parseWhole(flag: string, text: string, most: number): number {
  const value = Number(text);
  if (/^\d{1,10}$/u.test(text) && value <= most) return value;
  throw new SameseedError(
    'option-invalid',
    `Expected ${flag} to be an integer from 0 to ${most}, received ${JSON.stringify(text)}.`,
  );
}

/** A number above 0 and below 1, for `--margin`. @throws {SameseedError} `option-invalid`. */
export function parseMargin(text: string): number {
  const value = Number(text);
  if (/^[\d.e-]+$/u.test(text) && value > 0 && value < 1) return value;
  throw new SameseedError(
    'option-invalid',
    `Expected --margin to be a number above 0 and below 1, received ${JSON.stringify(text)}.`,
  );
}

/** One step, or a range of steps from 1, for `--steps`. @throws {SameseedError} `option-invalid`. */
export function parseSteps(text: string): StepRange {
  const found = /^(?<from>[1-9]\d{0,8})(?:-(?<to>[1-9]\d{0,8}))?$/u.exec(text)?.groups;
  const [from, to] = [Number(found?.['from']), Number(found?.['to'] ?? found?.['from'])];
  if (found !== undefined && from <= to) return { from, to };
  throw new SameseedError(
    'option-invalid',
    `Expected --steps to be one step or two, such as 97 or 97-104, received ${JSON.stringify(text)}.`,
  );
}
