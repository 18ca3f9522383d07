import { describe, expect, it } from 'vitest';
import { readRunRecord } from '../../src/artifact/read.ts';
import { gistOf } from '../../src/artifact/record-gist.ts';
import { cutRecord, isShortest, readObserved, readSeeds } from '../../src/artifact/record-text.ts';
import { prettyJson } from '../../src/base/canonical-json.ts';

const record = await readRunRecord('artifacts/reference/quick/glyphs/runs/notebook/notebook/seed-2.json');
const TEXT = prettyJson(record);
const PARTS = ['provenance', 'result', 'run'].map((key) => `\n  "${key}": {`);

/** How a run's text writes its seed, and the seeds of its streams. */
const SEED = '\n    "seed": 12';
const SEEDS = '\n      "seeds": {\n        "init": 3,\n        "shuffle": 4,\n        "split": 5\n      }';

/** The head of a record's text. */
function headOf({ duration = '1.5', epochs = ['1', '0.5'], memory = '7', start = 'now' } = {}): string {
  const durations = epochs.map((epoch) => `\n      ${epoch}`).join(',');
  return `{
  "kind": "run",
  "observed": {
    "durationMs": ${duration},
    "epochDurationsMs": [${durations}
    ],
    "peakMemoryBytes": ${memory},
    "startedAt": "${start}"
  },`;
}

describe('cutRecord', () => {
  it('cuts a text into its parts, and loses nothing', () => {
    const parts = cutRecord(TEXT);
    expect(parts && parts.head + parts.provenance + parts.result + parts.run).toBe(TEXT);
    expect([parts?.provenance, parts?.result, parts?.run].map((part) => part?.split('{')[0])).toEqual(
      PARTS.map((begin) => begin.slice(0, -1)),
    );
  });

  it('takes parts that follow at once', () => {
    const [provenance, result, run] = PARTS;
    expect(cutRecord(PARTS.join(''))).toEqual({ head: '', provenance, result, run });
  });

  it.each([
    ['no provenance', [PARTS[1], PARTS[2]]],
    ['no result', [PARTS[0], PARTS[2]]],
    ['no run', [PARTS[0], PARTS[1]]],
    ['its result first', [PARTS[1], PARTS[0], PARTS[2]]],
    ['its run before the result', [PARTS[0], PARTS[2], PARTS[1]]],
  ])('leaves a text alone that has %s', (_what, parts) => {
    expect(cutRecord(parts.join(' '))).toBeUndefined();
  });
});

describe('readSeeds', () => {
  it.each([
    ['both', `a${SEED},b${SEEDS}c`, 'a,bc', '12 3 4 5'],
    ['the other way round', `a${SEEDS}b${SEED}\nc`, 'ab\nc', '12 3 4 5'],
    ['the seed alone', `a${SEED},b`, 'a,b', '12   '],
    ['the streams alone', `a${SEEDS}b`, 'ab', ' 3 4 5'],
    ['none', 'a', 'a', '   '],
    ['ten digits', '\n    "seed": 4294967295,', ',', '4294967295   '],
    ['eleven digits', '\n    "seed": 12345678901,', '\n    "seed": 12345678901,', '   '],
    ['a fraction', '\n    "seed": 1.5,', '\n    "seed": 1.5,', '   '],
    ['a zero in front', '\n    "seed": 01,', '\n    "seed": 01,', '   '],
  ])('tells the seeds from the rest: %s', (_what, run, description, seeds) => {
    expect(readSeeds(run)).toEqual({ description, seeds });
  });
});

it('a text that is laid out otherwise has no description', () => {
  expect(gistOf(record, JSON.stringify(record))).toMatchObject({ description: '', seeds: '   ' });
});

describe('readObserved', () => {
  it.each([
    [{}, { startedAt: 'now', durationMs: 1.5 }],
    [
      { duration: '0', epochs: ['0'], memory: '9007199254740991' },
      { startedAt: 'now', durationMs: 0 },
    ],
    [
      { duration: '1e-7', epochs: ['1e+21', '2', '3'] },
      { startedAt: 'now', durationMs: 1e-7 },
    ],
    [{ start: '' }, { startedAt: '', durationMs: 1.5 }],
    [{ start: 'x'.repeat(500) }, { startedAt: 'x'.repeat(500), durationMs: 1.5 }],
  ])('reads %j', (head, found) => {
    expect(readObserved(headOf(head))).toEqual(found);
  });

  it.each([
    [{ duration: '1.50' }],
    [{ duration: '-1' }],
    [{ duration: '01' }],
    [{ duration: '1.' }],
    [{ duration: 'e5' }],
    [{ epochs: [] }],
    [{ epochs: ['1', '2.0', '3'] }],
    [{ epochs: ['1.0', '2'] }],
    [{ epochs: ['1', ''] }],
    [{ memory: '9007199254740992' }],
    [{ memory: '1.5' }],
    [{ memory: '7.0' }],
    [{ start: 'à' }],
    [{ start: '"' }],
    [{ start: String.raw`\u0041` }],
    [{ start: 'x'.repeat(501) }],
  ])('leaves alone what the schema refuses, or this program spells otherwise: %j', (head) => {
    expect(readObserved(headOf(head))).toBeUndefined();
  });

  it('leaves a head alone with something before or behind it', () => {
    expect(readObserved(` ${headOf()}`)).toBeUndefined();
    expect(readObserved(`${headOf()} `)).toBeUndefined();
  });
});

it.each([
  ['0', true],
  ['0.1', true],
  ['1e+21', true],
  ['1e21', false],
  ['0.10', false],
  ['-0', false],
])('the shortest spelling: %s', (text, isSo) => {
  expect(isShortest(text)).toBe(isSo);
});
