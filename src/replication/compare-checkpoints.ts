import { runId } from '../artifact/read.ts';
import type { RunRecord } from '../artifact/record.ts';
import { differenceInBits } from '../base/float32.ts';
import type { NamedTensor, TrainingState } from '../network/network.ts';
import { type KeptCheckpoint, listCheckpoints, readProvenCheckpoint } from './verify-checkpoints.ts';

/** How far a tensor is from its counterpart after an epoch. */
export interface TensorDistance {
  readonly run: string;
  readonly epoch: number;
  readonly tensor: string;
  /** Elements with other bits, and all elements. */
  readonly different: number;
  readonly size: number;
  /** Element that is farthest apart, by its place in row-major order, and its distance in ULP. */
  readonly worst: number;
  readonly maxUlp: number;
  readonly a: number;
  readonly b: number;
}

/** A run in the folder of its sweep. */
export interface PlacedRun {
  readonly folder: string;
  readonly record: RunRecord;
}

/** Tensors that differ after each epoch of which both sweeps have kept a checkpoint; empty when there is none. */
export async function compareCheckpoints(a: PlacedRun, b: PlacedRun): Promise<TensorDistance[]> {
  const [left, right] = await Promise.all([a, b].map(async ({ folder, record }) => listCheckpoints(folder, record)));
  const distances: TensorDistance[] = [];
  for (const kept of left) {
    const other = right.find(({ epoch }) => epoch === kept.epoch);
    if (other === undefined) continue;
    const states = await Promise.all([stateOf(kept, a), stateOf(other, b)]);
    distances.push(...compareStates(states, { run: runId(a.record.run), epoch: kept.epoch }));
  }
  return distances;
}

async function stateOf(kept: KeptCheckpoint, { record }: PlacedRun): Promise<TrainingState> {
  return (await readProvenCheckpoint(kept, record)).state;
}

function compareStates(
  [a, b]: readonly TrainingState[],
  place: Pick<TensorDistance, 'run' | 'epoch'>,
): TensorDistance[] {
  const others = new Map([...b.parameters, ...b.slots].map((tensor) => [tensor.name, tensor]));
  return [...a.parameters, ...a.slots].flatMap((tensor) => {
    const other = others.get(tensor.name);
    const distance = other?.values.length === tensor.values.length ? distanceOf(tensor, other) : undefined;
    return distance === undefined ? [] : [{ ...place, tensor: tensor.name, ...distance }];
  });
}

function distanceOf({ values: a }: NamedTensor, { values: b }: NamedTensor) {
  const found = differenceInBits(a, b);
  if (found === undefined) return undefined;
  const { count, worst, maxUlp } = found;
  return { different: count, size: a.length, worst, maxUlp, a: a[worst], b: b[worst] };
}
