import type { VNode } from 'preact';
import { Choice } from './choice.tsx';
import { DataFiles } from './data-files.tsx';
import { Outcome } from './outcome.tsx';
import { Progress } from './progress.tsx';
import type { PanelProps } from './panel-props.ts';
import { isReady } from './state.ts';

/** The panel that trains a run in the page: what to train, on which files, how far it is, what came out. */
export function Panel({ state, actions }: PanelProps): VNode {
  const isRunning = state.work.kind === 'running';
  return (
    <div class="panel">
      <Choice state={state} actions={actions} />
      <DataFiles state={state} actions={actions} />
      <p>
        {isRunning ? (
          <button type="button" onClick={actions.stop}>
            Stop
          </button>
        ) : (
          <button type="button" class="start" disabled={!isReady(state)} onClick={actions.start}>
            Reproduce here
          </button>
        )}
      </p>
      <Progress work={state.work} />
      <Outcome work={state.work} browser={state.browser} />
    </div>
  );
}
