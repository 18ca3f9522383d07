import type { ExampleImages } from '../example-images.ts';
import type { ReportFacts } from '../facts.ts';
import { epochFigures } from './epoch-figures.ts';
import { exampleFigure } from './example-figure.ts';
import { factorFigures } from './factor-figures.ts';
import type { Figure } from './figure.ts';
import { recipeFigures } from './recipe-figures.ts';
import { studyFigures } from './study-figures.ts';

/** Every figure of a report, in the order of the page. */
export function collectFigures(facts: ReportFacts, images?: ExampleImages): Figure[] {
  return [
    ...(images === undefined || images.images.length === 0 ? [] : [exampleFigure(images, facts)]),
    ...epochFigures(facts),
    ...factorFigures(facts),
    ...studyFigures(facts),
    ...recipeFigures(facts),
  ];
}
