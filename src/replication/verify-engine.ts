import { firstJsonDifference } from '../artifact/json-difference.ts';
import { describeMachine } from '../artifact/machine.ts';
import { runId } from '../artifact/read.ts';
import type { RunRecord } from '../artifact/record.ts';
import { SameseedError } from '../base/errors.ts';
import type { Dataset } from '../dataset/dataset.ts';
import type { Engine } from '../engine/engine.ts';
import { parseRunConfig } from '../training/config.ts';
import { assertFewSteps } from './verify-cost.ts';
import { type Finding, findDepartures } from './verify-finding.ts';

/** What trains again, and on what. */
export interface Means {
  readonly engine: Engine;
  readonly dataset: Dataset;
}

/**
 * Refuses to train again with other arithmetic or on other data than a record names.
 *
 * @throws {SameseedError} `verify-engine` for another engine or version; two engines of the claim bitwise and of one
 *   version stand for each other; `verify-dataset`; `verify-too-large` for more steps than fit in memory.
 */
export function assertSameWork(record: RunRecord, { engine, dataset }: Means): void {
  const { name, version } = record.provenance.engine;
  const isStandIn = engine.claim === 'bitwise' && record.result.claim === 'bitwise';
  if (version !== engine.version || (name !== engine.name && !isStandIn)) {
    throw new SameseedError(
      'verify-engine',
      `Expected engine ${name} of version ${version}, which trained ${runId(record.run)}, received ${engine.name} of version ${engine.version}; verify it with the version of sameseed that has it, or check the record alone with --spot 0.`,
    );
  }
  const config = parseRunConfig(record.run.config);
  if (config.dataset !== dataset.name) {
    throw new SameseedError(
      'verify-dataset',
      `Expected the data set ${config.dataset}, which ${runId(record.run)} was trained on, received ${dataset.name}; name its folder with --data, or check the record alone with --spot 0.`,
    );
  }
  assertFewSteps(config, dataset, runId(record.run));
}

/** Whether what a record says of its data is what the data are. */
export function checkData({ run, provenance }: RunRecord, { digests, train, test }: Dataset): Finding[] {
  const { trainCount = train.count, testCount = test.count, digests: recorded } = provenance.dataset;
  return findDepartures({
    run: runId(run),
    pointer: '/provenance/dataset',
    expected: { digests, trainCount: train.count, testCount: test.count },
    received: { digests: recorded, trainCount, testCount },
    reason: 'as the data have it',
  });
}

/** Whether the same bits were promised here: by the claim, and for `machine` on this fingerprint. */
export function isPromisedHere({ result, provenance }: RunRecord, { gpu }: Engine): boolean {
  if (result.claim !== 'machine') return result.claim === 'bitwise';
  const here = { ...describeMachine(), ...(gpu === undefined ? {} : { gpu }) };
  return firstJsonDifference(provenance.fingerprint, here) === undefined;
}

/** Whether a record claims what its engine gives. */
export function checkClaim({ run, result }: RunRecord, { claim, name }: Engine): Finding[] {
  return findDepartures({
    run: runId(run),
    pointer: '/result/claim',
    expected: claim,
    received: result.claim,
    reason: `what the engine ${name} gives`,
  });
}
