import type { VNode } from 'preact';
import { describeDifference, type RunDifference } from '../../../artifact/difference.ts';
import { formatQuantity } from '../../numbers.ts';
import { Epochs } from './epochs.tsx';
import { findFirstDifference, judgeEpochs } from './judge.ts';
import type { Trained, Work } from './state.ts';

/** What {@link Outcome} shows. */
export interface OutcomeProps {
  readonly work: Work;
  /** The browser in a few words. */
  readonly browser: string;
}

/** What came out: whether this browser has the bits of the record, epoch by epoch, and the first difference if not. */
export function Outcome({ work, browser }: OutcomeProps): VNode {
  return (
    <>
      <div aria-live="polite">
        <Verdict work={work} browser={browser} />
      </div>
      {'trained' in work ? <Epochs epochs={judgeEpochs(work.trained)} /> : null}
    </>
  );
}

function Verdict({ work, browser }: OutcomeProps): VNode | null {
  if (work.kind === 'idle') return null;
  if (work.kind === 'failed') {
    return (
      <p class="notice">
        <strong>Not reproduced.</strong> {work.message}
      </p>
    );
  }
  const { trained } = work;
  const difference = findFirstDifference(trained);
  if (difference !== undefined) return <Other difference={difference} trained={trained} browser={browser} />;
  if (work.kind === 'finished') return <Same trained={trained} browser={browser} />;
  return work.kind === 'stopped' ? <p class="notice">{describeStop(trained)}</p> : null;
}

interface VerdictProps {
  readonly trained: Trained;
  readonly browser: string;
}

function Same({ trained: { run, records, digest }, browser }: VerdictProps): VNode {
  const tensors = Object.keys(records[0].digests).length;
  const which = records.length === run.epochCount ? 'all' : 'the first';
  return (
    <div class="verdict notice replicated">
      <p>
        <strong>The same bits.</strong> {browser} trained {which} {formatQuantity(records.length, 'epoch')} of{' '}
        <code>{run.id}</code>. The initial weights, and after each epoch every number and the SHA-256 of each of{' '}
        {formatQuantity(tensors, 'tensor')}, are those of the record.
      </p>
      {digest === run.digest ? (
        <p>
          The digest of the whole result is the record’s too: <code>{digest}</code>
        </p>
      ) : null}
    </div>
  );
}

function Other({
  difference,
  trained: { run },
  browser,
}: VerdictProps & { readonly difference: RunDifference }): VNode {
  return (
    <div class="verdict notice other">
      <p>
        <strong>Other bits</strong> in {browser}. {describeDifference({ ...difference, run: run.id })}
      </p>
      <p>
        The engine passed its self-test here, and its claim is the same bits everywhere. So suspect the record first:{' '}
        <code>npx sameseed verify</code> with its file tells what in it was changed.
      </p>
    </div>
  );
}

function describeStop({ records, run }: Trained): string {
  const so = records.length === 0 ? '' : ', so far with the same bits';
  return `Stopped after ${formatQuantity(records.length, 'epoch')} of ${run.id}${so}. Nothing of it is kept.`;
}
