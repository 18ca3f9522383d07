import { crc32, deflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');
const GREY_WITH_ALPHA = 4;

/** A greyscale image as bytes: 0 is background, 255 is ink. */
export interface GreyImage {
  readonly height: number;
  readonly width: number;
  /** Pixels [height, width]. */
  readonly pixels: Uint8Array;
}

/**
 * A PNG in which ink is black and opaque and background is transparent, as a `data:` address.
 *
 * Blocks are stored, not compressed, so that the bytes are the same whatever zlib the host has.
 *
 * @see PNG (ISO/IEC 15948), colour type 4, bit depth 8.
 */
export function greyPngUrl(image: GreyImage): string {
  const { height, width, pixels } = image;
  const stride = 1 + 2 * width;
  const rows = Buffer.alloc(height * stride);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) rows[y * stride + 2 + 2 * x] = pixels[y * width + x];
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, GREY_WITH_ALPHA], 8);
  const file = [SIGNATURE, chunk('IHDR', header), chunk('IDAT', deflateSync(rows, { level: 0 })), chunk('IEND')];
  return `data:image/png;base64,${Buffer.concat(file).toString('base64')}`;
}

function chunk(type: string, data = Buffer.alloc(0)): Buffer {
  const bytes = Buffer.alloc(12 + data.length);
  bytes.writeUInt32BE(data.length, 0);
  bytes.write(type, 4, 'latin1');
  bytes.set(data, 8);
  bytes.writeUInt32BE(crc32(bytes.subarray(4, 8 + data.length)), 8 + data.length);
  return bytes;
}
