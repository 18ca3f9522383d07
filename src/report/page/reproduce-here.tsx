import type { VNode } from 'preact';
import { ENGINE_VERSION } from '../../engine/self-test.ts';
import { WASM_DIGEST } from '../../engine/portable/wasm.ts';
import type { ReportFacts } from '../facts.ts';
import { inertJson } from '../interactive/inert-json.ts';
import { type HeldRuns, holdRuns } from '../reproduce/held-runs.ts';
import { PLACES } from '../reproduce/places.ts';
import type { Bundles } from '../reproduce/bundles.ts';

/** Where the page trains one of its runs again, or why it can't; the panel itself is the script's. */
export function ReproduceHere({ facts }: { readonly facts: ReportFacts }): VNode {
  const held = holdRuns(facts);
  return (
    <section id="reproduce-here">
      <h2>Reproduce here</h2>
      {typeof held === 'string' ? (
        <p>This page can’t train its runs again. {held}</p>
      ) : (
        <>
          <p>
            The page itself can train any of its runs again, with the portable engine inside this browser, and tell
            whether the bits are the same: after each epoch it compares every number and the SHA-256 of every tensor
            with the record. Nothing is installed, loaded or sent.{' '}
            {held.dataset.name === 'glyphs' ? (
              'The glyphs are drawn by the page.'
            ) : (
              <>
                The files of {held.dataset.title} are not in the page: it asks for them, and{' '}
                <code>npx sameseed data fetch</code> gets them.
              </>
            )}
          </p>
          <div id={PLACES.panel}>
            <p class="notice">The button for it is in report.html, in a browser that runs the page’s script.</p>
          </div>
          <p class="note">
            Engine portable, version {ENGINE_VERSION}; SHA-256 of its .wasm: <code>{WASM_DIGEST}</code>
          </p>
        </>
      )}
    </section>
  );
}

/** What the page holds for its panel: the runs, the worker's program as text, and the panel's script, which runs. */
export function ReproducePrograms({ held, bundles }: { readonly held: HeldRuns; readonly bundles: Bundles }): VNode {
  return (
    <>
      <script id={PLACES.runs} type="application/json" dangerouslySetInnerHTML={{ __html: inertJson(held) }} />
      <script id={PLACES.worker} type="text/plain" dangerouslySetInnerHTML={{ __html: bundles.worker }} />
      <script dangerouslySetInnerHTML={{ __html: bundles.page }} />
    </>
  );
}
