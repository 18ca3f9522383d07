import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { z } from '../../../src/base/schema.ts';
import { findProgram } from '../portability/find-program.ts';
import { writeFirefoxProfile } from './firefox-profile.ts';
import { type Command, openMarionette } from './marionette.ts';
import type { Browser, Visitor } from './visitor.ts';

const program = findProgram(['firefox-esr', 'firefox']);
const MOST_MS = 60_000;
const POLL_MS = 50;

/** Debian's Firefox ESR, or another one on the search path. */
export const FIREFOX: Browser = {
  name: 'Firefox',
  missing: program === undefined ? 'apt install firefox-esr' : undefined,
  async start() {
    if (program === undefined) throw new Error('Firefox is not installed.');
    const profile = mkdtempSync(join(tmpdir(), 'sameseed-firefox-'));
    writeFirefoxProfile(profile, ['"marionette.port", 0']);
    const options = ['--headless', '--no-remote', '--marionette', '--profile', profile];
    // a group of its own, so that its helper processes end with it
    const child = spawn(program, options, { stdio: 'ignore', detached: true });
    const end = async (): Promise<void> => {
      await kill(child);
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    };
    try {
      const { command, close } = await openMarionette(await readPort(profile));
      await command('WebDriver:NewSession');
      return visitorOf(command, async () => {
        close();
        await end();
      });
    } catch (error) {
      await end();
      throw error;
    }
  },
};

function visitorOf(command: Command, close: () => Promise<void>): Visitor {
  const find = async (selector: string): Promise<string> => {
    const found = valueOf(await command('WebDriver:FindElement', { using: 'css selector', value: selector }));
    return z.string().parse(Object.values(z.record(z.string(), z.unknown()).parse(found))[0]);
  };
  const size = async (): Promise<readonly number[]> => {
    const script = 'return [window.innerWidth, window.innerHeight, window.outerWidth, window.outerHeight]';
    return z.array(z.number()).parse(valueOf(await command('WebDriver:ExecuteScript', { script, args: [] })));
  };
  return {
    async open(path) {
      await command('WebDriver:Navigate', { url: pathToFileURL(path).href });
    },
    async evaluate(expression) {
      return valueOf(await command('WebDriver:ExecuteScript', { script: `return (${expression})`, args: [] }));
    },
    async click(selector) {
      await command('WebDriver:ElementClick', { id: await find(selector) });
    },
    async give(selector, paths) {
      await command('WebDriver:ElementSendKeys', { id: await find(selector), text: paths.join('\n') });
    },
    async resize(width, height) {
      const [innerWidth, innerHeight, outerWidth, outerHeight] = await size();
      await command('WebDriver:SetWindowRect', {
        width: width + outerWidth - innerWidth,
        height: height + outerHeight - innerHeight,
      });
    },
    async picture(selector, path) {
      const image = valueOf(await command('WebDriver:TakeScreenshot', { id: await find(selector), full: false }));
      writeFileSync(path, Buffer.from(z.string().parse(image), 'base64'));
    },
    close,
  };
}

function valueOf(result: unknown): unknown {
  return z.object({ value: z.unknown() }).parse(result).value;
}

/** The port that Firefox has chosen, which it writes into its profile. */
async function readPort(profile: string): Promise<number> {
  const file = join(profile, 'MarionetteActivePort');
  for (let waited = 0; waited < MOST_MS; waited += POLL_MS) {
    const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
    if (text !== '') return Number(text);
    await sleep(POLL_MS);
  }
  throw new Error('Firefox opened no port.');
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null) return;
  const ended = once(child, 'exit');
  process.kill(-child.pid, 'SIGKILL');
  await ended;
}
