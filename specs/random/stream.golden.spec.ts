import { expect, it } from 'vitest';
import { openStream } from '../../src/random/stream.ts';

// Made by seedrandom 3.0.5: seedrandom('sameseed/1:<seed>:<path>'), int32() >>> 0 and double(), on Node 20.20.2.
const pinned = [
  {
    seed: 0,
    path: 'split',
    words: [2814451673, 1146087537, 561557273, 510361140],
    uniforms: [0.6552905946194297, 0.4419169833646436, 0.49299210886995276, 0.7005668393131093],
  },
  {
    seed: 4294967295,
    path: 'init/dense-1/kernel',
    words: [1720091421, 1873954802, 1995625368, 2638633998],
    uniforms: [0.4004899927965165, 0.9471275106994783, 0.3596037719798622, 0.8109672633982272],
  },
];

it.each(pinned)('draws the pinned numbers from seed $seed, path $path', ({ seed, path, words, uniforms }) => {
  const forWords = openStream(seed, path);
  const forUniforms = openStream(seed, path);
  expect(words.map(() => forWords.uint32())).toEqual(words);
  expect(uniforms.map(() => forUniforms.uniform())).toEqual(uniforms);
});
