import type { PanelState } from './state.ts';

/** What a person can do with the panel. */
export interface PanelActions {
  readonly chooseRun: (index: number) => void;
  readonly chooseEpochs: (epochs: number) => void;
  readonly giveFiles: (files: readonly File[]) => void;
  readonly start: () => void;
  readonly stop: () => void;
}

/** What the parts of the panel are given. */
export interface PanelProps {
  readonly state: PanelState;
  readonly actions: PanelActions;
}
