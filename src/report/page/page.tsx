import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { digestOfBytes } from '../../base/digest.ts';
import type { ReportFacts } from '../facts.ts';
import { Architecture } from './architecture.tsx';
import { Findings } from './findings.tsx';
import { type DrawnFigure, Gallery } from './gallery.tsx';
import { Headline } from './headline.tsx';
import { Loss } from './loss.tsx';
import { Preprocessing, type PreprocessingProps } from './preprocessing.tsx';
import { Provenance } from './provenance.tsx';
import { Reproduction } from './reproduction.tsx';
import { Results } from './results.tsx';
import { STYLE } from './style.ts';

/** What {@link renderPage} shows. */
export interface PageProps {
  readonly facts: ReportFacts;
  readonly figures: readonly DrawnFigure[];
  readonly shape?: PreprocessingProps['shape'];
}

/** The page as one HTML document that loads nothing: styles, drawings and formulas are all in it. */
export function renderPage(props: PageProps): string {
  return `<!doctype html>\n${renderToString(<Page {...props} />)}\n`;
}

const styleDigest = Buffer.from(digestOfBytes(new TextEncoder().encode(STYLE)), 'hex').toString('base64');
const POLICY = `default-src 'none'; style-src 'sha256-${styleDigest}'; img-src data:; base-uri 'none'; form-action 'none'`;

const CONTENTS = [
  ['results', 'Results'],
  ['figures', 'Figures'],
  ['question-1', '1 Preprocessing'],
  ['question-2a', '2A Network'],
  ['question-2b', '2B Loss'],
  ['question-2cd', '2C, 2D Accuracy'],
  ['provenance', 'Provenance'],
  ['reproduce', 'How to reproduce'],
] as const;

function Page({ facts, figures, shape }: PageProps): VNode {
  return (
    <html lang="en-GB">
      <head>
        <meta charSet="utf-8" />
        <meta httpEquiv="Content-Security-Policy" content={POLICY} />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="referrer" content="no-referrer" />
        <title>{`${facts.summary.experiment.title} · ${facts.dataset.title} · sameseed`}</title>
        <style dangerouslySetInnerHTML={{ __html: STYLE }} />
      </head>
      <body>
        <Headline facts={facts} />
        <nav aria-label="Contents">
          {CONTENTS.map(([place, name]) => (
            <a href={`#${place}`}>{name}</a>
          ))}
        </nav>
        <main>
          <Results facts={facts} />
          <Gallery figures={figures} />
          <section id="questions">
            <h2>The assignment’s questions</h2>
            <Preprocessing facts={facts} {...(shape === undefined ? {} : { shape })} />
            <Architecture facts={facts} />
            <Loss facts={facts} />
            <Findings facts={facts} />
          </section>
          <Provenance summary={facts.summary} />
          <Reproduction facts={facts} />
        </main>
        <footer>
          <p>Written by sameseed from the records beside this page; writing it trains nothing and loads nothing.</p>
        </footer>
      </body>
    </html>
  );
}
