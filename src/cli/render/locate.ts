import { describeDifference } from '../../artifact/difference.ts';
import type { Location } from '../../replication/locate.ts';
import { describeValue } from '../../base/place.ts';
import { formatCount } from '../../report/numbers.ts';
import type { TraceComparison } from '../../training/trace-comparison.ts';
import type { Growth, PartDifference } from '../../training/trace-difference.ts';
import type { Paint } from './paint.ts';

/** A location with the run and the names of the sides. */
export interface ToldLocation {
  readonly location: Location;
  readonly run: string;
  readonly a: string;
  readonly b: string;
}

/** Where two runs part, in words: five lines when it was found, else what there is to say. */
export function renderLocation({ location, run, a, b }: ToldLocation, paint: Paint): string {
  if (location.kind === 'same') {
    return paint.good(`The same bits: ${run}, ${a} and ${b}, ${formatCount(location.epochs)} epochs.`);
  }
  if (location.kind === 'start') return paint.bad(describeDifference({ ...location.difference, run }));
  if (location.kind === 'elsewhere') return renderElsewhere({ location, run, a, b }, paint);
  const { epoch, step, stepsPerEpoch, isRepeated, growth, signs } = location;
  const last = growth.at(-1);
  const unlike = [isRepeated.a === false ? a : '', isRepeated.b === false ? b : ''].filter((name) => name !== '');
  return lines(
    [
      ['what', `${run} parts between ${a} and ${b}`],
      [
        'where',
        `epoch ${epoch}, step ${step - (epoch - 1) * stepsPerEpoch} of ${stepsPerEpoch} (step ${step} of the run)`,
      ],
      ...tellPart(location),
      ...(signs === undefined
        ? []
        : [['before', `from step ${signs.step} on zeros differ in sign, first in ${signs.part}`] as const]),
      ...(last === undefined ? [] : [['then', tellGrowth(last)] as const]),
      ...(unlike.length === 0
        ? []
        : [['but', `this machine ends the epoch in other bits than ${unlike.join(' and ')} has`] as const]),
    ],
    paint,
  );
}

/** Where two traces part. */
export function renderTraces(comparison: TraceComparison, [a, b]: readonly string[], paint: Paint): string {
  if (comparison.kind === 'same')
    return paint.good(`The same bits in ${formatCount(comparison.steps)} steps: ${a} and ${b}.`);
  if (comparison.kind === 'start')
    return paint.bad(`They begin the epoch with another ${comparison.tensor}: ${a} and ${b}.`);
  const { step, after, part, difference } = comparison;
  const isExact = step === after + 1;
  return lines(
    [
      ['what', `the epoch parts between ${a} and ${b}`],
      ['where', isExact ? `step ${step} of the run` : `a step from ${after + 1} to ${step} of the run`],
      ...(difference === undefined ? [['first', part] as const] : tellPart(difference)),
      [
        'replay',
        difference !== undefined
          ? 'both have the values'
          : isExact
            ? `for the element, write both traces again with --steps ${step} --tensor ${part}`
            : `write both traces again with --steps ${after + 1}-${step}`,
      ],
    ],
    paint,
  );
}

const REPEATED: Readonly<Record<'both' | 'neither', string>> = {
  both: 'the tensors of both: what differs is a number that was recorded',
  neither: 'neither of them',
};

function renderElsewhere(
  { location, run, a, b }: ToldLocation & { readonly location: Extract<Location, { kind: 'elsewhere' }> },
  paint: Paint,
): string {
  const { epoch, repeats, difference } = location;
  const whose = repeats === 'a' ? a : repeats === 'b' ? b : REPEATED[repeats];
  const missing = repeats === 'a' ? [b] : repeats === 'b' ? [a] : [a, b];
  return [
    paint.bad(describeDifference({ ...difference, run })),
    `One engine trained both, so this machine can repeat one of them at most: in epoch ${epoch} it repeats ${whose}.`,
    ...(repeats === 'both'
      ? []
      : [
          `For the step, run on the machine of ${missing.join(' and of ')}, and here:`,
          `  sameseed locate ARTIFACT --run ${run} --epoch ${epoch} --trace FILE.json`,
          'and give both files to sameseed locate.',
        ]),
  ].join('\n');
}

function tellPart(difference: PartDifference): (readonly [string, string])[] {
  const { part, shape, first, a, b, ulp, maxUlp, different, size } = difference;
  return [
    [
      'first',
      `${part}[${placeOf(first, shape).join(', ')}] is ${describeValue(a)}, other ${describeValue(b)}: ${tellUlp(ulp)}`,
    ],
    ['worst', `${tellUlp(maxUlp)} in ${part}; ${formatCount(different)} of ${formatCount(size)} elements differ`],
  ];
}

function tellGrowth({ step, share, typicalUlp }: Growth): string {
  return `after step ${step} ${(100 * share).toFixed(1)} % of the weights differ, by ${typicalUlp.toPrecision(3)} ULP of a typical one`;
}

function tellUlp(ulp: number): string {
  return ulp === 0 ? 'the sign of zero, or less than 1 ULP' : `${formatCount(ulp)} ULP`;
}

/** Indices of an element by its place in row-major order. */
function placeOf(place: number, shape: readonly number[]): number[] {
  const columns = shape.length > 1 ? shape[shape.length - 1] : undefined;
  return columns === undefined ? [place] : [Math.floor(place / columns), place % columns];
}

function lines(told: readonly (readonly [string, string])[], paint: Paint): string {
  return told.map(([label, words]) => `${paint.faint(label.padEnd(6))}  ${words}`).join('\n');
}
