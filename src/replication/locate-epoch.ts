import type { EpochRecord } from '../artifact/record.ts';
import { findRunDifference } from '../artifact/find-difference.ts';
import type { TrainingState } from '../network/network.ts';
import { train } from '../training/loop.ts';
import { drawStart } from '../training/start.ts';
import type { LocateWork, Side } from './locate-state.ts';

/** The first epoch at whose end two engines differ, with the state that both had before it. */
export interface PartedEpoch {
  readonly epoch: number;
  readonly state: TrainingState;
}

/** Trains with both engines, epoch by epoch, until their records differ; undefined when they never do. */
export async function findPartedEpoch(a: Side, b: Side, work: LocateWork): Promise<PartedEpoch | undefined> {
  const { config, dataset, signal, onEpoch } = work;
  const [left, right] = [a, b].map(({ engine }) =>
    epochsOf({ engine, dataset, config, ...(signal === undefined ? {} : { signal }) }),
  );
  let { state } = drawStart(config);
  try {
    for (;;) {
      const [own, other] = [await left.next(), await right.next()];
      if (own.done === true || other.done === true) return undefined;
      const { record, after } = own.value;
      onEpoch?.(record.epoch, config.epochs);
      if (!isEqual(record, other.value.record)) return { epoch: record.epoch, state };
      state = after;
    }
  } finally {
    await Promise.all([left.return(), right.return()]);
  }
}

interface TrainedEpoch {
  readonly record: EpochRecord;
  readonly after: TrainingState;
}

async function* epochsOf(task: Parameters<typeof train>[0]): AsyncGenerator<TrainedEpoch, void, undefined> {
  for await (const event of train(task)) {
    if (event.kind === 'epoch') yield { record: event.record, after: event.checkpoint.state };
  }
}

function isEqual(a: EpochRecord, b: EpochRecord): boolean {
  const [left, right] = [a, b].map((epoch) => ({
    claim: 'bitwise' as const,
    initialDigests: {},
    epochs: [epoch],
    digest: '',
  }));
  return findRunDifference(left, right) === undefined;
}
