import { countParameters } from '../../network/architecture.ts';
import type { Layer, Network, Optimizer, Schedule } from '../../network/network.ts';
import type { Plan } from '../../replication/plan.ts';
import { formatCount, formatFactor, formatList, formatQuantity } from '../../report/numbers.ts';
import type { Paint } from './paint.ts';
import { renderTable } from './table.ts';

/** A plan, and how many examples it trains on. */
export interface Description {
  readonly plan: Plan;
  readonly trainCount: number;
}

/** What an experiment will do, before it does it: networks, treatments, seeds and steps. */
export function renderDescription({ plan, trainCount }: Description, paint: Paint): string {
  const { experiment, runs, dataset } = plan;
  const cut = experiment.isCut ? ' It is cut short, so it allows no verdict against 0.9847.' : '';
  const networks = new Map(experiment.treatments.map(({ part, config }) => [part, config.network]));
  return [
    `${paint.strong(experiment.title)}\n${experiment.name}: ${formatQuantity(runs.length, 'run')} on ${dataset}.${cut}`,
    ...[...networks].map(([part, network]) => renderNetwork({ part, network }, paint)),
    renderTreatments(plan, trainCount),
    reasonsFor(plan),
  ].join('\n\n');
}

function renderWidths({ inputs, layers }: Network): string {
  return [inputs, ...layers.map((layer) => layer.units)].join('-');
}

function renderNetwork({ part, network }: { part: string; network: Network }, paint: Paint): string {
  const title = `${part}: ${renderWidths(network)}, ${formatCount(countParameters(network))} parameters`;
  const table = renderTable(
    ['layer', 'inputs', 'units', 'activation', 'weights', 'biases', 'parameters'],
    network.layers.map((layer) => [
      layer.name,
      formatCount(layer.inputs),
      formatCount(layer.units),
      layer.activation,
      formatCount(layer.inputs * layer.units),
      formatCount(layer.units),
      formatCount(countOf(layer)),
    ]),
  );
  return `${paint.strong(title)}\n${table}`;
}

function countOf({ inputs, units }: Layer): number {
  return (inputs + 1) * units;
}

function renderTreatments({ experiment, runs }: Plan, trainCount: number): string {
  return renderTable(
    ['treatment', 'optimizer', 'rate', 'L2 factor', 'batch', 'epochs', 'steps', 'seeds'],
    experiment.treatments.map(({ id, config }) => [
      id,
      renderOptimizer(config.optimizer),
      renderSchedule(config.schedule),
      formatFactor(config.penalty.factor),
      formatCount(config.batchSize),
      formatCount(config.epochs),
      formatCount(config.epochs * Math.ceil(trainCount / config.batchSize)),
      runs
        .filter((run) => run.treatment.id === id)
        .map((run) => run.seed)
        .join(', '),
    ]),
  );
}

function renderOptimizer(optimizer: Optimizer): string {
  const { kind, ...constants } = optimizer;
  const values = Object.entries(constants).map(([name, value]) => `${name} ${value}`);
  return values.length === 0 ? kind : `${kind} (${formatList(values)})`;
}

function renderSchedule({ kind, rate }: Schedule): string {
  return kind === 'constant' ? String(rate) : `${rate}, ${kind}`;
}

function reasonsFor({ experiment }: Plan): string {
  const layers = experiment.treatments.flatMap(({ config }) => config.network.layers.slice(0, -1));
  const isRelu = layers.length > 0 && layers.every(({ activation }) => activation === 'relu');
  return isRelu ? `${REASONS}\n${RELU}` : REASONS;
}

const REASONS = `Input: one unit for each pixel, 28 × 28 = 784. Output: one unit for each of the 10 classes;
softmax makes them a probability distribution, which cross-entropy compares with the
one-hot label.`;

const RELU = 'Hidden: relu is cheap, and its gradient does not vanish where it is active.';
