import {
  argmaxInverts,
  landsInUnitInterval,
  rowsSumToOne,
  scalesBack,
  spansUnitInterval,
} from '../dataset/preprocessing-laws.ts';
import { type Preprocessing, rightPreprocessing } from './preprocessing-parts.ts';
import { propertyLaw, shelf } from './shelf.ts';
import { oneHotFromOne } from './preprocessing/one-hot-from-one.ts';
import { oneHotOfClassesPresent } from './preprocessing/one-hot-of-classes-present.ts';
import { oneHotSmoothed } from './preprocessing/one-hot-smoothed.ts';
import { pixelAroundZero } from './preprocessing/pixel-around-zero.ts';
import { pixelOver256 } from './preprocessing/pixel-over-256.ts';
import { pixelRoundedInFloat16 } from './preprocessing/pixel-rounded-in-float16.ts';
import { pixelTruncatedBack } from './preprocessing/pixel-truncated-back.ts';
import { tableShortOfOne } from './preprocessing/table-short-of-one.ts';

/** Pixels and labels before training. */
export const preprocessing = shelf<Preprocessing>({
  name: 'preprocessing',
  sound: rightPreprocessing,
  laws: [
    propertyLaw('byte-over-255', ({ scale }) => landsInUnitInterval(scale)),
    propertyLaw('scales-back', ({ scale, restore }) => scalesBack(scale, restore)),
    propertyLaw('table-from-0-to-1', ({ table }) => spansUnitInterval(table)),
    propertyLaw('one-hot-rows', ({ encode }) => rowsSumToOne(encode)),
    propertyLaw('label-is-argmax', ({ encode }) => argmaxInverts(encode)),
  ],
  defects: [
    oneHotFromOne,
    oneHotOfClassesPresent,
    oneHotSmoothed,
    pixelAroundZero,
    pixelOver256,
    pixelRoundedInFloat16,
    pixelTruncatedBack,
    tableShortOfOne,
  ],
});
