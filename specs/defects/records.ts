import { canonicalJson } from '../../src/base/canonical-json.ts';
import {
  ignoresKeyOrder,
  readsBack,
  refusesWhatJsonCannotHold,
  tellsApart,
  type Write,
} from '../base/canonical-json-laws.ts';
import { propertyLaw, shelf } from './shelf.ts';
import { dateInTheArtifact } from './records/date-in-the-artifact.ts';
import { keysAsTheyCame } from './records/keys-as-they-came.ts';
import { nanAsNull } from './records/nan-as-null.ts';
import { numbersAsTheLocaleWritesThem } from './records/numbers-as-the-locale-writes-them.ts';
import { numbersInFloat32 } from './records/numbers-in-float32.ts';
import { numbersOfSixDigits } from './records/numbers-of-six-digits.ts';

/** Records as text. */
export const records = shelf<Write>({
  name: 'records',
  sound: canonicalJson,
  laws: [
    propertyLaw('key-order-free', ignoresKeyOrder),
    propertyLaw('reads-back', readsBack),
    propertyLaw('tells-apart', tellsApart, { numRuns: 500 }),
    propertyLaw('refuses-the-rest', refusesWhatJsonCannotHold),
  ],
  defects: [
    dateInTheArtifact,
    keysAsTheyCame,
    nanAsNull,
    numbersAsTheLocaleWritesThem,
    numbersInFloat32,
    numbersOfSixDigits,
  ],
});
