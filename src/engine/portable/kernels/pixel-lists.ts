import { ROW } from './panel';

/**
 * Lists the nonzero pixels of each image, pixels ascending; offsets are pixel · 96, values come from the 256-entry
 * `table`. `bounds` takes rows + 1 words, `counts` [pixels] how often each pixel is nonzero.
 */
export function listPixelRows(
  rows: i32,
  pixels: i32,
  images: usize,
  table: usize,
  entries: usize,
  bounds: usize,
  counts: usize,
): void {
  memory.fill(counts, 0, (<usize>pixels) << 2);
  for (let row = 0; row < rows; row++) {
    store<u32>(bounds, <u32>entries);
    bounds += 4;
    for (let start = 0; start < pixels; start += 16) {
      // the last vector may reach into the next image: its lanes are masked off
      let mask = i8x16.bitmask(i8x16.ne(v128.load(images + <usize>start), i8x16.splat(0)));
      if (pixels - start < 16) mask &= (1 << (pixels - start)) - 1;
      while (mask) {
        const pixel = <usize>(start + ctz(mask));
        mask &= mask - 1;
        store<u32>(entries, <u32>(pixel * ROW));
        store<f32>(entries, load<f32>(table + ((<usize>load<u8>(images + pixel)) << 2)), 4);
        entries += 8;
        const count = counts + (pixel << 2);
        store<u32>(count, load<u32>(count) + 1);
      }
    }
    images += <usize>pixels;
  }
  store<u32>(bounds, <u32>entries);
}

/**
 * Turns lists by image into lists by pixel, images ascending; offsets are image · 96. `bounds` takes pixels + 1 words;
 * `counts` comes from {@link listPixelRows} and is used up.
 */
export function listPixelColumns(
  rows: i32,
  pixels: i32,
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
  for (let row = 0; row < rows; row++) {
    const end = <usize>load<u32>(rowBounds, 4);
    for (let entry = <usize>load<u32>(rowBounds); entry < end; entry += 8) {
      const cursor = counts + ((<usize>load<u32>(entry) / ROW) << 2);
      const target = <usize>load<u32>(cursor);
      store<u32>(target, <u32>row * <u32>ROW);
      store<f32>(target, load<f32>(entry, 4), 4);
      store<u32>(cursor, <u32>(target + 8));
    }
    rowBounds += 4;
  }
}
