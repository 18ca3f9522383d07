/** Compares names so that numbers in them count as numbers: `seed-2` before `seed-10`. */
export function compareNames(a: string, b: string): number {
  const [aParts, bParts] = [splitDigits(a), splitDigits(b)];
  for (const [index, part] of aParts.entries()) {
    const order = comparePart(part, bParts[index], index % 2 === 1);
    if (order !== 0) return order;
  }
  return aParts.length - bParts.length;
}

/** Names of tensors as a network has them: parameters layer by layer, kernel before bias, then the accumulators alike. */
export function inNetworkOrder(names: Iterable<string>): string[] {
  return [...names].sort((a, b) => {
    const [aPlace, bPlace] = [placeOf(a), placeOf(b)];
    return (
      aPlace.slots - bPlace.slots ||
      compareNames(aPlace.layer, bPlace.layer) ||
      aPlace.rank - bPlace.rank ||
      compareNames(a, b)
    );
  });
}

/** Text at even places, which may be empty, and digits at odd ones. */
function splitDigits(name: string): string[] {
  return name.split(/(\d+)/u);
}

function comparePart(a: string, b: string | undefined, areDigits: boolean): number {
  if (b === undefined) return 1;
  if (areDigits && Number(a) !== Number(b)) return Number(a) - Number(b);
  return a < b ? -1 : a > b ? 1 : 0;
}

interface Place {
  readonly slots: number;
  readonly layer: string;
  readonly rank: number;
}

function placeOf(name: string): Place {
  const [layer, parameter, ...slots] = name.split('/');
  const rank = ['kernel', 'bias'].indexOf(parameter);
  return { slots: slots.length, layer, rank: rank === -1 ? 2 : rank };
}
