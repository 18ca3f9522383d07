/** Pixels that are skipped together when all are zero. */
const VECTOR: i32 = 16;

/**
 * Compresses an image: how many pixels of each block are nonzero, then { place in its block, value } of each of these,
 * pixels ascending, all of them bytes. Blocks have `blockPixels` pixels, a multiple of 16 and at most 240, the last one
 * what is left. Returns where the compressed image ends; it needs room for two bytes more, the image for fifteen.
 */
export function compressImage(image: usize, pixels: i32, blockPixels: i32, out: usize): usize {
  let pair = out + <usize>((pixels + blockPixels - 1) / blockPixels);
  for (let first = 0; first < pixels; first += blockPixels, out++) {
    const begin = pair;
    const end = min(first + blockPixels, pixels);
    for (let pixel = first; pixel < end; pixel += VECTOR) {
      const vector = image + <usize>pixel;
      // the last vector may reach into the next image
      if (v128.any_true(v128.load(vector))) pair = appendPixels(vector, min(VECTOR, end - pixel), pixel - first, pair);
    }
    store<u8>(out, <u8>((pair - begin) >> 1));
  }
  return pair;
}

function appendPixels(vector: usize, count: i32, place: i32, pair: usize): usize {
  for (const end = vector + <usize>count; vector < end; vector++, place++) {
    const value = load<u8>(vector);
    store<u8>(pair, <u8>place);
    store<u8>(pair, value, 1);
    pair += value != 0 ? 2 : 0;
  }
  return pair;
}
