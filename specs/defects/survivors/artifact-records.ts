import type { Explanation } from '../survivors.ts';

/** Why mutants survive in what reads and writes the texts of records. */
export const ARTIFACT_RECORDS: readonly Explanation[] = [
  {
    file: 'artifact/record-text.ts',
    reason: 'What stands before the first comma is not read.',
    mutants: [
      ["const [, seed = ''] = SEED.exec(run) ?? [];", '["Stryker was here"]'],
      ["const [, init = '', shuffle = '', split = ''] = SEEDS.exec(run) ?? [];", '["Stryker was here"]'],
      ['const [, durationMs, epochs, peak, startedAt] = HEAD.exec(head) ?? [];', '["Stryker was here"]'],
    ],
  },
  {
    file: 'artifact/record-text.ts',
    reason: 'A part that is looked for behind another one is never found at 0.',
    mutants: [
      ['if (provenance < 0 || result < 0 || run < 0) return undefined;', 'result <= 0'],
      ['if (provenance < 0 || result < 0 || run < 0) return undefined;', 'run <= 0'],
    ],
  },
  {
    file: 'artifact/record-text.ts',
    reason: 'Nothing in this pattern reads differently without the flag u.',
    mutants: [
      ['const SEED = new RegExp(String.raw`\\n    "seed": ${WHOLE}(?=[,\\n])`, \'u\');', '""'],
      ["'u',", '""'],
    ],
  },
  {
    file: 'artifact/record-reader.ts',
    reason: 'Without parts there is no provenance either; the first question is there for the compiler.',
    mutants: [
      ['if (parts === undefined || provenance === undefined || observed === undefined) return undefined;', 'false'],
    ],
  },
  {
    file: 'artifact/result-pattern.ts',
    reason: 'What is learned is ASCII, and reads the same without the flag u.',
    mutants: [
      ["'u',", '""'],
      ['const VALUE = new RegExp(String.raw`((?<=": ")[0-9a-f]{64}(?=")|(?<=": )${NUMBER}(?=[,\\n]))`, \'u\');', '""'],
    ],
  },
];
