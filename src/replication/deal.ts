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
  // a heap of lanes: ascending numbers are one
  const heap = loads.map((_load, lane) => lane);
  for (const index of order) {
    const [lane] = heap;
    laneOf[index] = lane;
    loads[lane] += weights[index];
    sink(heap, loads);
  }
  return laneOf;
}

/** Lets the first lane of a heap sink to its place; of two with one load the lower number comes first. */
function sink(heap: number[], loads: readonly number[]): void {
  const isBefore = (a: number, b: number): boolean => loads[a] < loads[b] || (loads[a] === loads[b] && a < b);
  const [lane] = heap;
  let place = 0;
  for (;;) {
    let child = 2 * place + 1;
    if (child >= heap.length) break;
    if (child + 1 < heap.length && isBefore(heap[child + 1], heap[child])) child++;
    if (!isBefore(heap[child], lane)) break;
    heap[place] = heap[child];
    place = child;
  }
  heap[place] = lane;
}
