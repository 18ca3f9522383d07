import type { Trainer } from '../../../src/laws/trainer.ts';
import { drawInteger } from '../../../src/random/integer.ts';
import { openStream } from '../../../src/random/stream.ts';
import { RIGHT_PARTS } from './loop.ts';
import { loopTrainer } from './loop-trainer.ts';
import type { Defect } from '../shelf.ts';

/** Each batch is drawn anew from all of the data, so that an epoch has some rows twice and others never. Seen in loops with `randint(0, n, batchSize)`. */
export const drawnWithReplacement: Defect<Trainer> = {
  name: 'drawn-with-replacement',
  breaks: 'every-example-once',
  subject: loopTrainer({
    batches(run, count, epoch) {
      const stream = openStream(run.seed, `draw/epoch-${epoch}`);
      return RIGHT_PARTS.batches(run, count, epoch).map((batch) => Array.from(batch, () => drawInteger(stream, count)));
    },
  }),
};
