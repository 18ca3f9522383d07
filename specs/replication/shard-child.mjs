// A program of its own that executes a shard on tiny data, or the whole when none is named: node shard-child.mjs
// <task as JSON>. Says what happens as lines of JSON.
import { executePlan } from '../../dist/replication/execute.js';
import { executeShard } from '../../dist/replication/execute-shard.js';

// Without a listener this signal, which comes before EFBIG, ends the process.
process.on('SIGXFSZ', () => {});

const { plan, dataset, folder, shard } = JSON.parse(process.argv[2]);
const say = (message) => process.stdout.write(`${JSON.stringify(message)}\n`);
const open = (part) => ({ ...part, images: Uint8Array.from(part.images), labels: Uint8Array.from(part.labels) });

const task = {
  plan,
  dataset: { ...dataset, train: open(dataset.train), test: open(dataset.test) },
  engine: 'oracle',
  workers: 1,
  folder,
  onEvent: ({ kind, id }) => say({ kind, id }),
};
try {
  await (shard === undefined ? executePlan(task) : executeShard({ ...task, shard }));
  say({ kind: 'end' });
} catch (error) {
  say({ kind: 'error', code: error.code, message: error.message });
}
