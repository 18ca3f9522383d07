// Executes the plan that its first argument describes, in a process that can be killed; prints events as JSON lines.
import { drawGlyphs } from '../../dist/dataset/glyphs.js';
import { openDataset } from '../../dist/dataset/source.js';
import { executePlan } from '../../dist/replication/execute.js';

const { plan, engine, data, folder } = JSON.parse(process.argv[2]);
const dataset =
  data === undefined ? drawGlyphs() : await openDataset({ name: 'mnist', folder: data, mayDownload: false });
await executePlan({
  plan,
  dataset,
  engine,
  workers: 1,
  folder,
  onEvent: (event) => process.stdout.write(`${JSON.stringify({ kind: event.kind })}\n`),
});
