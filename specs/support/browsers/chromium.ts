import { pathToFileURL } from 'node:url';
import { chromium, type Page } from 'playwright-core';
import { findProgram } from '../portability/find-program.ts';
import type { Browser, Visitor } from './visitor.ts';

const program = findProgram(['chromium', 'chromium-browser', 'google-chrome']);

/** What a page does while Chromium has it open, for specs that look closer. */
export interface WatchedVisitor extends Visitor {
  readonly page: Page;
}

/** Debian's Chromium, or another one on the search path. */
export const CHROMIUM = {
  name: 'Chromium',
  missing: program === undefined ? 'apt install chromium' : undefined,
  async start(): Promise<WatchedVisitor> {
    if (program === undefined) throw new Error('Chromium is not installed.');
    // root may not use the sandbox
    const browser = await chromium.launch({ executablePath: program, args: ['--no-sandbox'] });
    const page = await browser.newPage();
    return {
      page,
      async open(path) {
        await page.goto(pathToFileURL(path).href);
      },
      evaluate: (expression) => page.evaluate(expression),
      click: (selector) => page.click(selector),
      give: (selector, paths) => page.setInputFiles(selector, [...paths]),
      resize: (width, height) => page.setViewportSize({ width, height }),
      async picture(selector, path) {
        await page.locator(selector).screenshot({ path });
      },
      close: () => browser.close(),
    };
  },
} satisfies Browser;
