import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import envPaths from 'env-paths';

/** Where `node tools/portability.mjs --install` puts hosts: `SAMESEED_HOSTS`, or the user's cache. */
export function hostsFolder(): string {
  const named = process.env['SAMESEED_HOSTS'];
  const isNamed = named !== undefined && named !== '';
  return isNamed ? resolve(named) : join(envPaths('sameseed', { suffix: '' }).cache, 'hosts');
}

/** Path of an installed file, and what is missing when it isn't there. */
export function installedFile(...path: readonly string[]): { readonly path: string; readonly missing?: string } {
  const file = join(hostsFolder(), ...path);
  return existsSync(file) ? { path: file } : { path: file, missing: 'node tools/portability.mjs --install' };
}
