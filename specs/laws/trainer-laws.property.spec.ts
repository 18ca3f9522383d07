import { describe, expect, it } from 'vitest';
import { checkLaw } from '../../src/laws/check-law.ts';
import { TRAINER_LAWS } from '../../src/laws/trainer-laws.ts';
import { WRONG_TRAINERS } from './wrong-trainers.ts';

describe.each(TRAINER_LAWS)('$name', (law) => {
  const { defect, trainer } = WRONG_TRAINERS[law.name];

  it(`always catches: ${defect}`, async () => {
    const verdict = await checkLaw(law, trainer, { maxShrinks: 10 });
    expect(verdict).toMatchObject({ kind: 'failed', law: law.name });
    expect(verdict).not.toHaveProperty('finding.what', expect.stringContaining('The trainer threw'));
  });
});
