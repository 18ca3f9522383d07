import type { VNode } from 'preact';
import { formatCount, formatDuration } from '../../numbers.ts';
import type { Trained, Work } from './state.ts';
import { timeLeftMs } from './time-left.ts';

/** How far a training is; nothing when none is under way. */
export function Progress({ work }: { readonly work: Work }): VNode | null {
  if (work.kind !== 'running') return null;
  const { trained } = work;
  const { stepsPerEpoch, epochs, step } = trained;
  return (
    <p class="under-way">
      <progress {...(stepsPerEpoch === undefined ? {} : { max: epochs * stepsPerEpoch, value: step })} />
      <span>{describeProgress(trained)}</span>
    </p>
  );
}

function describeProgress(trained: Trained): string {
  const { stepsPerEpoch, epochs, step, records } = trained;
  if (stepsPerEpoch === undefined) return 'Testing the engine and opening the data…';
  const left = timeLeftMs(trained);
  const time = left === undefined ? '' : `, ${formatDuration(left)} left`;
  const inEpoch = Math.max(0, step - records.length * stepsPerEpoch);
  const epoch = Math.min(epochs, records.length + 1);
  return `Epoch ${formatCount(epoch)} of ${formatCount(epochs)}, step ${formatCount(inEpoch)} of ${formatCount(stepsPerEpoch)}${time}`;
}
