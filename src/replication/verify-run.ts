import { runId } from '../artifact/read.ts';
import type { RunRecord } from '../artifact/record.ts';
import { SameseedError } from '../base/errors.ts';
import { CATALOGUE, listFiles } from '../dataset/catalogue.ts';
import { parseRunConfig } from '../training/config.ts';
import type { RunConfig } from '../training/run-config.ts';
import { drawStart } from '../training/start.ts';
import { assertAffordable } from './verify-cost.ts';
import { checkEpochs } from './verify-run-epochs.ts';
import { type Finding, findDepartures } from './verify-finding.ts';

/**
 * What in the record of a run doesn't follow from the rest of it: config, seeds, initial weights, epochs, learning rates,
 * names of tensors, numbers of examples. Trains nothing.
 *
 * @throws {SameseedError} `verify-too-large` for a config that would take more memory than any experiment of ours.
 */
export function checkRun(record: RunRecord): Finding[] {
  const id = runId(record.run);
  const config = readConfig(record);
  if (Array.isArray(config)) return config;
  assertAffordable(config, id);
  return [
    ...checkSeeds(record, config),
    ...checkDataset(record, config),
    ...findDepartures({
      run: id,
      pointer: '/result/initialDigests',
      expected: drawStart(config).initialDigests,
      received: record.result.initialDigests,
      reason: `as seed ${config.seeds.init} draws it`,
    }),
    ...checkEpochs(record, config),
  ];
}

function readConfig({ run }: RunRecord): RunConfig | Finding[] {
  try {
    return parseRunConfig(run.config);
  } catch (error) {
    if (!(error instanceof SameseedError)) throw error;
    return error.faults.map(({ pointer, message }) => ({
      run: runId(run),
      pointer: `/run/config${pointer}`,
      message,
    }));
  }
}

/** Every source of randomness has the run's seed, or is fixed to 0 so that the share of another one can be measured. */
function checkSeeds({ run }: RunRecord, { seeds }: RunConfig): Finding[] {
  const sources = Object.entries(seeds);
  const odd = sources.filter(([, seed]) => seed !== run.seed && seed !== 0);
  const wrong = odd.length > 0 || sources.some(([, seed]) => seed === run.seed) ? odd : sources;
  return wrong.flatMap(([source, received]) =>
    findDepartures({
      run: runId(run),
      pointer: `/run/config/seeds/${source}`,
      expected: run.seed,
      received,
      reason: 'the seed of the run, or 0',
    }),
  );
}

function checkDataset({ run, provenance }: RunRecord, { dataset: name }: RunConfig): Finding[] {
  const { dataset } = provenance;
  const at = { run: runId(run), pointer: '/provenance/dataset' };
  const named = findDepartures({
    ...at,
    pointer: `${at.pointer}/name`,
    expected: name,
    received: dataset.name,
    reason: 'the data set of the config',
  });
  if (name === 'glyphs') return named;
  const known = listFiles(CATALOGUE[name]).map((file) => [file.name, file.contentDigest]);
  return [
    ...named,
    ...findDepartures({
      ...at,
      pointer: `${at.pointer}/digests`,
      expected: Object.fromEntries(known),
      received: dataset.digests,
      reason: `the files of ${name}`,
    }),
  ];
}
