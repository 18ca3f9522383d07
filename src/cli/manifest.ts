import { createRequire } from 'node:module';
import { z } from '../base/schema.ts';

const manifestSchema = z.object({ version: z.string() });

/** Version of this program, as package.json states it. */
export function readVersion(): string {
  return manifestSchema.parse(createRequire(import.meta.url)('../../package.json')).version;
}
