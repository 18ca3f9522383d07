import { parseIdx } from '../../src/dataset/idx.ts';
import { type ParseIdx, readsBackWhatWasWritten, refusesEveryOtherLength } from '../dataset/idx-laws.ts';
import { propertyLaw, shelf } from './shelf.ts';
import { headOfALabelFile } from './files/head-of-a-label-file.ts';
import { imagesTransposed } from './files/images-transposed.ts';
import { lengthTakenOnTrust } from './files/length-taken-on-trust.ts';
import { littleEndianDimensions } from './files/little-endian-dimensions.ts';

/** Files of images and labels. */
export const files = shelf<ParseIdx>({
  name: 'files',
  sound: parseIdx,
  laws: [
    propertyLaw('reads-back', readsBackWhatWasWritten),
    propertyLaw('refuses-other-lengths', refusesEveryOtherLength),
  ],
  defects: [headOfALabelFile, imagesTransposed, lengthTakenOnTrust, littleEndianDimensions],
});
