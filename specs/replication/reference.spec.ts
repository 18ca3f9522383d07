import { expect, it } from 'vitest';
import { readReference } from '../../src/replication/reference.ts';

it('no reference is nothing, not an error', async () => {
  await expect(readReference({ experiment: 'nobody-ran-this', dataset: 'mnist' })).resolves.toBeUndefined();
});
