// Entry of the page's web worker, bundled by tools/bundle-page.mjs. Needs no Node and no network.
// oxlint-disable-next-line import/no-unassigned-import -- has to run before any schema is made
import './without-eval.ts';
import type { Question } from '../protocol.ts';
import { answer } from './answer.ts';

addEventListener('message', ({ data }: MessageEvent<Question>) => {
  void tell(data);
});

async function tell(question: Question): Promise<void> {
  for await (const said of answer(question, () => performance.now())) postMessage(said);
}
