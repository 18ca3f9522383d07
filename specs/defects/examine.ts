import { type Shelf, SOUND } from './shelf.ts';

/** A defect after the laws have looked at it. */
export interface ExaminedDefect {
  readonly name: string;
  /** The law that has to find it. */
  readonly breaks: string;
  /** What that law says; absent when it finds nothing. */
  readonly found?: string;
  /** Every law of the shelf that finds something, that one first. */
  readonly caughtBy: readonly string[];
}

/** A shelf after its laws have looked at everything on it. */
export interface ExaminedShelf {
  readonly name: string;
  readonly laws: readonly string[];
  readonly defects: readonly ExaminedDefect[];
  /** Laws that no defect is named for. */
  readonly idleLaws: readonly string[];
  /** Laws that find something in what is sound, with what they say. */
  readonly wrongLaws: readonly string[];
}

/** Every law of a shelf on every defect, and on what is sound. */
export async function examineShelf(shelf: Shelf): Promise<ExaminedShelf> {
  const defects: ExaminedDefect[] = [];
  for (const { name, breaks } of shelf.defects) {
    const found = await shelf.judge(name, breaks);
    const others: string[] = [];
    for (const law of shelf.laws) {
      if (law !== breaks && (await shelf.judge(name, law)) !== undefined) others.push(law);
    }
    const caughtBy = found === undefined ? others : [breaks, ...others];
    defects.push({ name, breaks, caughtBy, ...(found === undefined ? {} : { found }) });
  }
  const wrongLaws: string[] = [];
  for (const law of shelf.laws) {
    const found = await shelf.judge(SOUND, law);
    if (found !== undefined) wrongLaws.push(`${law}: ${found}`);
  }
  return { name: shelf.name, laws: shelf.laws, defects, idleLaws: findIdleLaws(shelf), wrongLaws };
}

/** Laws of a shelf that no defect is named for. */
export function findIdleLaws({ laws, defects }: Shelf): string[] {
  const named = new Set(defects.map(({ breaks }) => breaks));
  return laws.filter((law) => !named.has(law));
}

/** The zoo in numbers. */
export interface Score {
  readonly defects: number;
  /** Defects that the law named for them finds. */
  readonly caught: number;
  readonly laws: number;
  /** Whether all are caught, no law is idle, and what is sound keeps every law. */
  readonly isPerfect: boolean;
}

/** The score of examined shelves. */
export function scoreOf(shelves: readonly ExaminedShelf[]): Score {
  const all = shelves.flatMap(({ defects }) => defects);
  const caught = all.filter(({ found }) => found !== undefined).length;
  const hasFault = shelves.some(({ idleLaws, wrongLaws }) => idleLaws.length + wrongLaws.length > 0);
  return {
    defects: all.length,
    caught,
    laws: shelves.reduce((sum, { laws }) => sum + laws.length, 0),
    isPerfect: caught === all.length && !hasFault,
  };
}
