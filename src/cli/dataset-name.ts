import { CATALOGUE, type CataloguedName } from '../dataset/catalogue.ts';
import { SameseedError } from '../base/errors.ts';

/** A data set that consists of files; MNIST when none is named. @throws {SameseedError} `dataset-unknown`. */
export function parseCataloguedName(text = 'mnist'): CataloguedName {
  if (isCatalogued(text)) return text;
  throw new SameseedError(
    'dataset-unknown',
    `Unknown data set "${text}"; known: ${Object.keys(CATALOGUE).join(', ')}.`,
  );
}

function isCatalogued(text: string): text is CataloguedName {
  return Object.hasOwn(CATALOGUE, text);
}
