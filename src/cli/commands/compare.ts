import { CLAIMS, type Claim } from '../../artifact/claim.ts';
import { type ClaimRequest, compareClaims } from '../../artifact/claim-comparison.ts';
import { compareMany } from '../../artifact/claim-matrix.ts';
import { SameseedError } from '../../base/errors.ts';
import { compareCheckpoints, type TensorDistance } from '../../replication/compare-checkpoints.ts';
import { MARGIN } from '../../replication/verdict.ts';
import { claimMatrixFigure } from '../../report/figures/claim-matrix.ts';
import type { Call, Command } from '../command.ts';
import { EXIT_CHECK_FAILED, EXIT_FINE } from '../exit-codes.ts';
import { nameSweeps } from '../name-sweeps.ts';
import { type NamedPair, openPair } from '../open-pair.ts';
import type { Options } from '../options.ts';
import { matrixMarkdown, renderMatrix } from '../render/comparison-matrix.ts';
import { comparisonMarkdown } from '../render/comparison-markdown.ts';
import { renderComparison } from '../render/comparison-text.ts';
import { writeFigure } from '../write-figure.ts';

/** `sameseed compare A B …`: which claim holds between two artifacts, or between each two of many. */
export const compareCommand: Command = {
  name: 'compare',
  summary: 'say which claim holds between two artifacts, and where, first and worst they differ',
  arguments: [
    {
      name: 'artifacts',
      description:
        'two folders of sweeps or files of runs, the second one called the reference; one, for its committed reference; three or more folders, each with each',
      isMany: true,
    },
  ],
  options: ['claim', 'margin', 'json', 'markdown', 'figures'],
  async run({ arguments: paths, options, terminal }) {
    if (options.json && options.markdown === true) {
      throw new SameseedError('options-conflict', 'Expected --json or --markdown, received both; choose one.');
    }
    const request = resolveRequest(options);
    if (paths.length > 2) return compareAll(paths, { request, options, terminal });
    return compareTwo(await openPair(paths[0], paths[1]), { request, options, terminal });
  },
};

interface Work extends Pick<Call, 'options' | 'terminal'> {
  readonly request: ClaimRequest;
}

async function compareTwo(named: NamedPair, { request, options, terminal }: Work): Promise<number> {
  const comparison = compareClaims(named.pair, request);
  const tensors = comparison.bits.kind === 'different' ? await measureTensors(named) : [];
  const told = { comparison, names: named.names, tensors };
  if (options.json) terminal.printJson({ about: 'comparison', ...comparison, tensors });
  else if (options.markdown === true) terminal.print(comparisonMarkdown(told));
  else terminal.print(renderComparison(told, terminal.paint));
  return comparison.isMet ? EXIT_FINE : EXIT_CHECK_FAILED;
}

async function measureTensors({ pair, folders: { a, b } }: NamedPair): Promise<TensorDistance[]> {
  if (a === undefined || b === undefined) return [];
  const both =
    pair.kind === 'run'
      ? [[pair.a, pair.b] as const]
      : [...pair.a.runs].flatMap(([id, record]) => {
          const other = pair.b.runs.get(id);
          return other === undefined || other.result.digest === record.result.digest ? [] : [[record, other] as const];
        });
  const found = [];
  for (const [left, right] of both) {
    found.push(...(await compareCheckpoints({ folder: a, record: left }, { folder: b, record: right })));
  }
  return found;
}

async function compareAll(paths: readonly string[], { request, options, terminal }: Work): Promise<number> {
  const matrix = compareMany(await nameSweeps(paths), request);
  if (options.json) terminal.printJson({ about: 'comparisons', ...matrix });
  else terminal.print(options.markdown === true ? matrixMarkdown(matrix) : renderMatrix(matrix, terminal.paint));
  if (options.figures !== undefined) {
    await writeFigure(claimMatrixFigure(matrix, `${matrix.names.length} sweeps`), options.figures, terminal);
  }
  return matrix.isMet ? EXIT_FINE : EXIT_CHECK_FAILED;
}

function resolveRequest({ claim, margin = MARGIN }: Options): ClaimRequest {
  return claim === undefined ? { margin } : { claim: parseClaim(claim), margin };
}

function parseClaim(text: string): Claim {
  const claim = CLAIMS.find((known) => known === text);
  if (claim !== undefined) return claim;
  throw new SameseedError('claim-unknown', `Unknown claim ${JSON.stringify(text)}; known: ${CLAIMS.join(', ')}.`);
}
