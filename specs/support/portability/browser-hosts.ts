import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { writeFirefoxProfile } from '../browsers/firefox-profile.ts';
import { findProgram } from './find-program.ts';
import { type Host, type HostReport, parseBits } from './host.ts';
import { serveTraining } from './served-training.ts';

const MOST_MS = 60_000;

interface Browser {
  readonly name: string;
  /** Names that its program goes by. */
  readonly programs: readonly string[];
  readonly cure: string;
  /** Makes an empty folder its profile, and answers the options of a start in it without a window. */
  prepare(profile: string): readonly string[];
}

const CHROMIUM: Browser = {
  name: 'Chromium, web worker',
  programs: ['chromium', 'chromium-browser', 'google-chrome'],
  cure: 'apt install chromium',
  prepare: (profile) => [
    '--headless',
    '--no-sandbox',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    `--user-data-dir=${profile}`,
  ],
};

const FIREFOX: Browser = {
  name: 'Firefox, web worker',
  programs: ['firefox-esr', 'firefox'],
  cure: 'apt install firefox-esr',
  prepare(profile) {
    writeFirefoxProfile(profile);
    return ['--headless', '--no-remote', '--profile', profile];
  },
};

/** Browsers of this machine, started without a window. */
export function browserHosts(): Host[] {
  return [CHROMIUM, FIREFOX].map(browserHost);
}

function browserHost(browser: Browser): Host {
  const program = findProgram(browser.programs);
  return {
    name: browser.name,
    flags: [],
    missing: program === undefined ? browser.cure : undefined,
    async run() {
      if (program === undefined) throw new Error(`Expected one of ${browser.programs.join(', ')} on the search path.`);
      return visit(browser, program);
    },
  };
}

async function visit(browser: Browser, program: string): Promise<HostReport> {
  const profile = mkdtempSync(join(tmpdir(), 'sameseed-browser-'));
  const training = await serveTraining();
  const options = [...browser.prepare(profile), training.address];
  // a group of its own, so that its helper processes end with it
  const child = spawn(program, options, { stdio: 'ignore', detached: true });
  const timer = new AbortController();
  try {
    const text = await Promise.race([
      training.report,
      once(child, 'exit', { signal: timer.signal }).then(() => fail(`${browser.name} ended without a report.`)),
      sleep(MOST_MS, undefined, { signal: timer.signal }).then(() => fail(`${browser.name} reported nothing.`)),
    ]);
    const bits = parseBits(JSON.parse(text), browser.name);
    return { ...bits, version: versionOf(program), platform: process.platform, architecture: process.arch };
  } finally {
    timer.abort();
    training.close();
    await end(child);
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

function fail(sentence: string): never {
  throw new Error(sentence);
}

function versionOf(program: string): string {
  const said = execFileSync(program, ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  return /\d+(?:\.\d+)+(?:esr)?/u.exec(said)?.[0] ?? 'unknown';
}

async function end(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null) return;
  const ended = once(child, 'exit');
  process.kill(-child.pid, 'SIGKILL');
  await ended;
}
