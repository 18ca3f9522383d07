// Makes a checkout ready to run: installs the locked packages and compiles src/, each only when needed. Imports nothing
// but Node, since it runs before anything is installed.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { basename, delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from './build.mjs';
import { alone } from './alone.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const OLDEST_NODE = [20, 19];

/** Why the packages have to be installed, or undefined when node_modules holds what the lockfile says. */
function whyInstall() {
  const locked = readPackages('package-lock.json');
  const installed = readPackages(join('node_modules', '.package-lock.json'));
  if (locked === undefined) throw new Error('package-lock.json is missing or broken; restore it, then start again.');
  if (installed === undefined) return 'nothing is installed yet';
  const other = Object.keys(locked).find((path) => path !== '' && differs(locked[path], installed[path]));
  return other === undefined ? undefined : `${other} is not the locked version`;
}

function differs(locked, installed) {
  // Packages for other platforms are locked, but not installed.
  if (installed === undefined) return locked.optional !== true;
  return locked.version !== installed.version || locked.integrity !== installed.integrity;
}

function readPackages(path) {
  try {
    return JSON.parse(readFileSync(join(root, path), 'utf8')).packages;
  } catch {
    return undefined;
  }
}

function install() {
  const npm = findNpm();
  if (npm === undefined) throw new Error('npm was not found beside Node. Install npm, or run `npm ci` yourself.');
  // Without --include=dev an environment with NODE_ENV=production would leave the compiler out.
  const options = ['ci', '--include=dev', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error'];
  const outcome = spawnSync(process.execPath, [npm, ...options], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  if (outcome.status === 0) return;
  if (outcome.signal !== null) throw new Error('The installation was stopped. The same command starts it again.');
  if (/ENOTFOUND|EAI_AGAIN|ECONN|ETIMEDOUT|ENETUNREACH|ENOTCACHED|ERR_SOCKET/u.test(outcome.stderr)) {
    throw new Error(
      'The packages could not be downloaded. They are needed once: go online, then run the same command again.',
    );
  }
  // What follows the first lines is npm's manual.
  const words = outcome.stderr.trim().split('\n').slice(0, 6).join('\n');
  throw new Error(`${words}\nnpm ci ended with exit code ${outcome.status}; its own words stand above.`);
}

/** The file npm-cli.js: of the npm that runs us, beside Node, or behind the command `npm`. */
function findNpm() {
  const beside = dirname(process.execPath);
  const commands = (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, 'npm'));
  return [
    process.env.npm_execpath,
    join(beside, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    join(beside, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    ...commands.filter((path) => existsSync(path)).map((path) => realpathSync(path)),
  ].find((path) => path !== undefined && basename(path) === 'npm-cli.js' && existsSync(path));
}

function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return;
  throw new Error(`sameseed needs Node ${OLDEST_NODE.join('.')} or newer; this is Node ${process.versions.node}.`);
}

function say(sentence) {
  process.stderr.write(`${sentence}\n`);
}

try {
  requireNode();
  alone(root, () => {
    const why = whyInstall();
    if (why !== undefined) {
      say(`Installing the packages of package-lock.json with npm ci (${why}).`);
      install();
    }
    build(say);
  });
} catch (error) {
  say(error.message);
  process.exitCode = 1;
}
