import { portableEngine } from '../../../engine/portable/portable.ts';
import { parseRunConfig } from '../../../training/config.ts';
import { train } from '../../../training/loop.ts';
import type { Answer, Question } from '../protocol.ts';
import { identifyFile } from './identify-file.ts';
import { openData } from './open-data.ts';

/** Steps are told at most so often; a screen shows no more. */
const LEAST_MS_BETWEEN_STEPS = 100;

/** Answers one question; every error is an answer too. `clock` tells milliseconds from any zero. */
export async function* answer(question: Question, clock: () => number): AsyncGenerator<Answer, void, undefined> {
  try {
    if (question.kind === 'identify') yield await identify(question);
    else yield* reproduce(question, clock);
  } catch (error) {
    yield { kind: 'failed', message: error instanceof Error ? error.message : String(error) };
  }
}

async function identify({ files, dataset }: Question): Promise<Answer> {
  const found = [];
  // one after the other, so that only one of them is in memory
  for (const file of files) {
    const { bytes: _, ...identified } = await identifyFile(file, dataset);
    found.push(identified);
  }
  return { kind: 'identified', files: found };
}

async function* reproduce(
  { dataset, files, config: recorded, epochs }: Extract<Question, { kind: 'train' }>,
  clock: () => number,
): AsyncGenerator<Answer, void, undefined> {
  const config = parseRunConfig(recorded);
  await portableEngine.selfTest();
  let told = clock();
  for await (const event of train({ engine: portableEngine, dataset: await openData(dataset, files), config })) {
    if (event.kind === 'start') {
      const { stepsPerEpoch, initialDigests } = event;
      yield { kind: 'started', stepsPerEpoch, initialDigests };
    } else if (event.kind === 'step') {
      const now = clock();
      if (now - told < LEAST_MS_BETWEEN_STEPS) continue;
      told = now;
      yield { kind: 'step', step: event.step };
    } else if (event.kind === 'epoch') {
      yield { kind: 'epoch', record: event.record };
      if (event.record.epoch < epochs || epochs >= config.epochs) continue;
      yield { kind: 'finished' };
      return;
    } else {
      yield { kind: 'finished', digest: event.result.digest };
    }
  }
}
