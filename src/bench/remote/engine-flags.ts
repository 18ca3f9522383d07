/** Flags of this process that decide how WebAssembly is compiled; every competitor in Node is started with them. */
export function engineFlags(): string[] {
  return process.execArgv.filter((flag) => /^--.*(?:wasm|liftoff)/u.test(flag));
}
