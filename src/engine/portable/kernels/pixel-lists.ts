import { appendNonzero } from './compress';
import { ROW } from './panel';
import { zeros } from './vector';

// the 16 bytes that begin 16 - n further on keep the first n of a vector
const KEPT: usize = memory.data<u8>(
  [
    255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0,
  ],
  16,
);

/**
 * Lists the nonzero pixels of each image, pixels ascending; offsets are pixel · 192, values byte / 255 in float32.
 * `bounds` takes rows + 1 words, `counts` [pixels, rounded up to 16] how often each pixel is nonzero. Entries need room
 * for three more, images for the rest of a vector.
 */
export function listPixelRows(
  rows: i32,
  pixels: i32,
  blockPixels: i32,
  images: usize,
  entries: usize,
  bounds: usize,
  counts: usize,
): void {
  memory.fill(counts, 0, (<usize>((pixels + 15) & ~15)) << 2);
  for (; rows > 0; rows--) {
    let nextBlock = 0;
    for (let pixel = 0; pixel < pixels; pixel += 16) {
      if (pixel == nextBlock) {
        store<u32>(bounds, <u32>entries);
        bounds += 4;
        nextBlock += blockPixels;
      }
      let bytes = v128.load(images + <usize>pixel);
      // the last vector may reach into the next image
      if (pixels - pixel < 16) bytes = v128.and(bytes, v128.load(KEPT + 16 - <usize>(pixels - pixel)));
      if (v128.any_true(bytes)) entries = appendPixels(entries, bytes, pixel, counts);
    }
    images += <usize>pixels;
  }
  store<u32>(bounds, <u32>entries);
}

function appendPixels(entry: usize, bytes: v128, pixel: i32, counts: usize): usize {
  const low = i16x8.extend_low_i8x16_u(bytes);
  const high = i16x8.extend_high_i8x16_u(bytes);
  const place = counts + ((<usize>pixel) << 2);
  entry = appendFour(entry, i32x4.extend_low_i16x8_u(low), pixel, place);
  entry = appendFour(entry, i32x4.extend_high_i16x8_u(low), pixel + 4, place + 16);
  entry = appendFour(entry, i32x4.extend_low_i16x8_u(high), pixel + 8, place + 32);
  return appendFour(entry, i32x4.extend_high_i16x8_u(high), pixel + 12, place + 48);
}

function appendFour(entry: usize, bytes: v128, pixel: i32, counts: usize): usize {
  const values = f32x4.div(f32x4.convert_i32x4_s(bytes), f32x4.splat(255));
  const first = i32x4.splat(pixel * <i32>ROW);
  // a true lane is -1
  v128.store(counts, i32x4.sub(v128.load(counts), f32x4.ne(values, zeros())));
  return appendNonzero(entry, values, i32x4.add(first, i32x4(0, <i32>ROW, 2 * <i32>ROW, 3 * <i32>ROW)));
}

/**
 * Turns lists by image, in `blocks` pieces each, into lists by pixel, images ascending; offsets are image · 192.
 * `bounds` takes pixels + 1 words; `counts` comes from {@link listPixelRows} and is used up.
 */
export function listPixelColumns(
  rows: i32,
  pixels: i32,
  blocks: i32,
  rowBounds: usize,
  entries: usize,
  bounds: usize,
  counts: usize,
): void {
  let begin = <u32>entries;
  for (let pixel = 0; pixel < pixels; pixel++) {
    const word = (<usize>pixel) << 2;
    const count = load<u32>(counts + word);
    store<u32>(bounds + word, begin);
    store<u32>(counts + word, begin);
    begin += count << 3;
  }
  store<u32>(bounds + ((<usize>pixels) << 2), begin);
  const stride = (<usize>blocks) << 2;
  for (let row = 0; row < rows; row++) {
    const end = <usize>load<u32>(rowBounds + stride);
    for (let entry = <usize>load<u32>(rowBounds); entry < end; entry += 8) {
      const cursor = counts + ((<usize>load<u32>(entry, 4) / ROW) << 2);
      const target = <usize>load<u32>(cursor);
      store<f32>(target, load<f32>(entry));
      store<u32>(target, <u32>row * <u32>ROW, 4);
      store<u32>(cursor, <u32>(target + 8));
    }
    rowBounds += stride;
  }
}
