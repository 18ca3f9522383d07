import type { Interval } from '../../statistics/interval.ts';

/** One run of a level. */
export interface LevelValue {
  readonly run: string;
  readonly seed: number;
  readonly value: number;
}

/** A level with its estimate, one line of the figure. */
export interface LevelRow {
  /** Rows of one group stand together under its name. */
  readonly group: string;
  readonly level: string;
  readonly estimate: number;
  readonly interval?: Interval;
  /** Every run; empty where the estimate isn't a mean of runs. */
  readonly values: readonly LevelValue[];
  /** Text to the right of the plot, where there is room. */
  readonly note: string;
  /** `plain`: can be told from its base; `open`: can't, or is the base; `apart`: measured on other data. */
  readonly look: 'plain' | 'open' | 'apart';
}

/** Where a row stands among all of them; unlike any other row's. */
export function placeOf({ group, level }: Pick<LevelRow, 'group' | 'level'>): string {
  return `${group}/${level}`;
}
