import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Records } from '../../src/artifact/read.ts';
import type { RunRecord } from '../../src/artifact/record.ts';
import { sealResult } from '../../src/artifact/result.ts';
import { renderPages } from '../../src/report/pages.ts';
import { plainText } from '../../src/report/plain-text.ts';
import { CHROMIUM, type WatchedVisitor } from '../support/browsers/chromium.ts';
import { expectDefectCaughtAsync, expectLawAsync } from '../support/laws.ts';
import { collectRecords, fixtureImages, fixtureRecords } from '../support/report-fixture.ts';

const MOST_MS = 180_000;

/** Texts that call `canary` wherever a text becomes a program, a tag, an address, a formula or an expression. */
const HOSTILE = [
  '<script>canary()</script>',
  '</script><script>canary()</script>',
  '</style></title></textarea><script>canary()</script>',
  '<!--<script>',
  '--><img src=x onerror=canary()>',
  '"><svg onload=canary()>',
  "' autofocus onfocus=canary() x='",
  '<a href="javascript:canary()">x</a>',
  '<iframe srcdoc="<script>parent.canary()</script>"></iframe>',
  '<form action="javascript:canary()"><button>x</button></form>',
  '<math><mtext><table><mglyph><style><img src=x onerror=canary()>',
  'javascript:canary()',
  'data:text/html,<script>parent.canary()</script>',
  ']]><script>canary()</script>',
  '${canary()}',
  '{{constructor.constructor("canary()")()}}',
  "datum['x'];canary()",
  '\\href{javascript:canary()}{x}',
  '\\u003cscript\\u003ecanary()\\u003c/script\\u003e',
  '"};canary();({"',
  '\u2028canary()\u2029',
  '\u202e)(yranac\u2066',
  '__proto__',
  `${'long '.repeat(3000)}<script>canary()</script>`,
];

const hostile = fc
  .array(
    fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...HOSTILE) }, fc.string({ unit: 'grapheme', maxLength: 8 })),
    {
      minLength: 1,
      maxLength: 4,
    },
  )
  .map((parts) => `plainly ${parts.join('')}`);

/** A text for every field of a record that is free. */
const texts = fc.record({
  title: hostile,
  part: hostile,
  treatment: hostile,
  level: hostile,
  tensor: hostile,
  machine: hostile,
  file: hostile,
  label: hostile,
});

type Texts = typeof texts extends fc.Arbitrary<infer Value> ? Value : never;

function recordsWith({ title, part, treatment, level, tensor, machine, file }: Texts): Records {
  const { summary, runs } = fixtureRecords({ notebookSeeds: 2, factors: [1e-6, 1e-3], isCut: false });
  const change = (record: RunRecord): RunRecord => ({
    ...record,
    run: {
      ...record.run,
      experiment: title,
      part: record.run.part === 'notebook' ? part : 'hinton',
      treatment: `${treatment} ${record.run.treatment}`,
      levels: { ...record.run.levels, [level]: level },
    },
    result: sealResult({
      ...record.result,
      initialDigests: { [tensor]: 'a'.repeat(64) },
      epochs: record.result.epochs.map((epoch) => ({ ...epoch, digests: { [tensor]: 'b'.repeat(64) } })),
    }),
  });
  const { provenance, observed } = summary;
  const changed = collectRecords([...runs.values()].map(change), {
    dataset: 'mnist',
    isCut: false,
    name: title,
    title,
  });
  return {
    runs: changed.runs,
    summary: {
      ...changed.summary,
      provenance: {
        ...provenance,
        dataset: { ...provenance.dataset, digests: { ...provenance.dataset.digests, [file]: 'c'.repeat(64) } },
        packages: { [machine]: machine },
        commit: machine,
        fingerprint: {
          ...provenance.fingerprint,
          platform: machine,
          architecture: machine,
          osRelease: machine,
          processor: machine,
          node: machine,
          v8: machine,
        },
      },
      observed: { ...observed, startedAt: machine },
    },
  };
}

/** What a person could do with a page: sees all of it, points at everything, presses everything, drops a file on it. */
const TOUCH_EVERYTHING = `(async (name) => {
  for (const figure of document.querySelectorAll('figure')) {
    figure.scrollIntoView();
    await new Promise((settle) => setTimeout(settle, 50));
  }
  for (const element of document.querySelectorAll('body *')) {
    for (const kind of ['mouseover', 'mousemove', 'focus']) element.dispatchEvent(new Event(kind, { bubbles: true }));
  }
  for (const button of document.querySelectorAll('button, summary, label')) button.click();
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(new File(['x'], name));
  document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
  for (let tries = 0; tries < 200 && !document.querySelector('.panel .notice'); tries++) {
    await new Promise((settle) => setTimeout(settle, 20));
  }
})`;

const whole = (html: string): string => html;
const unescaped = (html: string): string => html.replaceAll('&lt;', '<').replaceAll('&quot;', '"');
const unguarded = (html: string): string => html.replace(/<meta http-equiv[^>]*>/iu, '');

describe.skipIf(CHROMIUM.missing !== undefined)(`a report of hostile texts in Chromium`, { timeout: MOST_MS }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'sameseed-hostile-'));
  const path = join(folder, 'report.html');
  let visitor: WatchedVisitor;
  let requests: string[] = [];
  let faults: string[] = [];

  beforeAll(async () => {
    visitor = await CHROMIUM.start();
    const { page } = visitor;
    page.on('request', (request) => requests.push(request.url()));
    page.on('dialog', (dialog) => {
      faults.push(`a dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on('pageerror', (error) => faults.push(`an error: ${error.message}`));
    page.on('popup', () => faults.push('a window'));
    await page.addInitScript(() => {
      const told: string[] = [];
      Object.assign(globalThis, { told, canary: () => told.push('the canary ran') });
      document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
        told.push(`the policy stopped ${violatedDirective} ${blockedURI}`);
      });
    });
  }, MOST_MS);

  afterAll(async () => {
    await visitor.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  });

  /** Opens a report with these texts, does everything with it, and gives what was told of scripts. */
  const visit = async (all: Texts, change: (html: string) => string): Promise<unknown> => {
    const images = fixtureImages().map(({ height, width, pixels }) => ({ label: all.label, height, width, pixels }));
    writeFileSync(path, change((await renderPages(recordsWith(all), { examples: { title: 'MNIST', images } })).html));
    [requests, faults] = [[], []];
    await visitor.open(path);
    await visitor.evaluate(`${TOUCH_EVERYTHING}(${JSON.stringify(all.file)})`);
    return visitor.evaluate('told');
  };

  /** Whatever the texts are: nothing of them runs, nothing is asked of the net, and they can be read. */
  const showsTexts = (change: (html: string) => string) =>
    fc.asyncProperty(texts, async (all) => {
      expect(await visit(all, change)).toEqual([]);
      expect(faults).toEqual([]);
      expect(requests.filter((address) => !/^(?:data|blob):/u.test(address))).toEqual([
        await visitor.evaluate('location.href'),
      ]);
      const heading = await visitor.evaluate(`document.querySelector('h1').textContent`);
      expect(heading).toBe(plainText(all.title));
      const text = String(await visitor.evaluate('document.body.textContent'));
      for (const shown of [all.part, all.treatment, all.machine, all.file]) expect(text).toContain(plainText(shown));
      expect(await visitor.evaluate(`document.querySelector('.panel .notice').textContent`)).toContain(all.file);
      expect(await visitor.evaluate(`document.querySelectorAll('.is-live').length > 0`)).toBe(true);
    });

  it('never runs any of them, and shows them', async () => {
    await expectLawAsync(showsTexts(whole), { numRuns: 12 });
  });

  it('would see one run', async () => {
    const text = 'plainly <script>canary()</script>';
    const all = { title: text, part: text, treatment: text, level: text, tensor: text, machine: text };
    const told = await visit({ ...all, file: text, label: text }, (html) => unguarded(unescaped(html)));
    expect(told).toContain('the canary ran');
    const stopped = await visit({ ...all, file: text, label: text }, unescaped);
    expect(stopped).toContain('the policy stopped script-src-elem inline');
    expect(stopped).not.toContain('the canary ran');
  });

  it.each([
    ['that are not escaped, which the policy still stops', unescaped],
    ['that are not escaped, with no policy', (html: string) => unguarded(unescaped(html))],
    ['that end the script element of the runs', (html: string) => unguarded(html).replaceAll('\\u003c', '<')],
  ])('catches texts %s', async (_what, defect) => {
    await expectDefectCaughtAsync(showsTexts(defect), { numRuns: 3, endOnFailure: true });
  });
});
