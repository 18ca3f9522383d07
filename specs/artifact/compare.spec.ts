import { describe, expect, it } from 'vitest';
import { compareRuns } from '../../src/artifact/compare.ts';
import { describeDifference } from '../../src/artifact/difference.ts';
import type { RunRecord } from '../../src/artifact/record.ts';
import { sealResult } from '../../src/artifact/result.ts';
import { elsewhere, OTHER, REFERENCE, withEpoch, withInitial, withTensor } from '../support/changed-records.ts';
import { exampleRun } from '../support/records.ts';

const ID = 'notebook/notebook/seed-1';

const digestAt = (epoch: number, name: string) => REFERENCE.result.epochs[epoch - 1].digests[name];

describe('compareRuns', () => {
  it('tells the digest when all bits are the same, and that another machine has shown it', () => {
    expect(compareRuns(elsewhere(REFERENCE), REFERENCE)).toEqual({
      kind: 'same',
      claim: 'bitwise',
      digest: REFERENCE.result.digest,
    });
  });

  it('shows no more than the machine claim on one machine, and no more than the weaker claim of two', () => {
    const [onMachine, statistical] = [exampleRun({ claim: 'machine' }), exampleRun({ claim: 'statistical' })];
    expect(compareRuns(REFERENCE, REFERENCE)).toMatchObject({ kind: 'same', claim: 'machine' });
    expect(compareRuns(elsewhere(onMachine), REFERENCE)).toMatchObject({ kind: 'same', claim: 'machine' });
    expect(compareRuns(REFERENCE, statistical)).toMatchObject({ kind: 'same', claim: 'statistical' });
  });

  it.each<[string, RunRecord, object, string]>([
    [
      'an initial tensor, the first in network order',
      withInitial({ 'dense-10/kernel': OTHER, 'dense-2/kernel': OTHER, 'dense-2/bias': OTHER }),
      {
        kind: 'initial-tensor',
        tensor: 'dense-2/kernel',
        a: OTHER,
        b: REFERENCE.result.initialDigests['dense-2/kernel'],
      },
      `${ID} parts before the first step: initial dense-2/kernel is ${OTHER.slice(0, 4)}…, was ${REFERENCE.result.initialDigests['dense-2/kernel'].slice(0, 4)}… in the reference.`,
    ],
    [
      'an initial tensor that only one has',
      withInitial({ 'dense-11/kernel': OTHER }),
      { kind: 'initial-tensor', tensor: 'dense-11/kernel', a: OTHER },
      `${ID} parts before the first step: initial dense-11/kernel is ${OTHER.slice(0, 4)}…, was absent in the reference.`,
    ],
    [
      'a number, before the tensors of its epoch',
      withEpoch(2, { validationLoss: 0.5, validationAccuracy: 0.5, digests: {} }),
      { kind: 'epoch-number', epoch: 2, name: 'validationLoss', a: 0.5, b: 0.25 },
      `${ID} parts at epoch 2: validation loss is 0.5, was 0.25 in the reference.`,
    ],
    [
      'the learning rate, before what follows from it',
      withEpoch(1, { learningRate: 0.05, loss: 0.1 }),
      { kind: 'epoch-number', epoch: 1, name: 'learningRate', a: 0.05, b: 0.1 },
      `${ID} parts at epoch 1: learning rate is 0.05, was 0.1 in the reference.`,
    ],
    [
      'a tensor after an epoch',
      withTensor(3, 'dense-10/bias', 'dense-1/kernel'),
      { kind: 'epoch-tensor', epoch: 3, tensor: 'dense-1/kernel', a: OTHER, b: digestAt(3, 'dense-1/kernel') },
      `${ID} parts at epoch 3: dense-1/kernel is ${OTHER.slice(0, 4)}…, was ${digestAt(3, 'dense-1/kernel').slice(0, 4)}… in the reference.`,
    ],
    [
      'fewer epochs',
      { ...REFERENCE, result: sealResult({ ...REFERENCE.result, epochs: REFERENCE.result.epochs.slice(0, 2) }) },
      { kind: 'epoch-count', a: 2, b: 3 },
      `${ID} parts after epoch 2: the number of epochs is 2, was 3 in the reference.`,
    ],
  ])('finds %s', (_what, run, difference, sentence) => {
    const comparison = compareRuns(run, REFERENCE);
    expect(comparison).toEqual({ kind: 'different', claim: 'bitwise', difference: { ...difference, run: ID } });
    expect(comparison.kind === 'different' && describeDifference(comparison.difference)).toBe(sentence);
  });

  it.each<[string, RunRecord, object, string]>([
    [
      'another experiment',
      { ...REFERENCE, run: { ...REFERENCE.run, experiment: 'hinton' } },
      { about: 'experiment', pointer: '/experiment', a: 'hinton', b: 'quick' },
      `${ID} can't be compared: /experiment is "hinton", was "quick" in the reference.`,
    ],
    [
      'another part',
      { ...REFERENCE, run: { ...REFERENCE.run, part: 'hinton' } },
      { about: 'experiment', pointer: '/part', a: 'hinton', b: 'notebook', run: 'hinton/notebook/seed-1' },
      `hinton/notebook/seed-1 can't be compared: /part is "hinton", was "notebook" in the reference.`,
    ],
    [
      'another treatment',
      { ...REFERENCE, run: { ...REFERENCE.run, treatment: 'adam' } },
      { about: 'experiment', pointer: '/treatment', a: 'adam', b: 'notebook', run: 'notebook/adam/seed-1' },
      `notebook/adam/seed-1 can't be compared: /treatment is "adam", was "notebook" in the reference.`,
    ],
    [
      'another level, whatever its factor is called',
      { ...REFERENCE, run: { ...REFERENCE.run, levels: { ...REFERENCE.run.levels, treatment: 1 } } },
      { about: 'config', pointer: '/levels/treatment', a: 1 },
      `${ID} can't be compared: /levels/treatment is 1, was absent in the reference.`,
    ],
    [
      'another seed',
      { ...REFERENCE, run: { ...REFERENCE.run, seed: 2 } },
      { about: 'config', pointer: '/seed', a: 2, b: 1, run: 'notebook/notebook/seed-2' },
      `notebook/notebook/seed-2 can't be compared: /seed is 2, was 1 in the reference.`,
    ],
    [
      'another config, before any number',
      {
        ...withTensor(1, 'dense-1/kernel'),
        run: { ...REFERENCE.run, config: { ...REFERENCE.run.config, batchSize: 64 } },
      },
      { about: 'config', pointer: '/config/batchSize', a: 64, b: 128 },
      `${ID} can't be compared: /config/batchSize is 64, was 128 in the reference.`,
    ],
    [
      'a config with one more key',
      { ...REFERENCE, run: { ...REFERENCE.run, config: { ...REFERENCE.run.config, 'a/b': null } } },
      { about: 'config', pointer: '/config/a~1b', a: null },
      `${ID} can't be compared: /config/a~1b is null, was absent in the reference.`,
    ],
    [
      'another data set',
      elsewhere(REFERENCE, { dataset: { name: 'mnist', digests: {} } }),
      { about: 'dataset', pointer: '/dataset/digests/train', b: REFERENCE.provenance.dataset.digests['train'] },
      `${ID} can't be compared: /dataset/digests/train is absent, was "${REFERENCE.provenance.dataset.digests['train'].slice(0, 58)}… in the reference.`,
    ],
  ])('does not compare %s', (_what, run, incomparable, sentence) => {
    const comparison = compareRuns(run, REFERENCE);
    expect(comparison).toEqual({ kind: 'incomparable', run: ID, ...incomparable });
    expect(comparison.kind === 'incomparable' && describeDifference(comparison)).toBe(sentence);
  });

  it('tells why other bits were not promised', () => {
    const run = withTensor(1, 'dense-1/kernel');
    const claiming = (claim: 'machine' | 'statistical') => ({ ...run, result: sealResult({ ...run.result, claim }) });
    const otherVersion = elsewhere(run, { engine: { name: 'portable', version: '2' } });
    const otherEngine = elsewhere(run, { engine: { name: 'tfjs-cpu', version: '1' } });
    expect(compareRuns(elsewhere(run), REFERENCE)).not.toHaveProperty('excuse');
    expect(compareRuns(claiming('machine'), REFERENCE)).not.toHaveProperty('excuse');
    expect(compareRuns(elsewhere(claiming('machine')), REFERENCE)).toMatchObject({
      claim: 'machine',
      excuse: 'machine',
    });
    expect(compareRuns(claiming('statistical'), REFERENCE)).toMatchObject({ claim: 'statistical', excuse: 'claim' });
    expect(compareRuns(otherVersion, REFERENCE)).toMatchObject({ claim: 'bitwise', excuse: 'engine' });
    expect(compareRuns(otherEngine, REFERENCE)).toMatchObject({ claim: 'bitwise', excuse: 'engine' });
  });
});
