import { type Claim, CLAIMS } from '../../artifact/claim.ts';
import { EXPERIMENT_NAMES, openExperiment } from '../../replication/experiments/registry.ts';
import type { ReportFacts } from '../facts.ts';
import { code, words } from './columns.ts';
import { type DataTable, makeTable } from './data-table.ts';

/** What each claim promises of a digest. */
export const CLAIM_MEANINGS: Readonly<Record<Claim, string>> = {
  bitwise: 'the same digest on every 64-bit machine',
  machine: 'the same digest on the same machine, as its fingerprint describes it',
  statistical: 'the same distribution over seeds, by a stated test',
};

const GIVEN_BY: Readonly<Record<Claim, string>> = {
  bitwise: 'the portable engine, as long as every value stays finite',
  machine: 'any engine that repeats itself',
  statistical: 'every engine',
};

/** The three claims, and which of them these records make. */
export function claimTable({ summary }: ReportFacts): DataTable {
  const made = CLAIMS.indexOf(summary.result.claim);
  return makeTable<Claim>({
    name: 'claims',
    caption: 'Three claims, never mixed',
    isWide: true,
    rows: CLAIMS,
    columns: [
      words('claim', 'claim', (claim) => claim),
      words('means', 'means', (claim) => CLAIM_MEANINGS[claim]),
      words('given by', 'given_by', (claim) => GIVEN_BY[claim]),
      words('of these records', 'made', (claim) => {
        const place = CLAIMS.indexOf(claim);
        return place === made ? 'this one is made' : place > made ? 'follows' : 'not made';
      }),
    ],
  });
}

interface Reproduced {
  readonly what: string;
  readonly command: string;
}

/** One command for every number of the page. */
export function commandTable(facts: ReportFacts): DataTable {
  const { experiment, result } = facts.summary;
  const [first] = Object.keys(result.runs);
  return makeTable<Reproduced>({
    name: 'commands',
    caption: 'Each number and the one command that gives it again',
    isWide: true,
    rows: [
      { what: 'accuracies, losses and digests of every run', command: runCommand(facts) },
      { what: 'those of one run, and whether they are right', command: `npx sameseed verify runs/${first}.json` },
      { what: 'whether yours are the same bits', command: 'npx sameseed compare . again' },
      {
        what: 'means, intervals, tests, verdicts, figures and tables, without training',
        command: 'npx sameseed report .',
      },
      {
        what: 'networks, parameter counts, seeds and steps, without data',
        command: `npx sameseed describe ${experiment.name}`,
      },
      ...(facts.moves?.from === 'reference'
        ? [{ what: 'what each factor moves', command: 'npx sameseed run factors' }]
        : []),
    ],
    columns: [words('number', 'number', (row) => row.what), code('command', 'command', (row) => row.command)],
  });
}

/** The command that trains all of it again. */
export function runCommand({ summary }: ReportFacts): string {
  const { experiment, result, provenance } = summary;
  const known = EXPERIMENT_NAMES.includes(experiment.name) ? openExperiment(experiment.name) : undefined;
  const seeds = [...new Set(result.treatments.map(({ count }) => count))];
  const isOwnCount =
    known !== undefined && seeds.length === 1 && known.treatments.some(({ replicates }) => replicates !== seeds[0]);
  return [
    `npx sameseed run ${known === undefined ? 'your-experiment.json' : experiment.name}`,
    ...(known === undefined || experiment.dataset === known.dataset ? [] : [`--dataset ${experiment.dataset}`]),
    ...(isOwnCount ? [`--seeds ${seeds[0]}`] : []),
    ...(provenance.engine.name === 'portable' ? [] : [`--engine ${provenance.engine.name}`]),
    '--out again',
  ].join(' ');
}
