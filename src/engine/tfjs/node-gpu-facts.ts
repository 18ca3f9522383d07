import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import type { Gpu } from '../../artifact/fingerprint.ts';
import { allowsTf32 } from './node-environment.ts';

const QUERY = ['--query-gpu=name,driver_version', '--format=csv,noheader'];

/** The GPU and what computes on it; what can't be read here is left out. */
export async function describeGpu(): Promise<Gpu> {
  const listing = await promisify(execFile)('nvidia-smi', QUERY).then(({ stdout }) => stdout, absent);
  const maps = await readFile('/proc/self/maps', 'utf8').catch(absent);
  return { ...readListing(listing), ...readLibraries(maps), tf32: allowsTf32() };
}

/** Names and driver from the lines `name, driver` of nvidia-smi; several equal GPUs are named once. */
export function readListing(listing: string): Pick<Gpu, 'name' | 'driver'> {
  const rows = listing
    .split('\n')
    .filter((line) => line.includes(', '))
    .map((line) => line.trim().split(', '));
  if (rows.length === 0) return {};
  return { name: [...new Set(rows.map(([name]) => name))].join(' and '), driver: rows[0][1] };
}

/** Versions in the file names of the CUDA libraries that a process has loaded, from Linux's list of its memory. */
export function readLibraries(maps: string): Pick<Gpu, 'cuda' | 'cudnn'> {
  const cuda = /\/libcudart\.so\.([\d.]+)$/mu.exec(maps)?.[1];
  const cudnn = /\/libcudnn\.so\.([\d.]+)$/mu.exec(maps)?.[1];
  return { ...(cuda === undefined ? {} : { cuda }), ...(cudnn === undefined ? {} : { cudnn }) };
}

function absent(): string {
  return '';
}
