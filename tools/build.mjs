// Compiles src/ to dist/, and bundles what a page runs, when something is newer than the last time. Needs the installed packages; ready.mjs
// sees to them.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { alone } from './alone.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stamp = join(root, 'dist', '.compiled');
const BUNDLER = join('tools', 'bundle-page.mjs');

/** Compiles and bundles when needed, saying so through `say`; throws when the compiler finds faults. */
export function build(say) {
  const sources = ['src', 'tsconfig.json', 'tsconfig.build.json', 'package-lock.json', BUNDLER];
  if (existsSync(stamp) && newestMs(sources) <= statSync(stamp).mtimeMs) return;
  say('Compiling src to dist.');
  const started = new Date();
  const require = createRequire(import.meta.url);
  const compiler = join(dirname(require.resolve('typescript/package.json')), 'bin', 'tsc');
  run([compiler, '-p', 'tsconfig.build.json'], 'src does not compile; the faults stand above.');
  run([BUNDLER], 'The programs of the report’s page could not be bundled; the reason stands above.');
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, '');
  // What changes while the compiler runs is newer than the stamp.
  utimesSync(stamp, started, started);
}

function run(command, fault) {
  const outcome = spawnSync(process.execPath, command, { cwd: root, encoding: 'utf8' });
  if (outcome.status === 0) return;
  rmSync(stamp, { force: true });
  throw new Error(`${outcome.stdout}${outcome.stderr}${fault}`);
}

function newestMs(paths) {
  return Math.max(...paths.map((path) => newestBelowMs(join(root, path))));
}

function newestBelowMs(path) {
  const entry = statSync(path);
  if (!entry.isDirectory()) return entry.mtimeMs;
  return Math.max(entry.mtimeMs, ...readdirSync(path).map((name) => newestBelowMs(join(path, name))));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    alone(root, () => build(() => {}));
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}
