import { expect, it } from 'vitest';
import { drawGlyphs } from '../../src/dataset/glyphs.ts';

// Made by this program, the same on Node 20.20.2, 22.23.3 and 24.21.0 (x86-64): its arithmetic is + − × ÷ and square root of float64.
it('draws the pinned bytes', () => {
  expect(drawGlyphs().digests).toEqual({
    'train-images': '0e9aa117ac4ab254466b095191366084d4519d4bf71b0da31cd6bdeea7d83f27',
    'train-labels': '914236cbe810c9e0ea3a9a48ec54b105fb87c94797a4089a290a11e2702e64fe',
    'test-images': '28e97762168fb31edc9c23d388e1353d69334885a3ec449ed922f8eb5fd61867',
    'test-labels': '1f4392bdac87151a7acd0a0a9f33ed2aa866f480f2db0259f7db1c389265ddc7',
  });
});
