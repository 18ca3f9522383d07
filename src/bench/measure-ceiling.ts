import { Arena } from '../engine/portable/arena.ts';
import { openKernels } from '../engine/portable/module.ts';
import { PANEL, ROW_BYTES } from '../engine/portable/panels.ts';
import { summarize } from '../statistics/summary.ts';

// operand, entries and sums together fill less than 32 KB, the nearest cache of the smallest processors in use
const OPERAND_ROWS = 96;
const LISTS = 2;
const LIST_ENTRIES = 1024;
const CALLS = 1500;
const WARM_UPS = 2;
const REPEATS = 11;

/** Multiply-adds of float32 numbers in one call of {@link measureCeiling}'s loop. */
const CALL_MULTIPLY_ADDS = (LISTS * LIST_ENTRIES * ROW_BYTES) / 4;

/**
 * Multiply-adds of float32 numbers a second, processor time, that one core reaches in the engine's inner loop when
 * everything that it reads lies in the nearest cache and lists are long; median of some repeats.
 */
export async function measureCeiling(): Promise<number> {
  const run = await openLoop();
  // the first repeats run in code of the quick compiler
  for (let repeat = 0; repeat < WARM_UPS; repeat++) run();
  const rates = Array.from({ length: REPEATS }, () => {
    const before = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(before);
    return (CALLS * CALL_MULTIPLY_ADDS) / ((user + system) / 1e6);
  });
  return summarize(rates).median;
}

async function openLoop(): Promise<() => void> {
  const kernels = await openKernels();
  const arena = new Arena(kernels.memory, kernels.arenaStart());
  const operand = arena.bytes(OPERAND_ROWS * ROW_BYTES);
  const sums = arena.bytes(LISTS * ROW_BYTES);
  const bounds = arena.bytes(4 * (LISTS + 1));
  const entries = arena.bytes(8 * LISTS * LIST_ENTRIES);
  arena.commit();
  const view = new DataView(kernels.memory.buffer);
  new Float32Array(kernels.memory.buffer, operand, (OPERAND_ROWS * ROW_BYTES) / 4).fill(0.5);
  for (let list = 0; list <= LISTS; list++) view.setUint32(bounds + 4 * list, entries + 8 * list * LIST_ENTRIES, true);
  for (let entry = 0; entry < LISTS * LIST_ENTRIES; entry++) {
    view.setUint32(entries + 8 * entry + 4, ((entry * 7) % OPERAND_ROWS) * ROW_BYTES, true);
    view.setFloat32(entries + 8 * entry, 0.25, true);
  }
  return () => {
    for (let call = 0; call < CALLS; call++) kernels.accumulateLists(PANEL, LISTS, bounds, 4, operand, sums, true);
  };
}
