import { SameseedError } from '../base/errors.ts';
import { CATALOGUE, type CataloguedName } from '../dataset/catalogue.ts';
import { DATASET_NAMES, type DatasetName } from '../dataset/dataset.ts';

/** A data set that consists of files; MNIST when none is named. @throws {SameseedError} `dataset-unknown`. */
export function parseCataloguedName(text = 'mnist'): CataloguedName {
  if (isCatalogued(text)) return text;
  throw unknownDataset(text, Object.keys(CATALOGUE));
}

/** Any data set that can be trained on. @throws {SameseedError} `dataset-unknown`. */
export function parseDatasetName(text: string): DatasetName {
  const name = DATASET_NAMES.find((known) => known === text);
  if (name !== undefined) return name;
  throw unknownDataset(text, DATASET_NAMES);
}

function unknownDataset(text: string, known: readonly string[]): SameseedError {
  return new SameseedError('dataset-unknown', `Unknown data set "${text}"; known: ${known.join(', ')}.`);
}

function isCatalogued(text: string): text is CataloguedName {
  return Object.hasOwn(CATALOGUE, text);
}
