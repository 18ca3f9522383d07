const MODULE_WITH_SIMD = [
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11,
];

/**
 * Whether this machine's WebAssembly has SIMD of 128 bits, which the portable engine needs.
 *
 * @see https://github.com/GoogleChromeLabs/wasm-feature-detect the smallest module with `i8x16.popcnt`
 */
export function hasWasmSimd(): boolean {
  return WebAssembly.validate(new Uint8Array(MODULE_WITH_SIMD));
}
