import { describe, expect, it } from 'vitest';
import { parseExampleImages } from '../../src/report/example-images.ts';

const image = { label: '7', height: 1, width: 2, pixels: 'AP8=' };

describe('parseExampleImages', () => {
  it('reads pixels', () => {
    const { title, images } = parseExampleImages({ title: 'MNIST', images: [image] });
    expect(title).toBe('MNIST');
    expect(images[0]).toEqual({ ...image, pixels: Buffer.from([0, 255]) });
  });

  it.each([
    ['too few bytes', { ...image, pixels: 'AA==' }],
    ['too many bytes', { ...image, pixels: 'AP8A' }],
    ['what is not base64', { ...image, pixels: '<script>' }],
    ['a height of 0', { ...image, height: 0 }],
    ['a label that is no text', { ...image, label: 7 }],
    ['an unknown key', { ...image, href: 'javascript:0' }],
  ])('refuses %s', (_what, bad) => {
    expect(() => parseExampleImages({ title: 'MNIST', images: [bad] })).toThrow(
      expect.objectContaining({ code: 'examples-invalid' }),
    );
  });

  it('says where the pixels are wrong and what cures it', () => {
    expect(() => parseExampleImages({ title: 'MNIST', images: [image, { ...image, pixels: 'AA==' }] })).toThrow(
      'Expected `images.1.pixels` to be 2 bytes in base64, received 1; run the sweep again to write examples.json.',
    );
  });
});
