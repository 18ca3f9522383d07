import { spawnSync } from 'node:child_process';

/** Compiles `src/` to `dist/` before any spec, since workers and the command line run from there. */
export function setup(): void {
  const build = spawnSync(process.execPath, ['tools/build.mjs'], { encoding: 'utf8' });
  if (build.status !== 0) throw new Error(`The build failed:\n${build.stdout}${build.stderr}`);
}
