import { expect, it } from 'vitest';
import { exampleRun } from '../support/records.ts';

// python3: hashlib.sha256(json.dumps(result, sort_keys=True, separators=(',', ':')).encode()).hexdigest(), where result is
// exampleRun().result without its digest.
it('a result has the digest that another program finds', () => {
  expect(exampleRun().result.digest).toBe('475b449a9a763013eeac20e7871c516a7929304fa24c4ca0b66e487d5a149144');
});
