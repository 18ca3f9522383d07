import { z } from 'zod';
import type { Fault } from './errors.ts';
import { describePath, describeValue, jsonPointer } from './place.ts';

type Path = readonly PropertyKey[];

/** What {@link describeIssue} has to know besides the issue. */
export interface IssueContext {
  /** The whole input. */
  readonly value: unknown;
  /** The schema that refused it; its keys are listed when an unknown one came. */
  readonly schema: z.ZodType;
  /** What the input is, for example `run configuration`. */
  readonly subject: string;
  /** File that it was read from. */
  readonly file?: string;
}

/** The faults behind one issue of zod, each one sentence of the house: what was expected, what came. */
export function describeIssue(issue: z.core.$ZodIssue, context: IssueContext): Fault[] {
  const { path } = issue;
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey([...path, key], context));
  if (issue.code === 'invalid_key') {
    const expected = issue.issues.map(expectation).join(' and ');
    return [fault(path, `Expected the key ${named(path, context)} to be ${expected}.`)];
  }
  const inner = issue.code === 'invalid_union' ? nearestBranch(issue) : undefined;
  if (inner) return inner.flatMap((nested) => describeIssue({ ...nested, path: [...path, ...nested.path] }, context));
  const received = describeValue(valueAt(path, context.value));
  return [fault(path, `Expected ${named(path, context)} to be ${expectation(issue)}, received ${received}.`)];
}

function fault(path: Path, message: string): Fault {
  return { pointer: jsonPointer(path), message };
}

function named(path: Path, { subject, file }: IssueContext): string {
  const place = file === undefined ? '' : ` in ${file}`;
  return `${path.length === 0 ? `the ${subject}` : `\`${describePath(path)}\``}${place}`;
}

function unknownKey(path: Path, context: IssueContext): Fault {
  const known = knownKeys(context.schema, path.slice(0, -1));
  const place = named([], context);
  const list = known.length > 0 ? `; known: ${known.join(', ')}` : '';
  return fault(path, `Expected only known keys in ${place}, received \`${describePath(path)}\`${list}.`);
}

function knownKeys(schema: z.core.$ZodType | undefined, path: Path): string[] {
  if (!(schema instanceof z.ZodObject)) return [];
  const shape: Readonly<Record<string, z.core.$ZodType>> = schema.shape;
  if (path.length === 0) return Object.keys(shape);
  return knownKeys(shape[String(path[0])], path.slice(1));
}

function valueAt(path: Path, root: unknown): unknown {
  return path.reduce<unknown>(
    (inner, key) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, key) : undefined),
    root,
  );
}

type UnionIssue = Extract<z.core.$ZodIssue, { code: 'invalid_union' }>;

function nearestBranch(issue: UnionIssue): z.core.$ZodIssue[] | undefined {
  const branches = issue.errors.filter((faults) =>
    faults.every((nested) => nested.path.length > 0 || isInside(nested)),
  );
  return branches.toSorted((a, b) => a.length - b.length)[0];
}

function isInside(issue: z.core.$ZodIssue): boolean {
  return !['invalid_type', 'invalid_value', 'invalid_union'].includes(issue.code);
}

const TYPE_WORDS: Readonly<Record<string, string>> = {
  string: 'a string',
  number: 'a finite number',
  int: 'an integer',
  boolean: 'true or false',
  object: 'an object',
  record: 'an object',
  array: 'an array',
  tuple: 'an array',
  null: 'null',
};

function expectation(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_union':
      return unionExpectation(issue);
    case 'invalid_value':
      return isUnworded(issue) ? anyOf(issue.values) : issue.message;
    case 'invalid_type':
      return isUnworded(issue) ? (TYPE_WORDS[issue.expected] ?? `of type ${issue.expected}`) : issue.message;
    case 'too_small':
      return isUnworded(issue)
        ? `${issue.inclusive ? 'at least' : 'more than'} ${amount(issue, issue.minimum)}`
        : issue.message;
    case 'too_big':
      return isUnworded(issue)
        ? `${issue.inclusive ? 'at most' : 'less than'} ${amount(issue, issue.maximum)}`
        : issue.message;
    default:
      return issue.message;
  }
}

function unionExpectation(issue: UnionIssue): string {
  const options: unknown = Reflect.get(issue, 'options');
  if (Array.isArray(options)) return anyOf(options);
  const words = issue.errors.flatMap((faults) => faults.map(expectation));
  return words.length > 0 ? [...new Set(words)].join(' or ') : issue.message;
}

function anyOf(values: readonly unknown[]): string {
  return values.length === 1 ? describeValue(values[0]) : `one of: ${values.map(String).join(', ')}`;
}

function amount(issue: { origin: string }, bound: number | bigint): string {
  const unit = { array: ' items', string: ' characters' }[issue.origin] ?? '';
  return `${bound}${unit}`;
}

function isUnworded(issue: z.core.$ZodIssue): boolean {
  return /^(?:Invalid (?:input|option)|Too (?:small|big)):/u.test(issue.message);
}
