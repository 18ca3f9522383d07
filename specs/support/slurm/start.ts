import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:net';
import { cpus, tmpdir, totalmem } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A SLURM of one controller and one node, on this machine, of this user; it ends with `stop`. */
export interface Slurm {
  /** Environment in which SLURM's commands find it. */
  readonly environment: Readonly<Record<string, string>>;
  /** Calls one of SLURM's commands and answers with what it prints. */
  call(program: string, ...words: readonly string[]): Promise<string>;
  /** What controller, node and munge have logged, for the report of a failure. */
  logs(): string;
  stop(): Promise<void>;
}

/** Daemons lie where users seldom look. */
const PATH = [process.env['PATH'] ?? '', '/usr/sbin', '/sbin', '/usr/local/sbin'].join(delimiter);

const PROGRAMS = ['munged', 'slurmctld', 'slurmd', 'sbatch', 'squeue', 'scancel', 'scontrol'] as const;

/** Why there is no SLURM to start here, with what to install; undefined when there is. */
export function missingSlurm(): string | undefined {
  if (process.platform !== 'linux') return `SLURM runs on Linux, not on ${process.platform}`;
  const missing = PROGRAMS.filter((name) => !PATH.split(delimiter).some((folder) => existsSync(join(folder, name))));
  if (missing.length === 0) return undefined;
  return `${missing.join(', ')} missing; on Debian: apt-get install -y --no-install-recommends slurm-wlm munge`;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle));
  const address = server.address();
  await new Promise((settle) => server.close(settle));
  if (typeof address === 'object' && address !== null) return address.port;
  throw new Error('no port is free');
}

function configure(folder: string, [controller, node]: readonly [number, number]): string {
  const user = execFileSync('id', ['-un'], { encoding: 'utf8' }).trim();
  return [
    'ClusterName=sameseed',
    'SlurmctldHost=localhost(127.0.0.1)',
    `SlurmctldPort=${controller}`,
    `SlurmUser=${user}`,
    `SlurmdUser=${user}`,
    'AuthType=auth/munge',
    // tasks that were put back into the queue would wait two minutes for their credentials to expire
    `AuthInfo=socket=${folder}/munge.socket,cred_expire=5`,
    `StateSaveLocation=${folder}/state`,
    `SlurmdSpoolDir=${folder}/spool`,
    `SlurmctldPidFile=${folder}/slurmctld.pid`,
    `SlurmdPidFile=${folder}/slurmd.pid`,
    `SlurmctldLogFile=${folder}/slurmctld.log`,
    `SlurmdLogFile=${folder}/slurmd.log`,
    // no systemd, and no control groups, are asked of the machine
    'ProctrackType=proctrack/pgid',
    'TaskPlugin=task/none',
    'SelectType=select/cons_tres',
    'SelectTypeParameters=CR_CPU',
    'SchedulerParameters=batch_sched_delay=0,sched_interval=2,sched_min_interval=0',
    'MpiDefault=none',
    'ReturnToService=2',
    'KillWait=10',
    // two tasks at a time, also on a machine with one processor
    `NodeName=node NodeHostname=localhost NodeAddr=127.0.0.1 Port=${node} CPUs=${Math.max(2, cpus().length)} RealMemory=${Math.floor(totalmem() / 2 ** 20 / 2)} State=UNKNOWN`,
    'PartitionName=specs Nodes=ALL Default=YES MaxTime=INFINITE State=UP',
    '',
  ].join('\n');
}

/** Starts a SLURM in a temporary folder; installs nothing. */
export async function startSlurm(): Promise<Slurm> {
  const folder = mkdtempSync(join(tmpdir(), 'sameseed-slurm-'));
  const at = (name: string): string => join(folder, name);
  const environment = { PATH, SLURM_CONF: at('slurm.conf') };
  const options = { env: { ...process.env, ...environment }, cwd: folder };
  const call = async (program: string, ...words: readonly string[]): Promise<string> =>
    (await run(program, [...words], options)).stdout;
  const logs = (): string =>
    ['munged.log', 'slurmctld.log', 'slurmd.log']
      .map((name) => `${name}:\n${existsSync(at(name)) ? readFileSync(at(name), 'utf8') : 'none'}`)
      .join('\n');
  const stop = async (): Promise<void> => {
    await call('scancel', '--full', '--user', String(process.getuid?.())).catch(() => undefined);
    for (const name of ['slurmd', 'slurmctld', 'munged']) await endDaemon(at(`${name}.pid`));
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  for (const name of ['state', 'spool']) mkdirSync(at(name));
  writeFileSync(at('munge.key'), randomBytes(1024));
  chmodSync(at('munge.key'), 0o400);
  writeFileSync(at('slurm.conf'), configure(folder, [await freePort(), await freePort()]));
  try {
    startDaemon('munged', mungeOptions(at), options);
    startDaemon('slurmctld', ['-c'], options);
    startDaemon('slurmd', ['-N', 'node', '-c'], options);
    await waitForNode(call);
  } catch (error) {
    const told = logs();
    await stop();
    throw new Error(`SLURM did not start: ${String(error)}\n${told}`, { cause: error });
  }
  return { environment, call, logs, stop };
}

function mungeOptions(at: (name: string) => string): string[] {
  const files = { socket: 'munge.socket', 'key-file': 'munge.key', 'pid-file': 'munged.pid' };
  const more = { 'log-file': 'munged.log', 'seed-file': 'munge.seed' };
  // a folder for temporary files may be written by all, which munge warns of
  return ['--force', ...Object.entries({ ...files, ...more }).map(([option, file]) => `--${option}=${at(file)}`)];
}

/** Starts what puts itself into the background. */
function startDaemon(program: string, words: readonly string[], options: { env: NodeJS.ProcessEnv }): void {
  const outcome = spawnSync(program, [...words], { ...options, stdio: ['ignore', 'ignore', 'ignore'] });
  if (outcome.status !== 0) throw new Error(`${program} ended with ${outcome.status ?? String(outcome.error)}`);
}

async function endDaemon(pidFile: string): Promise<void> {
  const pid = Number(existsSync(pidFile) ? readFileSync(pidFile, 'utf8') : Number.NaN);
  if (!Number.isInteger(pid) || pid <= 1) return;
  for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
    for (let tries = 0; tries < 50; tries++) {
      try {
        process.kill(pid, tries === 0 ? signal : 0);
      } catch {
        return;
      }
      await sleep(100);
    }
  }
}

async function waitForNode(call: Slurm['call']): Promise<void> {
  let state = 'unknown';
  for (let tries = 0; tries < 100; tries++) {
    state = await call('sinfo', '--noheader', '--format=%t').catch(String);
    if (state.trim() === 'idle') return;
    await sleep(200);
  }
  throw new Error(`the node is ${state.trim()}`);
}
