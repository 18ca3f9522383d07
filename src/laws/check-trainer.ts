import { SameseedError } from '../base/errors.ts';
import { checkLaw, type CheckOptions } from './check-law.ts';
import type { Law, LawReport, Verdict } from './law.ts';
import type { Trainer } from './trainer.ts';
import { TRAINER_LAWS } from './trainer-laws.ts';

/** Which laws are checked, and how. */
export interface TrainerOptions extends CheckOptions {
  /** Names of the laws, or laws of your own. Default all of {@link TRAINER_LAWS}. */
  readonly laws?: readonly (string | Law)[];
  /** Names of laws that are left out. */
  readonly without?: readonly string[];
}

/**
 * Checks a trainer by every law, or by those that are asked for; `renderReport` makes text of what comes.
 *
 * @throws {SameseedError} `law-unknown`.
 */
export async function checkTrainer(trainer: Trainer, options: TrainerOptions = {}): Promise<LawReport> {
  const verdicts: Verdict[] = [];
  for (const law of chooseLaws(options)) verdicts.push(await checkLaw(law, trainer, options));
  return { trainer: trainer.name, verdicts };
}

/**
 * The laws that options ask for.
 *
 * @throws {SameseedError} `law-unknown` for a name that no law has.
 */
export function chooseLaws({ laws = TRAINER_LAWS, without = [] }: TrainerOptions): Law[] {
  const left = new Set(without.map((name) => findLaw(name).name));
  return laws.map((law) => (typeof law === 'string' ? findLaw(law) : law)).filter(({ name }) => !left.has(name));
}

function findLaw(name: string): Law {
  const law = TRAINER_LAWS.find((candidate) => candidate.name === name);
  if (law !== undefined) return law;
  const known = TRAINER_LAWS.map((candidate) => candidate.name).join(', ');
  throw new SameseedError('law-unknown', `Unknown law "${name}"; known: ${known}.`);
}
