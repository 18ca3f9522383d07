import type { VNode } from 'preact';
import type { ReportFacts } from '../facts.ts';
import { Accuracy } from './accuracy.tsx';
import { Architecture } from './architecture.tsx';
import { Decay } from './decay.tsx';
import { type DrawnFigure, Figures } from './figures.tsx';
import { Headline } from './headline.tsx';
import { Loss } from './loss.tsx';
import { Preprocessing, type PreprocessingProps } from './preprocessing.tsx';
import { Provenance } from './provenance.tsx';
import { Refit, Search } from './recipes.tsx';
import { ReproduceHere } from './reproduce-here.tsx';
import { Reproduction } from './reproduction.tsx';
import { Results } from './results.tsx';
import { Study } from './study.tsx';
import { Unsaid } from './unsaid.tsx';
import { Verdicts } from './verdict.tsx';
import { judgedRows } from '../verdict-rows.ts';

/** What a report is made of. */
export interface ContentsProps {
  readonly facts: ReportFacts;
  readonly figures: readonly DrawnFigure[];
  readonly shape?: PreprocessingProps['shape'];
}

/** Everything that a report says, for the page and for Markdown alike. */
export function Contents({ facts, figures, shape }: ContentsProps): VNode {
  return (
    <>
      <Headline facts={facts} />
      <nav aria-label="Contents">
        {listSections(facts, figures).map(([place, name]) => (
          <a href={`#${place}`}>{name}</a>
        ))}
      </nav>
      <main>
        <Refit facts={facts} figures={figures} />
        <Search facts={facts} figures={figures} />
        <Study facts={facts} figures={figures} />
        <Preprocessing facts={facts} {...(shape === undefined ? {} : { shape })}>
          <Figures figures={figures} of="question-1" />
        </Preprocessing>
        <Architecture facts={facts} />
        <Loss facts={facts} />
        <Accuracy facts={facts} figures={figures} />
        <Decay facts={facts} figures={figures} />
        <Verdicts facts={facts} />
        <Unsaid facts={facts} />
        <Results facts={facts} />
        <Provenance summary={facts.summary} />
        <Reproduction facts={facts} />
        <ReproduceHere facts={facts} />
      </main>
      <footer>
        <p>Written by sameseed from the records beside this page; writing it trains nothing and loads nothing.</p>
      </footer>
    </>
  );
}

function listSections(facts: ReportFacts, figures: readonly DrawnFigure[]): (readonly [string, string])[] {
  const { refit, search, factors, hinton } = facts.analyses;
  const hasDecay = hinton !== undefined || figures.some(({ figure }) => figure.section === 'question-2d');
  const all: readonly (readonly [boolean, string, string])[] = [
    [refit !== undefined, 'refit', 'Does it reach 0.9847?'],
    [search !== undefined, 'search', 'Search'],
    [factors !== undefined, 'study', 'What moves the result'],
    [true, 'question-1', '1 Preprocessing'],
    [true, 'question-2a', '2A Network'],
    [true, 'question-2b', '2B Loss'],
    [true, 'question-2c', '2C Accuracy per epoch'],
    [hasDecay, 'question-2d', '2D Weight decay'],
    [judgedRows(facts).length > 0, 'verdicts', 'Verdicts'],
    [facts.dataset.name === 'mnist', 'unsaid', 'What Hinton does not say'],
    [true, 'results', 'All results'],
    [true, 'provenance', 'Provenance'],
    [true, 'reproduce', 'How to reproduce'],
    [true, 'reproduce-here', 'Reproduce here'],
  ];
  return all.flatMap(([isThere, place, name]) => (isThere ? [[place, name] as const] : []));
}
