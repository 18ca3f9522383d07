import type { Answer, Question } from '../protocol.ts';

/** What a worker is started for. */
export interface WorkerErrand {
  /** The worker's program as text. */
  readonly program: string;
  readonly question: Question;
  /** Called with each answer, the last one included. */
  readonly hear: (answer: Answer) => void;
}

/**
 * Asks a web worker of its own one question. A browser that starts none, or one that ends, is answered for with `failed`.
 *
 * @returns what ends the worker before its last answer; nothing is heard from it any more.
 */
export function askWorker({ program, question, hear }: WorkerErrand): () => void {
  const fail = (message: string): void => hear({ kind: 'failed', message });
  let address: string | undefined;
  let worker: Worker | undefined;
  const stop = (): void => {
    worker?.terminate();
    if (address !== undefined) URL.revokeObjectURL(address);
    worker = undefined;
    address = undefined;
  };
  try {
    address = URL.createObjectURL(new Blob([program], { type: 'text/javascript' }));
    worker = new Worker(address);
  } catch (error) {
    stop();
    fail(`This browser starts no web worker here (${String(error)}); try a current Firefox, Chromium or Safari.`);
    return stop;
  }
  worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
    if (worker === undefined) return;
    if (data.kind === 'finished' || data.kind === 'identified' || data.kind === 'failed') stop();
    hear(data);
  });
  worker.addEventListener('error', (event) => {
    if (worker === undefined) return;
    event.preventDefault();
    stop();
    fail(`The web worker ended: ${event.message ?? 'this browser did not start it'}.`);
  });
  worker.postMessage(question, []);
  return stop;
}
