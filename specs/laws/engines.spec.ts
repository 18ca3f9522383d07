import * as tf from '@tensorflow/tfjs-core';
import { describe, it } from 'vitest';
import { portableEngine } from '../../src/engine/portable/portable.ts';
import { backend } from '../../src/engine/tfjs/cpu.ts';
import { openTfjsEngine } from '../../src/engine/tfjs/tfjs.ts';
import { testLaws } from '../../src/laws/test-laws.ts';
import { engineTrainer } from './engine-trainer.ts';

describe('the laws of training on the portable engine', () => {
  testLaws(it, engineTrainer(portableEngine, { tolerances: { batchUlp: 0 } }), { cases: 3 });
});

const tfjs = await openTfjsEngine(backend);

describe('the laws of training on tfjs-cpu', () => {
  testLaws(it, engineTrainer(tfjs, { liveTensors: () => tf.memory().numTensors }), { cases: 2 });
});
