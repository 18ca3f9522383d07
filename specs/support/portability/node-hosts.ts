import { execFile, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { findProgram } from './find-program.ts';
import { installedFile } from './hosts-folder.ts';
import { type Host, parseReport } from './host.ts';

const SCRIPT = fileURLToPath(new URL('node-host.mjs', import.meta.url));
const MOST_MS = 300_000;
const THIS_NODE = `Node ${process.versions.node.split('.')[0]}`;
const AVX_OFF = '--no-enable-avx';
const REVECTORIZE = ['--no-liftoff', '--experimental-wasm-revectorize'];

/** How a program that takes Node's scripts is started. */
interface Start {
  /** The program and what comes before the flags. */
  readonly command: readonly [program: string, ...before: string[]];
  readonly missing?: string | undefined;
  readonly environment?: Readonly<Record<string, string>>;
}

/** This Node: another thread, another process, and its compilers apart. */
export function thisNodeHosts(): Host[] {
  const start: Start = { command: [process.execPath] };
  return [
    nodeHost(`${THIS_NODE}, worker thread`, start, { words: ['worker'] }),
    ...compilerFlags(start).map((flags) => nodeHost(THIS_NODE, start, { flags })),
  ];
}

/** Other versions of Node, and Bun for the third large compiler. */
export function installedHosts(): Host[] {
  const nodes = [22, 24].flatMap((major) => {
    const { path, missing } = installedFile('node_modules', `node${major}`, 'bin', 'node');
    const start: Start = { command: [path], missing };
    return compilerFlags(start).map((flags) => nodeHost(`Node ${major}`, start, { flags }));
  });
  const bun = installedFile('node_modules', 'bun', 'bin', 'bun');
  return [...nodes, nodeHost('Bun', { command: [bun.path], missing: bun.missing })];
}

/** Other processors, emulated. */
export function emulatedHosts(): Host[] {
  const nehalem = emulator('x86_64');
  const arm = emulator('aarch64');
  const node = installedFile('node_modules', 'node-arm64', 'bin', 'node');
  const root = installedFile('arm64');
  const old: Start = { command: [nehalem.path, '-cpu', 'Nehalem', process.execPath], missing: nehalem.missing };
  const start: Start = {
    command: [arm.path, node.path],
    missing: arm.missing ?? node.missing ?? root.missing,
    environment: { QEMU_LD_PREFIX: root.path },
  };
  return [
    ...(process.arch === 'x64' ? [nodeHost(`${THIS_NODE}, emulated processor without AVX`, old)] : []),
    ...[[], ['--liftoff-only'], ['--no-liftoff']].map((flags) => nodeHost('Node 24, emulated arm64', start, { flags })),
  ];
}

function emulator(processor: string): { readonly path: string; readonly missing?: string } {
  const path = findProgram([`qemu-${processor}-static`, `qemu-${processor}`]);
  return path === undefined ? { path: '', missing: 'apt install qemu-user-static' } : { path };
}

function compilerFlags(start: Start): string[][] {
  const onIntel = process.arch === 'x64' ? [[AVX_OFF], ['--no-liftoff', AVX_OFF]] : [];
  const always = [[], ['--liftoff-only'], ['--no-liftoff'], ...onIntel];
  return knowsFlags(start, REVECTORIZE) ? [...always, REVECTORIZE] : always;
}

// which flags there are depends on the version, and an unknown one ends Node
function knowsFlags({ command, missing }: Start, flags: readonly string[]): boolean {
  return missing === undefined && spawnSync(command[0], [...flags, '-e', '']).status === 0;
}

interface Words {
  readonly flags?: readonly string[];
  /** What the script is told. */
  readonly words?: readonly string[];
}

function nodeHost(name: string, start: Start, { flags = [], words = [] }: Words = {}): Host {
  const [program, ...before] = start.command;
  return {
    name,
    flags,
    missing: start.missing,
    async run() {
      const { stdout } = await promisify(execFile)(program, [...before, ...flags, SCRIPT, ...words], {
        timeout: MOST_MS,
        env: { ...process.env, NODE_OPTIONS: '', ...start.environment },
      });
      return parseReport(stdout, name);
    },
  };
}
