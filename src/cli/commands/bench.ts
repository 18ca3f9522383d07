import { join, resolve } from 'node:path';
import { writeAtomically } from '../../artifact/atomic-file.ts';
import { prettyJson } from '../../base/canonical-json.ts';
import { runBench } from '../../bench/bench.ts';
import { parseCompetitors } from '../../bench/competitors/names.ts';
import type { Extent } from '../../bench/plan-cases.ts';
import type { BenchRecord } from '../../bench/record.ts';
import { drawBench } from '../bench-figures.ts';
import type { Call, Command } from '../command.ts';
import { EXIT_FINE } from '../exit-codes.ts';
import { findData } from '../find-data.ts';
import { catchInterrupts } from '../interrupt.ts';
import type { Options } from '../options.ts';
import { NO_PROGRESS, openProgressBar, type Progress } from '../progress.ts';
import { renderBench } from '../render/bench.ts';
import type { Terminal } from '../terminal.ts';

const STEPS_BEFORE = 200;

/** `sameseed bench`: what a training step costs here, next to other programs that train the same network. */
export const benchCommand: Command = {
  name: 'bench',
  summary: 'measure training steps next to PyTorch, jax-js, TensorFlow.js and naive loops',
  arguments: [],
  options: ['data', 'download', 'quick', 'all', 'only', 'stepsBefore', 'jsonFile', 'figures'],
  async run(call) {
    const interrupt = catchInterrupts(() => call.terminal.note('Stopping; Ctrl-C again quits at once.'));
    try {
      return await run(call, interrupt.signal);
    } finally {
      interrupt.release();
    }
  },
};

async function run({ options, terminal }: Call, signal: AbortSignal): Promise<number> {
  const extent = resolveExtent(options);
  const dataset = await findData({ name: 'mnist', options, signal }, terminal);
  let progress: Progress | undefined;
  const record = await runBench({
    dataset,
    extent,
    signal,
    onProgress(done, total, label) {
      progress ??= terminal.isWatched ? openProgressBar(total) : NO_PROGRESS;
      progress.show(done, label);
    },
  }).finally(() => progress?.close());
  terminal.print(renderBench(record, terminal.paint));
  await write(record, options, terminal);
  return EXIT_FINE;
}

function resolveExtent({ quick, all, only, stepsBefore }: Options): Extent {
  return {
    isQuick: quick === true,
    hasAllOptimizers: all === true,
    stepsBefore: stepsBefore ?? STEPS_BEFORE,
    only: parseCompetitors(only),
  };
}

async function write(record: BenchRecord, { jsonFile, figures }: Options, terminal: Terminal): Promise<void> {
  const files = [
    ...(jsonFile === undefined ? [] : [{ path: resolve(jsonFile), content: prettyJson(record) }]),
    ...(figures === undefined
      ? []
      : (await drawBench(record)).map(({ name, content }) => ({ path: join(resolve(figures), name), content }))),
  ];
  for (const { path, content } of files) {
    await writeAtomically({ path, temporary: `${path}.partial`, content });
    terminal.note(`Wrote ${path}`);
  }
}
