import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findCycles, findFloorFaults, findNodeFaults, findPackageFaults, type House } from './support/house/imports.ts';
import { parseSource, readSources } from './support/house/source.ts';
import * as style from './support/house/style.ts';

const HOUSE: House = {
  floors: {
    base: 0,
    random: 1,
    statistics: 1,
    artifact: 2,
    dataset: 2,
    network: 2,
    engine: 3,
    training: 4,
    laws: 5,
    replication: 5,
    report: 6,
    bench: 6,
    cluster: 6,
    cli: 7,
  },
  nodeFree: [
    'base',
    'random',
    'statistics',
    'dataset',
    'network',
    'engine/portable',
    'engine/oracle',
    'training',
    'report/reproduce',
  ],
  nodeAllowed: ['dataset/source.ts', 'dataset/source', 'report/reproduce/bundles.ts'],
  packages: {
    '@noble/hashes': 'base',
    'safe-stable-stringify': 'base',
    zod: 'base',
    seedrandom: 'random',
    '@stdlib/stats-base-dists-f-cdf': 'statistics',
    '@stdlib/stats-base-dists-normal-cdf': 'statistics',
    '@stdlib/stats-base-dists-normal-quantile': 'statistics',
    '@stdlib/stats-base-dists-t-cdf': 'statistics',
    '@stdlib/stats-base-dists-t-quantile': 'statistics',
    jstat: 'statistics',
    'fast-check': 'laws',
    vitest: 'laws',
    'jsonc-parser': 'artifact',
    'proper-lockfile': ['artifact', 'laws'],
    'env-paths': 'dataset',
    mathjs: 'network',
    '@resvg/resvg-js': 'report',
    'csv-stringify': 'report',
    'dejavu-fonts-ttf': 'report',
    'markdown-table': ['report', 'cli'],
    preact: 'report',
    'preact-render-to-string': 'report',
    temml: 'report',
    vega: 'report',
    'vega-embed': 'report',
    'vega-lite': 'report',
    yaml: 'cluster',
    'kubernetes-models': 'cluster',
    'cli-progress': 'cli',
    'cli-table3': 'cli',
    commander: 'cli',
    '@jax-js/jax': 'bench',
    '@tensorflow/tfjs-backend-cpu': ['engine', 'bench'],
    '@tensorflow/tfjs-backend-wasm': ['engine', 'bench'],
    '@tensorflow/tfjs-backend-webgpu': 'engine',
    '@tensorflow/tfjs-core': ['engine', 'bench'],
    webgpu: 'engine',
  },
  nodePackages: ['proper-lockfile', 'env-paths'],
};

/** Every engine computes these alike; constants are spelled out by the standard. */
const SAME_MATH = 'abs ceil floor fround imul max min round sign sqrt trunc clz32 PI'.split(' ');

/** AssemblyScript, which other rules hold for. */
const KERNELS = 'src/engine/portable/kernels/';

const sources = readSources('src', ['.ts', '.tsx']);
const own = sources.filter((file) => !file.path.startsWith(KERNELS)).map(parseSource);
const plant = (path: string, text: string) => parseSource({ path: `src/${path}`, text });

describe('imports', () => {
  it('go to lower floors only', () => {
    expect(findFloorFaults(own, HOUSE)).toEqual([]);
  });

  it.each([
    ['up', plant('base/a.ts', `import { x } from '../random/x.ts';`)],
    ['up, types only', plant('dataset/a.ts', `import type { X } from '../engine/x.ts';`)],
    ['up, as a re-export', plant('training/a.ts', `export { x } from '../cli/x.ts';`)],
    ['up, dynamic', plant('report/a.ts', `await import('../cli/x.ts');`)],
    ['sideways', plant('random/a.ts', `import '../statistics/x.ts';`)],
    ['out of the house', plant('base/a.ts', `import '../../tools/x.ts';`)],
    ['from a room that nobody knows', plant('attic/a.ts', '')],
  ])('catches an import %s', (_way, file) => {
    expect(findFloorFaults([file], HOUSE)).toHaveLength(1);
  });

  it('bring each package in at its room', () => {
    expect(findPackageFaults(own, HOUSE)).toEqual([]);
  });

  it.each([
    `import 'zod';`,
    `import x from 'mathjs/number';`,
    `import x from '@noble/hashes/sha2.js';`,
    `import 'left';`,
  ])('catches a package at the wrong door: %s', (text) => {
    expect(findPackageFaults([plant('cli/a.ts', text)], HOUSE)).toHaveLength(1);
  });

  it('need no Node where a browser has to do', () => {
    expect(findNodeFaults(own, HOUSE)).toEqual([]);
  });

  it.each([
    ['network/a.ts', `import 'node:fs';`],
    ['engine/portable/a.ts', `import 'path';`],
    ['training/a.ts', `await import('node:os');`],
    ['dataset/a.ts', `import x from 'env-paths';`],
    ['dataset/b.ts', `import { x } from './source.ts';`],
  ])('catches Node in %s: %s', (path, text) => {
    expect(findNodeFaults([plant(path, text)], HOUSE)).toHaveLength(1);
  });

  it.each([
    ['dataset/source.ts', `import 'node:fs';`],
    ['dataset/source/disk.ts', `import 'node:fs';`],
    ['cli/a.ts', `import 'node:fs';`],
  ])('leaves Node to %s', (path, text) => {
    expect(findNodeFaults([plant(path, text)], HOUSE)).toEqual([]);
  });

  it('form no cycle', () => {
    expect(findCycles(own)).toEqual([]);
  });

  it('catches a cycle of three', () => {
    const ring = ['a', 'b', 'c'].map((name, index) =>
      plant(`base/${name}.ts`, `import './${'bca'[index]}.ts'; import './leaf.ts';`),
    );
    expect(findCycles(ring)).toEqual(['src/base/a.ts → src/base/b.ts → src/base/c.ts → src/base/a.ts']);
  });
});

describe('files', () => {
  it('have names that say something', () => {
    expect(style.findVagueNames(sources)).toEqual([]);
  });

  it.each(['src/base/utils.ts', 'src/helpers/x.ts', 'src/cli/common.spec.ts', 'src/artifact/manager.ts'])(
    'catches the name %s',
    (path) => {
      expect(style.findVagueNames([{ path, text: '' }])).toHaveLength(1);
    },
  );

  it('have at most 250 lines, half of them at most 80', () => {
    expect(style.findLengthFaults(sources, { median: 80, most: 250 })).toEqual([]);
  });

  it('catches a long file and a long median', () => {
    const long = { path: 'src/a.ts', text: 'x\n'.repeat(251) };
    expect(style.findLengthFaults([long], { median: 80, most: 250 })).toEqual([
      'src/a.ts: 251 lines',
      'the median file has 251 lines',
    ]);
  });

  it('document every export and have no default', () => {
    expect(style.findExportFaults(own)).toEqual([]);
  });

  it.each([
    'export const x = 1;',
    '// A line.\nexport function x() {}',
    '/* Not a doc comment. */ export interface X {}',
    '/** Far away. */\nconst y = 1;\nexport type X = typeof y;',
    '/** Described. */ export default 1;',
    'const x = 1; export { x as default };',
    'export function x(a: 1): 1;\n/** Too late. */\nexport function x(a: number) { return a; }',
  ])('catches %s', (text) => {
    expect(style.findExportFaults([plant('base/a.ts', text)])).toHaveLength(1);
  });

  it('use only the functions of Math that engines agree on', () => {
    expect(style.findMathFaults(own, SAME_MATH)).toEqual([]);
  });

  it.each([
    'Math.exp(1)',
    'Math.random()',
    `Math['log'](2)`,
    'const { pow } = Math',
    'const m = Math',
    'x ** 0.5',
    'x **= 2',
  ])('catches %s', (text) => {
    expect(style.findMathFaults([plant('base/a.ts', `let x = 1; ${text};`)], SAME_MATH)).toHaveLength(1);
  });

  it('allows 2 ** 32, Math.sqrt and const { fround } = Math', () => {
    expect(
      style.findMathFaults([plant('base/a.ts', 'Math.sqrt(2 ** 32); const { fround } = Math;')], SAME_MATH),
    ).toEqual([]);
  });

  it('throw each code from one room', () => {
    expect(style.findCodeFaults(own)).toEqual([]);
  });

  it('catches a code of two rooms, and one that is not kebab-case', () => {
    const thrown = plant(
      'base/a.ts',
      `throw new SameseedError('not-found', ''); throw new SameseedError('Bad_Code', '');`,
    );
    const parsed = plant('random/a.ts', `parse(schema, value, { code: 'not-found', subject: 'seed' });`);
    expect(style.findCodeFaults([thrown, parsed])).toEqual([
      'the code not-found is thrown by base and random',
      'the code Bad_Code is not kebab-case',
    ]);
  });
});

describe('specs', () => {
  const mirrored = readSources('specs', ['.spec.ts', '.spec.tsx'])
    .map((file) => file.path)
    .filter(
      (path) =>
        posix.dirname(path) !== 'specs' && !/^specs\/(?:replication-suite|portability|defects|browser)\//u.test(path),
    );

  it('lie in the folder of what they specify', () => {
    expect(style.findStraySpecs(mirrored, new Set(sources.map((file) => posix.dirname(file.path))))).toEqual([]);
  });

  it('catches a spec of nothing', () => {
    expect(style.findStraySpecs(['specs/attic/a.spec.ts'], new Set(['src/base']))).toHaveLength(1);
  });
});
