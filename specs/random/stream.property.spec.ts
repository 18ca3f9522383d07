import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openStream, type Stream } from '../../src/random/stream.ts';
import { expectDefectCaught, expectLaw } from '../support/laws.ts';
import { firstDraws, type Open, paths, seeds } from './arbitraries.ts';
import { chiSquare, tally } from './chi-square.ts';

const repeats = (open: Open) =>
  fc.property(seeds, paths, (seed, path) => {
    expect(firstDraws(open(seed, path))).toEqual(firstDraws(open(seed, path)));
  });

const separatesSeeds = (open: Open) =>
  fc.property(seeds, seeds, paths, (one, other, path) => {
    fc.pre(one !== other);
    expect(firstDraws(open(one, path))).not.toEqual(firstDraws(open(other, path)));
  });

const separatesPaths = (open: Open) =>
  fc.property(seeds, paths, paths, (seed, one, other) => {
    fc.pre(one !== other);
    expect(firstDraws(open(seed, one))).not.toEqual(firstDraws(open(seed, other)));
  });

const separatesNearPaths = (open: Open) =>
  fc.property(seeds, paths, fc.constantFrom('0', '1', '-0', '.0', '/0'), (seed, path, tail) => {
    expect(firstDraws(open(seed, path))).not.toEqual(firstDraws(open(seed, path + tail)));
    expect(firstDraws(open(seed, path))).not.toEqual(firstDraws(open(seed, `${path}/${path}`)));
  });

const isIndependent = (open: Open) =>
  fc.property(seeds, paths, fc.array(fc.tuple(seeds, paths, fc.nat(5)), { maxLength: 6 }), (seed, path, others) => {
    const undisturbed = firstDraws(open(seed, path), 12);
    const stream = open(seed, path);
    const interleaved = others.flatMap(([otherSeed, otherPath, draws]) => {
      firstDraws(open(otherSeed, otherPath), draws);
      return [stream.uint32()];
    });
    expect([...interleaved, ...firstDraws(stream, 12 - interleaved.length)]).toEqual(undisturbed);
  });

const staysInRange = (open: Open) =>
  fc.property(seeds, paths, (seed, path) => {
    const stream = open(seed, path);
    for (let draw = 0; draw < 200; draw++) {
      const uniform = stream.uniform();
      expect(uniform >= 0 && uniform < 1).toBe(true);
      const word = stream.uint32();
      expect(word === word >>> 0).toBe(true);
    }
  });

const sixteenths = (value: number) => Math.floor(16 * value);
// The quantile of χ² with 15 degrees of freedom at 1 − 10⁻⁷ (R: qchisq(1 - 1e-7, 15)).
const FAR_TAIL = 62;
const fillsTheRange = (open: Open) =>
  fc.property(seeds, paths, (seed, path) => {
    const stream = open(seed, path);
    const uniforms = Array.from({ length: 4000 }, () => sixteenths(stream.uniform()));
    const words = Array.from({ length: 4000 }, () => stream.uint32() >>> 28);
    const lowBits = Array.from({ length: 4000 }, () => stream.uint32() & 15);
    const fineBits = Array.from({ length: 4000 }, () => sixteenths((stream.uniform() * 2 ** 49) % 1));
    for (const draws of [uniforms, words, lowBits, fineBits])
      expect(chiSquare(tally(draws, 16))).toBeLessThan(FAR_TAIL);
  });

const counting = (): Stream => {
  let next = unseededDraws++;
  return { uint32: () => next++, uniform: () => next++ / 2 ** 32 };
};
let unseededDraws = 0;
const zeroIsUnseeded: Open = (seed, path) => (seed === 0 ? counting() : openStream(seed, path));
const zeroIsOne: Open = (seed, path) => openStream(seed === 0 ? 1 : seed, path);
const seedAsFloat32: Open = (seed, path) => openStream(Math.min(Math.fround(seed), 2 ** 32 - 1), path);
const pathIgnored: Open = (seed) => openStream(seed, 'stream');
const lastWordOnly: Open = (seed, path) => openStream(seed, path.split(/[-./]/u).at(-1) ?? '');
const repeatedPathFolded: Open = (seed, path) => openStream(seed, path.replace(/^(?<half>.+)\/\k<half>$/u, '$<half>'));
const shared = new Map<number, Stream>();
const sharedState: Open = (seed) => {
  const stream = shared.get(seed) ?? openStream(seed, 'shared');
  shared.set(seed, stream);
  return stream;
};
let current = openStream(0, 'current');
const globalState: Open = (seed, path) => {
  current = openStream(seed, path);
  return { uint32: () => current.uint32(), uniform: () => current.uniform() };
};
const reshaped =
  (uniform: (value: number) => number): Open =>
  (seed, path) => {
    const stream = openStream(seed, path);
    return { uint32: () => stream.uint32(), uniform: () => uniform(stream.uniform()) };
  };
const signedWords: Open = (seed, path) => {
  const stream = openStream(seed, path);
  return { uint32: () => stream.uint32() | 0, uniform: () => stream.uniform() };
};

it('always gives the same draws for the same seed and path', () => {
  expectLaw(repeats(openStream));
  expectDefectCaught(repeats(zeroIsUnseeded));
  expectDefectCaught(repeats(sharedState));
});

it('always gives other draws for another seed, 0 among them', () => {
  expectLaw(separatesSeeds(openStream));
  expectDefectCaught(separatesSeeds(zeroIsOne));
  expectDefectCaught(separatesSeeds(seedAsFloat32), { numRuns: 1000 });
});

it('always gives other draws for another path, near ones among them', () => {
  expectLaw(separatesPaths(openStream));
  expectLaw(separatesNearPaths(openStream));
  expectDefectCaught(separatesPaths(pathIgnored));
  expectDefectCaught(separatesPaths(lastWordOnly));
  expectDefectCaught(separatesNearPaths(repeatedPathFolded));
});

it('never depends on which other streams are opened or consumed', () => {
  expectLaw(isIndependent(openStream));
  expectDefectCaught(isIndependent(sharedState));
  expectDefectCaught(isIndependent(globalState));
});

it('always draws uniforms in [0, 1) and words from 0 to 2³²−1', () => {
  expectLaw(staysInRange(openStream));
  expectDefectCaught(staysInRange(reshaped((value) => 1 - Math.floor(2 * value))));
  expectDefectCaught(staysInRange(signedWords));
});

it('always fills the range evenly, to the last bits', () => {
  expectLaw(fillsTheRange(openStream), { numRuns: 20 });
  expectDefectCaught(fillsTheRange(reshaped((value) => value * value)));
  expectDefectCaught(fillsTheRange(reshaped(Math.fround)));
});
