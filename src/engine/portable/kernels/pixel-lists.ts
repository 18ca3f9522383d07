import { ROW } from './panel';

const CACHE_LINE = 64;

/**
 * Lists the nonzero pixels of each image, pixels ascending; offsets are pixel · 192, values byte / 255 in float32.
 *
 * `images` holds { begin, end } of each image as `compressImage` leaves it in `blocks` blocks, and is used up. A list is
 * cut where blocks end; `bounds` takes where each piece begins, image by image and block after block, and the end of the
 * last. Entries need room for seven more, and images too.
 */
export function listPixelRows(
  rows: i32,
  blocks: i32,
  blockPixels: i32,
  images: usize,
  entries: usize,
  bounds: usize,
): void {
  // what was read goes where the first beginning will, so that no compiler can leave the reading out
  store<u32>(bounds, touch(rows, blocks, images));
  for (let block = 0; block < blocks; block++) {
    const first = i32x4.splat(block * blockPixels * <i32>ROW);
    for (let row = 0, image = images; row < rows; row++, image += 8) {
      store<u32>(bounds, <u32>entries);
      bounds += 4;
      const count = <usize>load<u8>(<usize>load<u32>(image) + <usize>block);
      const pairs = <usize>load<u32>(image, 4);
      appendPairs(entries, pairs, count, first);
      store<u32>(image, <u32>(pairs + (count << 1)), 4);
      entries += count << 3;
    }
  }
  store<u32>(bounds, <u32>entries);
}

/**
 * Reads something of every cache line of the images, and puts in place of their ends where their pairs begin: the ways
 * of many lines from memory overlap, where listing would wait for each image's counts. Returns what was read.
 */
function touch(rows: i32, blocks: i32, images: usize): u32 {
  let sum: u32 = 0;
  for (; rows > 0; rows--, images += 8) {
    const begin = <usize>load<u32>(images);
    const end = <usize>load<u32>(images, 4);
    for (let line = begin; line < end; line += CACHE_LINE) sum += load<u8>(line);
    store<u32>(images, <u32>begin + <u32>blocks, 4);
  }
  return sum;
}

/** Appends `count` pairs { place, value }, eight at a time. */
function appendPairs(entry: usize, pairs: usize, count: usize, first: v128): void {
  const end = pairs + (count << 1);
  for (; pairs < end; pairs += 16, entry += 64) {
    const eight = v128.load(pairs);
    const offsets = i16x8.mul(v128.and(eight, i16x8.splat(255)), i16x8.splat(<i16>ROW));
    const values = i16x8.shr_u(eight, 8);
    appendFour(entry, i32x4.extend_low_i16x8_u(values), i32x4.add(first, i32x4.extend_low_i16x8_u(offsets)));
    appendFour(entry + 32, i32x4.extend_high_i16x8_u(values), i32x4.add(first, i32x4.extend_high_i16x8_u(offsets)));
  }
}

function appendFour(entry: usize, bytes: v128, offsets: v128): void {
  const values = f32x4.div(f32x4.convert_i32x4_s(bytes), f32x4.splat(255));
  v128.store(entry, v128.shuffle<i32>(values, offsets, 0, 4, 1, 5));
  v128.store(entry, v128.shuffle<i32>(values, offsets, 2, 6, 3, 7), 16);
}

/**
 * Turns lists by image, in pieces of `blocks` blocks of pixels, into lists by pixel, images ascending; offsets are
 * image · 192. `bounds` takes pixels + 1 words, `counts` is room for as many.
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
  const lists = rows * blocks;
  countPixels(pixels, <usize>load<u32>(rowBounds), <usize>load<u32>(rowBounds + ((<usize>lists) << 2)), counts);
  placeLists(pixels, entries, bounds, counts);
  for (let list = 0, row = 0; list < lists; list++, row++, rowBounds += 4) {
    if (row == rows) row = 0;
    const end = <usize>load<u32>(rowBounds, 4);
    for (let entry = <usize>load<u32>(rowBounds); entry < end; entry += 8) {
      const cursor = counts + pixelWord(entry);
      const target = <usize>load<u32>(cursor);
      store<f32>(target, load<f32>(entry));
      store<u32>(target, <u32>row * <u32>ROW, 4);
      store<u32>(cursor, <u32>(target + 8));
    }
  }
}

/** Where the word of an entry's pixel lies in an array of them. */
function pixelWord(entry: usize): usize {
  return (<usize>load<u32>(entry, 4) / ROW) << 2;
}

function countPixels(pixels: i32, entry: usize, end: usize, counts: usize): void {
  memory.fill(counts, 0, (<usize>pixels) << 2);
  for (; entry < end; entry += 8) {
    const word = counts + pixelWord(entry);
    store<u32>(word, load<u32>(word) + 1);
  }
}

/** Puts in place of how many entries each list has where it begins. */
function placeLists(lists: i32, entries: usize, bounds: usize, counts: usize): void {
  for (; lists > 0; lists--, bounds += 4, counts += 4) {
    const count = <usize>load<u32>(counts);
    store<u32>(bounds, <u32>entries);
    store<u32>(counts, <u32>entries);
    entries += count << 3;
  }
  store<u32>(bounds, <u32>entries);
}
