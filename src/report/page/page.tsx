import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { policyDigest, SCRIPTS } from '../interactive/scripts.ts';
import { type Bundles, readBundles } from '../reproduce/bundles.ts';
import { holdRuns } from '../reproduce/held-runs.ts';
import { PANEL_STYLE } from '../reproduce/panel/style.ts';
import { Contents, type ContentsProps } from './contents.tsx';
import { ReproducePrograms } from './reproduce-here.tsx';
import { STYLE } from './style.ts';

/** The page as one HTML document that loads nothing: styles, scripts, drawings and formulas are all in it. */
export function renderPage(props: ContentsProps): string {
  return `<!doctype html>\n${renderToString(<Page {...props} />)}\n`;
}

const LOOK = `${STYLE}${PANEL_STYLE}`;
const LOOK_DIGEST = policyDigest(LOOK);
const SCRIPT_DIGESTS = SCRIPTS.map(policyDigest);

// a worker inherits the policy of its page, and compiles the engine under it
function policyOf(bundles: Bundles | undefined): string {
  const ofPanel = bundles === undefined ? [] : [policyDigest(bundles.page), "'wasm-unsafe-eval'"];
  return [
    "default-src 'none'",
    `style-src ${LOOK_DIGEST}`,
    `script-src ${[...SCRIPT_DIGESTS, ...ofPanel].join(' ')}`,
    ...(bundles === undefined ? [] : ['worker-src blob:']),
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

function Page(props: ContentsProps): VNode {
  const { facts, figures } = props;
  const held = holdRuns(facts);
  const bundles = typeof held === 'string' ? undefined : readBundles();
  return (
    <html lang="en-GB">
      <head>
        <meta charSet="utf-8" />
        <meta httpEquiv="Content-Security-Policy" content={policyOf(bundles)} />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="referrer" content="no-referrer" />
        <title>{`${facts.summary.experiment.title} · ${facts.dataset.title} · sameseed`}</title>
        <style dangerouslySetInnerHTML={{ __html: LOOK }} />
      </head>
      <body>
        <Contents {...props} />
        {figures.some(({ live }) => live !== undefined)
          ? SCRIPTS.map((script) => <script dangerouslySetInnerHTML={{ __html: script }} />)
          : null}
        {typeof held === 'string' || bundles === undefined ? null : <ReproducePrograms held={held} bundles={bundles} />}
      </body>
    </html>
  );
}
