import { readFileSync } from 'node:fs';
import { z } from '../../base/schema.ts';

const manifestSchema = z.object({ name: z.string(), version: z.string() });

/** Version of the package whose main file lies in `dist/`, for packages that keep their manifest to themselves. */
export function manifestVersion(packageName: string): string {
  const manifest = new URL('../package.json', import.meta.resolve(packageName));
  return manifestSchema.parse(JSON.parse(readFileSync(manifest, 'utf8'))).version;
}
