import type { OwnFile } from './file-schema.ts';

type Level = OwnFile['factors'][number]['levels'][number];

/** The level that a treatment has of a factor. */
export interface ChosenLevel {
  readonly factor: string;
  readonly level: Level;
  /** JSON Pointer of the level in its file. */
  readonly pointer: string;
}

/** Number of treatments that {@link combineLevels} gives, without making them. */
export function countCombinations({ factors, design }: Pick<OwnFile, 'factors' | 'design'>): number {
  const counts = factors.map(({ levels }) => levels.length);
  return design === 'full-factorial'
    ? counts.reduce((product, count) => product * count, 1)
    : counts.reduce((sum, count) => sum + count, 1);
}

/**
 * The levels of each treatment: every combination with the last factor changing fastest, or none (the recipe itself) and
 * then each level alone. A level that changes nothing is the recipe itself, so that it isn't trained twice.
 */
export function combineLevels({ factors, design }: Pick<OwnFile, 'factors' | 'design'>): ChosenLevel[][] {
  const choices = factors.map(({ name, levels }, index) =>
    levels.map((level, place): ChosenLevel => ({
      factor: name,
      level,
      pointer: `/factors/${index}/levels/${place}`,
    })),
  );
  if (design === 'full-factorial') {
    return choices.reduce<ChosenLevel[][]>(
      (combinations, levels) => combinations.flatMap((combination) => levels.map((level) => [...combination, level])),
      [[]],
    );
  }
  const alone = choices.flat().filter(({ level }) => changes(level));
  return [[], ...alone.map((level) => [level])];
}

function changes({ model = {}, recipe = {} }: Level): boolean {
  return Object.keys(model).length + Object.keys(recipe).length > 0;
}
