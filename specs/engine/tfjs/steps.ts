import type { EngineSession } from '../../../src/engine/engine.ts';

/** Takes the first steps of a session of the tiny task; their losses. */
export async function takeSteps(session: EngineSession, count: number): Promise<number[]> {
  const losses = [];
  for (let step = 1; step <= count; step++) {
    losses.push((await session.step({ step, indices: Uint32Array.of(step % 8, 3, 5), learningRate: 0.1 })).lossSum);
  }
  return losses;
}
