import type { VNode } from 'preact';
import { formatDuration, formatQuantity } from '../../numbers.ts';
import type { HeldRun } from '../held-runs.ts';
import type { PanelProps } from './panel-props.ts';

/** Which run to train, and how many of its first epochs. */
export function Choice({ state: { held, chosen, epochs, work }, actions }: PanelProps): VNode {
  const run = held.runs[chosen];
  return (
    <fieldset disabled={work.kind === 'running'}>
      <label>
        <span>Run</span>
        <select onChange={({ currentTarget }) => actions.chooseRun(currentTarget.selectedIndex)}>
          {held.runs.map((one, index) => (
            <option selected={index === chosen}>{describeRun(one)}</option>
          ))}
        </select>
      </label>
      <label>
        <span>Epochs</span>
        <input
          type="number"
          min={1}
          max={run.epochs.length}
          step={1}
          value={epochs}
          onChange={({ currentTarget }) => actions.chooseEpochs(currentTarget.valueAsNumber)}
        />
        <span class="note">{describeLength(run, epochs)}</span>
      </label>
    </fieldset>
  );
}

function describeRun({ id, widths, epochCount }: HeldRun): string {
  return `${id} · ${widths} · ${formatQuantity(epochCount, 'epoch')}`;
}

function describeLength({ epochs: { length }, epochCount, epochMs }: HeldRun, epochs: number): string {
  const whole =
    length === epochCount
      ? `The first of ${epochCount}`
      : `The first of ${epochCount}; this page holds the records of ${length}`;
  return `${whole}. Took ${formatDuration(epochMs * epochs)} where the record was made.`;
}
