import { render } from 'preact';
import type { HeldRuns } from '../held-runs.ts';
import { PLACES } from '../places.ts';
import type { Answer, Question } from '../protocol.ts';
import { nameBrowser } from './browser-name.ts';
import { Panel } from './panel.tsx';
import type { PanelActions } from './panel-props.ts';
import { type PanelEvent, reduce } from './reduce.ts';
import { openPanel } from './state.ts';
import { askWorker } from './ask-worker.ts';

/** Puts the panel in its place on a page that holds runs, and lets it work. */
export function startPanel(page: Document): void {
  const textOf = (id: string) => page.getElementById(id)?.textContent ?? '';
  const place = page.getElementById(PLACES.panel);
  if (place === null) return;
  const held: HeldRuns = JSON.parse(textOf(PLACES.runs));
  const program = textOf(PLACES.worker);
  const given = new Map<string, File>();
  let state = openPanel(held, nameBrowser(navigator.userAgent));
  let stopWorker: (() => void) | undefined;

  const show = (event: PanelEvent): void => {
    state = reduce(state, event);
    render(<Panel state={state} actions={actions} />, place);
  };
  const ask = (question: Question, hear: (answer: Answer) => void): void => {
    stopWorker?.();
    stopWorker = askWorker({ program, question, hear });
  };
  const actions: PanelActions = {
    chooseRun: (index) => show({ kind: 'choose-run', index }),
    chooseEpochs: (epochs) => show({ kind: 'choose-epochs', epochs }),
    giveFiles(files) {
      if (files.length === 0 || state.isIdentifying || state.work.kind === 'running') return;
      show({ kind: 'give-files' });
      ask({ kind: 'identify', dataset: held.dataset, files }, (answer) => {
        for (const [index, file] of answer.kind === 'identified' ? answer.files.entries() : []) {
          if (file.kind === 'right') given.set(file.name, files[index]);
        }
        show({ kind: 'answer', answer, atMs: performance.now() });
      });
    },
    start() {
      show({ kind: 'start', atMs: performance.now() });
      if (state.work.kind !== 'running') return;
      const { run, epochs } = state.work.trained;
      const files = [...given.values()];
      ask({ kind: 'train', dataset: held.dataset, files, config: run.config, epochs }, (answer) =>
        show({ kind: 'answer', answer, atMs: performance.now() }),
      );
    },
    stop() {
      stopWorker?.();
      show({ kind: 'stop' });
    },
  };
  place.replaceChildren();
  render(<Panel state={state} actions={actions} />, place);
  if (state.files.length > 0) takeDrops(page, actions.giveFiles);
}

/** Files dropped anywhere on the page are given to the panel: a browser would leave the page for them. */
function takeDrops(page: Document, give: (files: readonly File[]) => void): void {
  page.addEventListener('dragover', (event) => event.preventDefault());
  page.addEventListener('drop', (event) => {
    event.preventDefault();
    give([...(event.dataTransfer?.files ?? [])]);
  });
}
