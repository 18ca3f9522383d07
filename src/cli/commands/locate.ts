import { runId } from '../../artifact/read.ts';
import { SameseedError } from '../../base/errors.ts';
import { openEngine } from '../../engine/registry.ts';
import { type Location, locateParting } from '../../replication/locate.ts';
import type { LocateWork, Side } from '../../replication/locate-state.ts';
import { differenceGrowthFigure } from '../../report/figures/difference-growth.ts';
import { assertSameWork } from '../../replication/verify-engine.ts';
import { compareTraces, type TraceComparison } from '../../training/trace-comparison.ts';
import type { TraceFile } from '../../training/trace-file.ts';
import type { Call, Command } from '../command.ts';
import { openExactData } from '../exact-data.ts';
import { EXIT_CHECK_FAILED, EXIT_FINE } from '../exit-codes.ts';
import { catchInterrupts } from '../interrupt.ts';
import { type NamedSide, openSubject, type Subject, subjectOfTrace } from '../locate-subject.ts';
import { makeTrace, readTrace, writeTrace } from '../locate-trace.ts';
import { NO_PROGRESS, openProgressBar, type Progress } from '../progress.ts';
import { renderLocation, renderTraces } from '../render/locate.ts';
import { writeFigure } from '../write-figure.ts';

/** `sameseed locate A B`: the first step, tensor and element in which two runs part. */
export const locateCommand: Command = {
  name: 'locate',
  summary: 'find the first step, tensor and element in which two runs, two engines or two machines part',
  arguments: [
    {
      name: 'artifacts',
      description: 'two runs, sweeps or trace files; one, for its reference; none, for two engines on digits',
      isMany: true,
      isOptional: true,
    },
  ],
  options: ['run', 'engines', 'epoch', 'trace', 'steps', 'tensor', 'figures', 'dataset', 'data', 'download', 'json'],
  async run(call) {
    const interrupt = catchInterrupts(() => call.terminal.note('Stopping; Ctrl-C again quits at once.'));
    try {
      return await run(call, interrupt.signal);
    } finally {
      interrupt.release();
    }
  },
};

async function run(call: Call, signal: AbortSignal): Promise<number> {
  const { arguments: paths, options } = call;
  if (paths.length > 2) {
    throw new SameseedError('argument-unexpected', `Expected at most two artifacts, received ${paths.length}.`);
  }
  const traces = await Promise.all(paths.map(readTrace));
  const [first, second] = traces;
  if (first !== undefined && second !== undefined) return tellTraces(compareTraces(first, second), paths, call);
  const given = first ?? second;
  const records = paths.filter((_, index) => traces[index] === undefined);
  const subject =
    given !== undefined && records.length === 0
      ? subjectOfTrace(given, options)
      : await openRecords(records, given, call);
  const { work, open, close } = await prepare(subject, call, signal);
  try {
    if (given !== undefined) {
      const comparison = await traceAgainst(given, subject, { work, open });
      close();
      const file = paths.find((_, index) => traces[index] !== undefined);
      return tellTraces(comparison, ['this machine', file ?? 'the trace'], call);
    }
    if (options.trace !== undefined) {
      // one engine that is named beside an artifact is the one to look into
      const traced = options.engines?.length === 1 ? subject.b : subject.a;
      const trace = await makeTrace(subject, { side: await open(traced), work }, options);
      close();
      const path = await writeTrace(options.trace, trace);
      if (options.json)
        call.terminal.printJson({ about: 'trace', path, epoch: trace.epoch, steps: trace.steps.length });
      else
        call.terminal.print(
          `Wrote ${path}: epoch ${trace.epoch}, ${trace.steps.length} steps by ${trace.engine.name}.`,
        );
      return EXIT_FINE;
    }
    const [a, b] = [await open(subject.a), await open(subject.b)];
    const location = await locateParting({ ...work, a, b });
    close();
    return await tellLocation(location, subject, call);
  } finally {
    close();
  }
}

async function openRecords(
  paths: readonly string[],
  given: TraceFile | undefined,
  { options }: Call,
): Promise<Subject> {
  if (given === undefined) return openSubject(paths, options);
  const { run: id = runId(given.run), engines = [given.engine.name] } = options;
  return openSubject(paths, { ...options, run: id, engines });
}

interface Prepared {
  readonly work: LocateWork;
  readonly open: (side: NamedSide) => Promise<Side>;
}

async function prepare(
  subject: Subject,
  { options, terminal }: Call,
  signal: AbortSignal,
): Promise<Prepared & { readonly close: () => void }> {
  const { config } = subject;
  const dataset = await openExactData({ name: config.dataset, options, signal }, terminal);
  let progress: Progress | undefined;
  const onEpoch = (epoch: number, last: number): void => {
    progress ??= terminal.isWatched && !options.json ? openProgressBar(last) : NO_PROGRESS;
    progress.show(epoch, `epoch ${epoch}`);
  };
  return {
    work: { config, dataset, onEpoch, signal },
    open: async ({ engine: name, record, folder }) => {
      const engine = await openEngine(name);
      if (record !== undefined) assertSameWork(record, { engine, dataset });
      return { engine, ...(record === undefined ? {} : { record }), ...(folder === undefined ? {} : { folder }) };
    },
    close: () => {
      progress?.close();
      progress = undefined;
    },
  };
}

/** What this machine makes of a trace's epoch, held against it. */
async function traceAgainst(given: TraceFile, subject: Subject, { work, open }: Prepared): Promise<TraceComparison> {
  const { steps, values, epoch } = given;
  const place = {
    epoch,
    steps: { from: steps[0].step, to: values?.step ?? steps[steps.length - 1].step },
    ...(values === undefined ? {} : { tensor: values.part }),
  };
  const own = await makeTrace(subject, { side: await open(subject.a), work }, place);
  return compareTraces(own, given);
}

function tellTraces(comparison: TraceComparison, names: readonly string[], { options, terminal }: Call): number {
  if (options.json) terminal.printJson({ about: 'traces', ...comparison });
  else terminal.print(renderTraces(comparison, names, terminal.paint));
  return comparison.kind === 'same' ? EXIT_FINE : EXIT_CHECK_FAILED;
}

async function tellLocation(location: Location, { run: description, a, b }: Subject, call: Call): Promise<number> {
  const { options, terminal } = call;
  const id = runId(description);
  if (options.json) terminal.printJson({ about: 'location', run: id, ...location });
  else terminal.print(renderLocation({ location, run: id, a: a.name, b: b.name }, terminal.paint));
  if (options.figures !== undefined && location.kind === 'step') {
    const setting = `${id}, ${a.name} and ${b.name}`;
    await writeFigure(differenceGrowthFigure({ rows: location.growth, setting }), options.figures, terminal);
  }
  return location.kind === 'same' ? EXIT_FINE : EXIT_CHECK_FAILED;
}
