import fc from 'fast-check';
import properties from '../../seeds/properties.json' with { type: 'json' };

/** A law that a subject keeps or breaks. */
export interface NamedLaw<Subject> {
  /** Kebab-case. */
  readonly name: string;
  /** How the subject breaks the law, in one line; undefined when it keeps it. */
  readonly find: (subject: Subject) => Promise<string | undefined>;
}

/** Something wrong that was met before, and the law that has to find it. */
export interface Defect<Subject> {
  /** Kebab-case, the name of its file. */
  readonly name: string;
  /** Name of the law that it breaks. */
  readonly breaks: string;
  readonly subject: Subject;
}

/** Laws on one kind of subject, a subject that keeps them all, and wrong ones. */
export interface ShelfInput<Subject> {
  /** Kebab-case, the name of the folder. */
  readonly name: string;
  readonly sound: Subject;
  readonly laws: readonly NamedLaw<Subject>[];
  readonly defects: readonly Defect<Subject>[];
}

/** A shelf of the zoo, whatever its subjects are. */
export interface Shelf {
  readonly name: string;
  readonly laws: readonly string[];
  readonly defects: readonly Pick<Defect<unknown>, 'name' | 'breaks'>[];
  /** How a defect, or what is sound, breaks a law. */
  judge(exhibit: string, law: string): Promise<string | undefined>;
}

/** What is not a defect. */
export const SOUND = 'sound';

/** Puts subjects of one kind on a shelf. */
export function shelf<Subject>({ name, sound, laws, defects }: ShelfInput<Subject>): Shelf {
  const subjects = new Map([[SOUND, sound], ...defects.map((defect) => [defect.name, defect.subject] as const)]);
  const findLaw = new Map(laws.map((law) => [law.name, law]));
  return {
    name,
    laws: laws.map((law) => law.name),
    defects: defects.map((defect) => ({ name: defect.name, breaks: defect.breaks })),
    async judge(exhibit, lawName) {
      const [subject, law] = [subjects.get(exhibit), findLaw.get(lawName)];
      if (subject === undefined || law === undefined) throw new Error(`There is no ${exhibit} or no law ${lawName}.`);
      return law.find(subject);
    },
  };
}

/** A property law of the house, which is a function of the implementation, under a name. */
export function propertyLaw<Subject, Values>(
  name: string,
  bind: (subject: Subject) => fc.IRawProperty<Values>,
  parameters: fc.Parameters<Values> = {},
): NamedLaw<Subject> {
  return {
    name,
    async find(subject) {
      const outcome = await fc.check(bind(subject), { seed: properties.seed, endOnFailure: true, ...parameters });
      if (!outcome.failed) return undefined;
      const { errorInstance } = outcome;
      const text = errorInstance instanceof Error ? errorInstance.message : 'the property is false';
      return text.split('\n', 1)[0];
    },
  };
}
