// Trains on the main thread, or on a worker thread when started with the word `worker`; prints a report as a line of JSON.
import { once } from 'node:events';
import { isMainThread, parentPort, Worker } from 'node:worker_threads';
import { trainFixed } from './fixed-training.mjs';

const { versions, platform, arch } = process;
const version = versions.bun ?? `${versions.node}, V8 ${versions.v8}`;

async function trainOnThread() {
  const [bits] = await once(new Worker(new URL(import.meta.url)), 'message');
  return bits;
}

if (isMainThread) {
  const bits = await (process.argv[2] === 'worker' ? trainOnThread() : trainFixed());
  process.stdout.write(`${JSON.stringify({ ...bits, version, platform, architecture: arch })}\n`);
} else {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread of Node has no origin
  parentPort.postMessage(await trainFixed());
}
