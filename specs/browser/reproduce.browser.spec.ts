import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Records, readRecords } from '../../src/artifact/read.ts';
import { renderPages } from '../../src/report/pages.ts';
import { alterRun, givenFiles, tinySweep } from '../report/reproduce/tiny-sweep.ts';
import { CHROMIUM } from '../support/browsers/chromium.ts';
import { FIREFOX } from '../support/browsers/firefox.ts';
import type { Visitor } from '../support/browsers/visitor.ts';

const MOST_MS = 120_000;
const POLL_MS = 50;

const PANEL = '#reproduce-here .panel';
const START = `${PANEL} button.start`;
const STOP = `${PANEL} button:not(.start)`;
const FILES = `${PANEL} input[type=file]`;
const EPOCHS = `${PANEL} input[type=number]`;
const RUNS = `${PANEL} select`;

const quote = (text: string): string => JSON.stringify(text);

/** Drops a file of three bytes somewhere on the page. */
const DROP = `(() => {
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(new File([new Uint8Array([1, 2, 3])], '<b>holiday</b>.jpg'));
  return document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
})()`;

for (const browser of [CHROMIUM, FIREFOX]) {
  const cure = browser.missing === undefined ? '' : ` (needs: ${browser.missing})`;
  describe.skipIf(browser.missing !== undefined)(`report.html in ${browser.name}${cure}`, { timeout: MOST_MS }, () => {
    const folder = mkdtempSync(join(tmpdir(), 'sameseed-page-'));
    let visitor: Visitor;
    let tiny: Records;
    let glyphs: Records;

    const open = async (records: Records, change = (html: string) => html): Promise<void> => {
      const path = join(folder, 'report.html');
      writeFileSync(path, change((await renderPages(records)).html));
      await visitor.open(path);
    };
    /** Waits until an element has these words, and gives all of its words. */
    const words = async (selector: string, expected: string): Promise<string> => {
      const until = Date.now() + MOST_MS / 2;
      for (;;) {
        const found = await visitor.evaluate(`document.querySelector(${quote(selector)})?.innerText ?? ''`);
        const text = String(found).replaceAll(/\s+/gu, ' ');
        if (text.includes(expected)) return text;
        if (Date.now() > until)
          throw new Error(`Expected ${selector} to say ${quote(expected)}, received ${quote(text)}.`);
        await sleep(POLL_MS);
      }
    };
    const change = async (selector: string, assignment: string): Promise<void> => {
      await visitor.evaluate(`(() => {
        const element = document.querySelector(${quote(selector)});
        element.${assignment};
        return element.dispatchEvent(new Event('change', { bubbles: true }));
      })()`);
    };
    const give = async (): Promise<void> => {
      const paths = givenFiles().map(async (file) => {
        const path = join(folder, file.name);
        writeFileSync(path, new Uint8Array(await file.arrayBuffer()));
        return path;
      });
      await visitor.give(FILES, await Promise.all(paths));
      await words(PANEL, 't10k-labels-idx1-ubyte is here: file 4');
    };

    beforeAll(async () => {
      visitor = await browser.start();
      tiny = await tinySweep();
      glyphs = await readRecords('artifacts/reference/quick/glyphs');
    }, MOST_MS);

    beforeEach(() => visitor.resize(1000, 900));

    afterAll(async () => {
      await visitor.close();
      rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    });

    it('has the bits of the committed reference on the glyphs', async () => {
      await open(glyphs);
      await visitor.click(START);
      const text = await words(`${PANEL} .verdict`, 'The same bits.');
      expect(text).toMatch(/(?:Chromium|Firefox) \d+ on \w+ trained all 10 epochs of notebook\/notebook\/seed-1/u);
      expect(text).toContain('e724fe036b4ab11dcc2d00ca3f3af51df077cd9ff83f41795d682412f7bdaa62');
    });

    it('stops when it is told to, and starts again', async () => {
      await open(glyphs);
      await change(RUNS, 'selectedIndex = 7');
      await visitor.click(START);
      await words(PANEL, 'Stop');
      await visitor.click(STOP);
      await words(PANEL, 'of hinton/l2-0.001/seed-1');
      await change(RUNS, 'selectedIndex = 1');
      await change(EPOCHS, 'value = 1');
      await visitor.click(START);
      expect(await words(`${PANEL} .verdict`, 'The same bits.')).toContain(
        'the first 1 epoch of notebook/notebook/seed-2',
      );
    });

    it('wants the files of the data set, and knows them by their content', async () => {
      await open(tiny);
      expect(await visitor.evaluate(`document.querySelector(${quote(START)}).disabled`)).toBe(true);
      await visitor.evaluate(DROP);
      await words(`${PANEL} .notice`, '<b>holiday</b>.jpg is not a file that these runs were trained on');
      await give();
      await visitor.click(START);
      const text = await words(`${PANEL} .verdict`, 'The same bits.');
      expect(text).toContain('trained all 3 epochs of tiny/tiny/seed-1');
      expect(text).toContain(tiny.runs.get('tiny/tiny/seed-1')?.result.digest);
    });

    it('names the first difference from a record that was altered', async () => {
      await open(
        alterRun(tiny, 'tiny/tiny/seed-1', (epochs) => {
          epochs[1].digests['dense-2/kernel'] = 'beef'.repeat(16);
          epochs[2].validationAccuracy = 1;
        }),
      );
      await give();
      await visitor.click(START);
      const text = await words(`${PANEL} .verdict`, 'Other bits');
      expect(text).toContain('tiny/tiny/seed-1 parts at epoch 2: dense-2/kernel is');
      expect(text).toContain('was beef… in the reference');
      expect(await words(`${PANEL} tbody`, '3 ')).toMatch(
        /^1 .* 8 of 8 same 2 .* 7 of 8 other 3 .* 1\.0000 8 of 8 other$/u,
      );
    });

    it('fits a phone', async () => {
      await visitor.resize(390, 800);
      await open(tiny);
      await give();
      await visitor.click(START);
      await words(`${PANEL} .verdict`, 'The same bits.');
      const [inner, width] = JSON.parse(
        String(await visitor.evaluate('JSON.stringify([innerWidth, document.documentElement.scrollWidth])')),
      );
      expect(inner).toBeLessThan(704);
      expect(width).toBeLessThanOrEqual(inner);
    });

    it.each([
      ['compiles no WebAssembly', " 'wasm-unsafe-eval'", 'Expected WebAssembly with 128-bit SIMD'],
      ['starts no worker', '; worker-src blob:', 'worker'],
    ])('says so in a browser that %s', async (_what, permission, reason) => {
      await open(glyphs, (html) => html.replace(permission, ''));
      await visitor.click(START);
      expect(await words(`${PANEL} .notice`, 'Not reproduced.')).toContain(reason);
      expect(await visitor.evaluate(`document.querySelector(${quote(START)}).disabled`)).toBe(false);
    });
  });
}
