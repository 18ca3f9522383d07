// Executes the tiny sweep that its first argument describes, in a process that can be killed; prints events as JSON lines.
import { executePlan } from '../../dist/replication/execute.js';

const { plan, dataset, folder } = JSON.parse(process.argv[2], (_key, value) =>
  typeof value === 'object' && value !== null && 'bytes' in value ? Uint8Array.from(value.bytes) : value,
);
try {
  await executePlan({
    plan,
    dataset,
    engine: 'portable',
    workers: 2,
    folder,
    onEvent: (event) => {
      if (event.kind !== 'epoch') return;
      process.stdout.write(`${JSON.stringify({ kind: 'epoch', id: event.id, epoch: event.record.epoch })}\n`);
    },
  });
  process.stdout.write('{"kind":"done"}\n');
} catch (error) {
  process.stdout.write(`${JSON.stringify({ kind: 'error', code: error.code })}\n`);
  process.exitCode = 1;
}
