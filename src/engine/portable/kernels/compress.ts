// shuffle m moves the lanes whose bit is set in m to the front
const ORDER: usize = memory.data<u8>([
  128,128,128,128, 128,128,128,128, 128,128,128,128, 128,128,128,128,
  0,1,2,3, 128,128,128,128, 128,128,128,128, 128,128,128,128,
  4,5,6,7, 128,128,128,128, 128,128,128,128, 128,128,128,128,
  0,1,2,3, 4,5,6,7, 128,128,128,128, 128,128,128,128,
  8,9,10,11, 128,128,128,128, 128,128,128,128, 128,128,128,128,
  0,1,2,3, 8,9,10,11, 128,128,128,128, 128,128,128,128,
  4,5,6,7, 8,9,10,11, 128,128,128,128, 128,128,128,128,
  0,1,2,3, 4,5,6,7, 8,9,10,11, 128,128,128,128,
  12,13,14,15, 128,128,128,128, 128,128,128,128, 128,128,128,128,
  0,1,2,3, 12,13,14,15, 128,128,128,128, 128,128,128,128,
  4,5,6,7, 12,13,14,15, 128,128,128,128, 128,128,128,128,
  0,1,2,3, 4,5,6,7, 12,13,14,15, 128,128,128,128,
  8,9,10,11, 12,13,14,15, 128,128,128,128, 128,128,128,128,
  0,1,2,3, 8,9,10,11, 12,13,14,15, 128,128,128,128,
  4,5,6,7, 8,9,10,11, 12,13,14,15, 128,128,128,128,
  0,1,2,3, 4,5,6,7, 8,9,10,11, 12,13,14,15,
], 16);

/**
 * Appends the nonzero lanes of a vector to a list of { value, offset }, and returns where the list goes on. It writes
 * four entries whatever their number, so a list needs room for three more.
 */
@inline
export function appendNonzero(entry: usize, values: v128, offsets: v128): usize {
  const mask = i32x4.bitmask(f32x4.ne(values, f32x4.splat(0)));
  const order = v128.load(ORDER + (<usize>mask << 4));
  const value = i8x16.swizzle(values, order);
  const offset = i8x16.swizzle(offsets, order);
  v128.store(entry, v128.shuffle<i32>(value, offset, 0, 4, 1, 5));
  v128.store(entry, v128.shuffle<i32>(value, offset, 2, 6, 3, 7), 16);
  return entry + (<usize>popcnt(mask) << 3);
}
