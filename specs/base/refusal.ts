import { SameseedError } from '../../src/base/errors.ts';
import { parse, type z } from '../../src/base/schema.ts';

/** What `parse` says of a config that the schema refuses. */
export function messageOf(schema: z.ZodType, value: unknown, file?: string): string {
  return errorOf(schema, value, file).message;
}

/** The error that `parse` throws for a config that the schema refuses. */
export function errorOf(schema: z.ZodType, value: unknown, file?: string): SameseedError {
  try {
    parse(schema, value, { code: 'config-invalid', subject: 'config', ...(file === undefined ? {} : { file }) });
  } catch (error) {
    if (error instanceof SameseedError) return error;
  }
  throw new Error('nothing was refused');
}
