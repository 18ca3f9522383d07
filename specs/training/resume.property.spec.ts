import fc from 'fast-check';
import { it } from 'vitest';
import { canonicalJson } from '../../src/base/canonical-json.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { decodeCheckpoint, encodeCheckpoint } from '../../src/training/checkpoint.ts';
import { train } from '../../src/training/loop.ts';
import { expectDefectCaughtAsync, expectLawAsync } from '../support/laws.ts';
import { optimizers, seeds } from './arbitraries.ts';
import { finish, seeded, tinyConfigWith, tinyTask, type Trainer } from './tiny.ts';
import { wrapEngine } from './wrapped-engine.ts';

const resumes = (trainer: Trainer) =>
  fc.asyncProperty(optimizers, fc.nat(3), seeds, async (kind, epoch, value) => {
    const task = tinyTask(tinyConfigWith(kind, { seeds: seeded(value), epochs: 4 }));
    const straight = await finish(task, trainer);
    const resumeFrom = decodeCheckpoint(encodeCheckpoint(straight.checkpoints[epoch]));
    const resumed = await finish({ ...task, resumeFrom }, trainer);
    return canonicalJson(resumed.result) === canonicalJson(straight.result);
  });

it('always resumes to the bits of a run that never stopped, at any epoch and for every optimizer', () =>
  expectLawAsync(resumes(train), { numRuns: 50 }));

it('always resumes to the bits of a run that never stopped: catches forgotten accumulators', () =>
  expectDefectCaughtAsync(
    resumes((task) => {
      if (task.resumeFrom === undefined) return train(task);
      const { state } = task.resumeFrom;
      const slots = state.slots.map((slot) => ({ ...slot, values: new Float32Array(slot.values.length) }));
      return train({ ...task, resumeFrom: { ...task.resumeFrom, state: { ...state, slots } } });
    }),
  ));

it('always resumes to the bits of a run that never stopped: catches a step count that begins again', () =>
  expectDefectCaughtAsync(
    resumes((task) => {
      const { engine } = task;
      const restarted: Engine = {
        ...engine,
        open: (opened) => engine.open({ ...opened, state: { ...opened.state, step: 0 } }),
      };
      const counting = wrapEngine(restarted, (session, { state }) => ({
        step: (input) => session.step({ ...input, step: input.step - state.step }),
      }));
      return train({ ...task, engine: counting });
    }),
  ));
