import type { Shelf } from './shelf.ts';
import { batches } from './batches.ts';
import { claims } from './claims.ts';
import { engines } from './engines.ts';
import { figures } from './figures.ts';
import { files } from './files.ts';
import { installations } from './installations.ts';
import { intervals } from './intervals.ts';
import { kernels } from './kernels.ts';
import { losses } from './losses.ts';
import { masks } from './masks.ts';
import { navigators } from './navigators.ts';
import { permutations } from './permutations.ts';
import { preprocessing } from './preprocessing.ts';
import { products } from './products.ts';
import { records } from './records.ts';
import { splits } from './splits.ts';
import { summaries } from './summaries.ts';
import { trainers } from './trainers.ts';

/** Everything that is kept in the zoo, shelf by shelf. */
export const ZOO: readonly Shelf[] = [
  trainers,
  preprocessing,
  splits,
  batches,
  permutations,
  masks,
  losses,
  kernels,
  summaries,
  intervals,
  figures,
  records,
  files,
  engines,
  claims,
  products,
  installations,
  navigators,
];
