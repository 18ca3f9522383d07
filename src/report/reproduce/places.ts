/** Ids of the elements that the page and its script know each other by. */
export const PLACES = {
  /** Where the panel goes. */
  panel: 'reproduce-panel',
  /** JSON of what is held. */
  runs: 'reproduce-runs',
  /** Program of the web worker, as text that the page itself doesn't run. */
  worker: 'reproduce-worker',
} as const;
