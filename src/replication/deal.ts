/**
 * Lane of each piece of work [weights], from 0 to lanes − 1: the heaviest piece first, each to the lane with the least so
 * far. Pieces of one weight go in their order, lanes of one load too, so that equal arguments give equal answers.
 *
 * @see Graham 1969, Bounds on Multiprocessing Timing Anomalies: no lane has more than 4/3 of the best that is possible.
 */
export function dealLongestFirst(weights: readonly number[], lanes: number): number[] {
  const loads = Array.from({ length: lanes }, () => 0);
  const laneOf = weights.map(() => 0);
  const order = weights.map((_weight, index) => index).sort((a, b) => weights[b] - weights[a] || a - b);
  for (const index of order) {
    const lane = leastLoaded(loads);
    laneOf[index] = lane;
    loads[lane] += weights[index];
  }
  return laneOf;
}

function leastLoaded(loads: readonly number[]): number {
  let least = 0;
  for (let lane = 1; lane < loads.length; lane++) if (loads[lane] < loads[least]) least = lane;
  return least;
}
