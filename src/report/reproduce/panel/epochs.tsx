import type { VNode } from 'preact';
import { formatAccuracy } from '../../numbers.ts';
import type { JudgedEpoch } from './judge.ts';

/** A table of the epochs that were trained here, each next to its record; nothing before the first one. */
export function Epochs({ epochs }: { readonly epochs: readonly JudgedEpoch[] }): VNode | null {
  if (epochs.length === 0) return null;
  return (
    <div class="scroll" role="region" aria-label="Epochs here and in the record" tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">Epoch</th>
            <th scope="col" class="number">
              Validation accuracy here
            </th>
            <th scope="col" class="number">
              in the record
            </th>
            <th scope="col" class="number">
              Tensors alike
            </th>
            <th scope="col">Bits</th>
          </tr>
        </thead>
        <tbody>
          {epochs.map(({ here, recorded, sameTensors, tensors, isSame }) => (
            <tr class={isSame ? 'same' : 'other'}>
              <th scope="row">{here.epoch}</th>
              <td class="number">{formatAccuracy(here.validationAccuracy)}</td>
              <td class="number">{formatAccuracy(recorded.validationAccuracy)}</td>
              <td class="number">{`${sameTensors} of ${tensors}`}</td>
              <td>{isSame ? 'same' : 'other'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
