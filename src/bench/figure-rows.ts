import { countMultiplyAdds } from './case.ts';
import type { BenchRecord, MemoryRow, StepRow, SweepRow } from './record.ts';

/** Step time of one program with one optimizer, and its ratio to PyTorch's. */
export interface StepTimeRow {
  readonly engine: string;
  readonly optimizer: string;
  readonly stepMs: number;
  readonly ratio: number | null;
}

/** One measurement of a {@link GrowthPlot}. */
export interface GrowthRow {
  readonly series: 'portable' | 'pytorch' | 'ceiling' | '1 worker' | '2 workers';
  readonly x: number;
  readonly y: number;
}

/** How one quantity grows with one size. */
export interface GrowthPlot {
  readonly size: string;
  readonly quantity: string;
  readonly xScale: 'linear' | 'log';
  readonly yScale: 'linear' | 'log';
  readonly points: readonly GrowthRow[];
}

const MEGABYTE = 1e6;
const SECOND_MS = 1000;

/** Step times by optimizer of all programs that were measured. */
export function stepTimeRows({ rows }: BenchRecord): StepTimeRow[] {
  return rows.flatMap(({ section, engine, optimizer, stepMs, ratioToPytorch: ratio }) =>
    section === 'optimizer' && stepMs !== null ? [{ engine, optimizer, stepMs, ratio }] : [],
  );
}

/** Time, then memory, each against width, batch size and number of runs; nothing where growth was not measured. */
export function growthPlots(record: BenchRecord): GrowthPlot[] {
  const { memory, sweeps } = record;
  if (sweeps.length === 0) return [];
  const width = { size: 'units a hidden layer', xScale: 'log' } as const;
  const batch = { size: 'images in a batch', xScale: 'log' } as const;
  const runs = { size: 'runs', xScale: 'linear', yScale: 'linear' } as const;
  const time = { quantity: 'ms a step', yScale: 'log' } as const;
  const space = { quantity: 'MB', yScale: 'linear' } as const;
  const square = memory.filter(isSquare).map((row) => memoryPoint(row.widths[1], row));
  const usual = memory.filter((row) => !isSquare(row)).map((row) => memoryPoint(row.batchSize, row));
  return [
    { ...width, ...time, points: timePoints(record, 'width') },
    { ...batch, ...time, points: timePoints(record, 'batch size') },
    { ...runs, quantity: 'seconds', points: sweepPoints(sweeps, ({ durationMs }) => durationMs / SECOND_MS) },
    { ...width, ...space, points: square },
    { ...batch, ...space, points: usual },
    { ...runs, ...space, points: sweepPoints(sweeps, ({ peakBytes }) => peakBytes / MEGABYTE) },
  ];
}

function timePoints({ rows, ceiling }: BenchRecord, section: 'width' | 'batch size'): GrowthRow[] {
  const sizeOf = (row: StepRow): number => (section === 'width' ? row.widths[1] : row.batchSize);
  const inSection = rows.filter((row) => row.section === section);
  const measured = inSection.flatMap((row): GrowthRow[] => {
    const { engine, stepMs } = row;
    if (stepMs === null || (engine !== 'portable' && engine !== 'pytorch')) return [];
    return [{ series: engine, x: sizeOf(row), y: stepMs }];
  });
  const least = inSection
    .filter(({ engine }) => engine === 'portable')
    .map((row): GrowthRow => {
      const atCeilingMs = (SECOND_MS * countMultiplyAdds(row.widths, row.batchSize)) / ceiling;
      return { series: 'ceiling', x: sizeOf(row), y: atCeilingMs };
    });
  return [...measured, ...least];
}

function isSquare({ widths }: MemoryRow): boolean {
  return widths[1] === widths[2];
}

function memoryPoint(x: number, { peakBytes }: MemoryRow): GrowthRow {
  return { series: 'portable', x, y: peakBytes / MEGABYTE };
}

function sweepPoints(sweeps: readonly SweepRow[], quantity: (row: SweepRow) => number): GrowthRow[] {
  return sweeps.map((row) => ({
    series: row.workers === 1 ? '1 worker' : '2 workers',
    x: row.runs,
    y: quantity(row),
  }));
}
