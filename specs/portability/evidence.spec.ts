import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from '../../src/base/schema.ts';
import { portableEngine } from '../../src/engine/portable/portable.ts';
import { WASM_DIGEST } from '../../src/engine/portable/wasm.ts';
import { differingParts, evidenceSchema, renderEvidence } from '../support/portability/evidence.ts';
import { trainFixed } from '../support/portability/fixed-training.mjs';
import { type Bits, type Host, parseBits } from '../support/portability/host.ts';
import { tryHost } from '../support/portability/try-host.ts';
import { wrapEngine } from '../training/wrapped-engine.ts';

const REFERENCE = 'artifacts/reference/portability.json';
const HOST = { name: 'Node 24', flags: ['--no-liftoff', '--no-enable-avx'] };
const PLACE = { version: '24.1.0, V8 13.6', platform: 'linux', architecture: 'arm64' };

const hostOf = (train: () => Promise<Bits>): Host => ({
  ...HOST,
  missing: undefined,
  run: async () => ({ ...(await train()), ...PLACE }),
});

let bits: Bits;
beforeAll(async () => {
  bits = await trainFixed();
}, 60_000);

describe('the committed evidence', () => {
  const evidence = parse(evidenceSchema, JSON.parse(readFileSync(REFERENCE, 'utf8')), {
    code: 'evidence',
    subject: 'evidence',
    file: REFERENCE,
  });

  it('is about these kernels, and their bits', () => {
    const { digest, engineVersion, wasmDigest } = evidence;
    expect({ digest, engineVersion, wasmDigest }, 'Run node tools/portability.mjs.').toEqual({
      digest: bits.digest,
      engineVersion: portableEngine.version,
      wasmDigest: WASM_DIGEST,
    });
  });

  it('holds no host that differs', () => {
    expect(evidence.rows.filter((row) => !row.same || row.digest !== evidence.digest)).toEqual([]);
  });

  it('covers three compilers and two processors', () => {
    const hosts = evidence.rows.map((row) => row.host.replace(/[ ,].*$/u, ''));
    expect(new Set(hosts)).toEqual(new Set(['Node', 'Bun', 'Chromium', 'Firefox']));
    expect(new Set(evidence.rows.map((row) => row.architecture))).toEqual(new Set(['x64', 'arm64']));
  });
});

describe('a host', () => {
  it('with the same bits is reported as the same', async () => {
    const { kind, row } = await tryHost(
      hostOf(async () => bits),
      bits,
    );
    expect(kind).toBe('same');
    expect(row).toEqual({ ...PLACE, host: 'Node 24', flags: HOST.flags, digest: bits.digest, same: true });
  });

  it('that sums over a batch from its end is reported as different, part by part', async () => {
    const planted = wrapEngine(portableEngine, (session) => ({
      step: (input) => session.step({ ...input, indices: input.indices.toReversed() }),
    }));
    const { kind, sentence, row } = await tryHost(
      hostOf(async () => trainFixed(planted)),
      bits,
    );
    const parts = Object.keys(bits.parts).filter((name) => name !== 'data');
    expect(kind).toBe('different');
    expect(sentence).toBe(`Node 24 --no-liftoff --no-enable-avx gives OTHER BITS in: ${parts.join('; ')}.`);
    expect(row).toMatchObject({ same: false });
    expect(row?.digest).not.toBe(bits.digest);
  });

  it('that leaves a part out is reported with that part', () => {
    const { data: _data, ...parts } = bits.parts;
    expect(differingParts({ ...bits, parts }, bits)).toEqual(['data']);
  });

  it('that fails is reported with its words', async () => {
    const failing = hostOf(() => Promise.reject(new Error('bad option: --no-enable-avx')));
    expect(await tryHost(failing, bits)).toEqual({
      kind: 'failed',
      sentence: 'Node 24 --no-liftoff --no-enable-avx failed: bad option: --no-enable-avx',
    });
  });

  it('that is not here is skipped by name, with what to install', async () => {
    const absent = { ...hostOf(() => Promise.reject(new Error('ran'))), missing: 'apt install node' };
    expect(await tryHost(absent, bits)).toEqual({
      kind: 'skipped',
      sentence: 'Node 24 --no-liftoff --no-enable-avx is skipped; it needs: apt install node',
    });
  });

  it.each([
    ['no digest', { parts: {} }, 'digest'],
    ['a digest that is none', { digest: 'yes', parts: {} }, 'digest'],
    ['an error', { error: 'no WebAssembly' }, 'digest'],
  ])('that reports %s is refused', (_what, report, place) => {
    expect(() => parseBits(report, 'Node 24')).toThrow(place);
  });
});

describe('the table', () => {
  const row = { ...PLACE, host: 'Node 24', flags: [], digest: 'a', same: true };

  it('has a line a program, with all of its flags', () => {
    const flagged = { ...row, flags: HOST.flags };
    expect(
      renderEvidence({ rows: [row, flagged, { ...row, host: 'Bun' }] })
        .split('\n')
        .slice(2),
    ).toEqual([
      '| Node 24 | 24.1.0, V8 13.6 | linux arm64 | none, `--no-liftoff --no-enable-avx` | same |',
      '| Bun | 24.1.0, V8 13.6 | linux arm64 | none | same |',
      '',
    ]);
  });

  it('has a line of its own for flags that differ', () => {
    const other = { ...row, flags: ['--liftoff-only'], same: false };
    expect(
      renderEvidence({ rows: [row, other] })
        .split('\n')
        .slice(2),
    ).toEqual([
      '| Node 24 | 24.1.0, V8 13.6 | linux arm64 | none | same |',
      '| Node 24 | 24.1.0, V8 13.6 | linux arm64 | `--liftoff-only` | **different** |',
      '',
    ]);
  });
});
