import { countParameters } from '../../network/architecture.ts';
import type { Layer, Optimizer, Penalty, PenaltyConvention } from '../../network/network.ts';
import { translatePenalty } from '../../network/penalty.ts';
import type { PartFacts } from '../facts.ts';
import { formatCount, formatFactor } from '../numbers.ts';
import { counts, words } from './columns.ts';
import { type DataTable, makeTable } from './data-table.ts';

/** Layers of a part's network with their parameters. */
export function layerTable({ network, widths, parameterCount }: PartFacts): DataTable {
  return makeTable<Layer>({
    name: `layers-${widths}`,
    caption: `Layers of ${widths}`,
    rows: network.layers,
    columns: [
      words('layer', 'layer', (layer) => layer.name),
      counts('units', 'units', (layer) => layer.units),
      words('activation', 'activation', (layer) => layer.activation),
      {
        heading: '(in + 1) · out',
        look: 'number',
        text: (layer) => `(${formatCount(layer.inputs)} + 1) · ${formatCount(layer.units)}`,
        data: { inputs: (layer) => layer.inputs },
      },
      counts('parameters', 'parameters', countLayer),
    ],
    total: ['total', '', '', '', formatCount(parameterCount)],
  });
}

function countLayer(layer: Layer): number {
  return countParameters({ inputs: layer.inputs, layers: [layer] });
}

interface Convention {
  readonly name: PenaltyConvention;
  readonly loss: string;
  readonly gradient: string;
}

const CONVENTIONS: readonly Convention[] = [
  { name: 'keras', loss: String.raw`\lambda \sum w^2`, gradient: String.raw`2 \lambda w` },
  { name: 'half', loss: String.raw`\tfrac{1}{2} \lambda \sum w^2`, gradient: String.raw`\lambda w` },
  { name: 'gradient', loss: String.raw`\tfrac{1}{2} \lambda \sum w^2`, gradient: String.raw`\lambda w` },
  { name: 'decoupled', loss: '0', gradient: '0' },
];

/** The same decay in every convention. */
export function conventionTable(penalty: Penalty, optimizer: Optimizer): DataTable {
  return makeTable<Convention>({
    name: 'conventions',
    caption: `The decay of λ = ${formatFactor(penalty.factor)} (${penalty.convention}) in each convention`,
    rows: CONVENTIONS,
    columns: [
      words('convention', 'convention', (row) => row.name),
      { ...words<Convention>('loss', 'loss', (row) => row.loss), look: 'tex' },
      { ...words<Convention>('gradient', 'gradient', (row) => row.gradient), look: 'tex' },
      {
        ...words<Convention>('same decay at', 'factor', (row) => translated(penalty, row.name, optimizer)),
        look: 'number',
      },
    ],
  });
}

function translated(penalty: Penalty, convention: PenaltyConvention, optimizer: Optimizer): string {
  const isTranslatable =
    optimizer.kind === 'sgd' || (penalty.convention === 'decoupled') === (convention === 'decoupled');
  return isTranslatable ? `λ = ${formatFactor(translatePenalty(penalty, convention, optimizer).factor)}` : 'none';
}
