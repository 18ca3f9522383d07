import fc from 'fast-check';

/** What shapes may be. */
export interface ShapeOptions {
  /** Fewest and most axes. Default 0 to 4. */
  readonly rank?: readonly [minimum: number, maximum: number];
  /** The most elements. Default 256. */
  readonly maxSize?: number;
  /** Whether an axis may have length 0. Default false. */
  readonly hasEmpty?: boolean;
}

/** Shapes of tensors: scalars, rows, columns, single elements and long axes are all frequent; shrinks to `[]`. */
export function shapes(options: ShapeOptions = {}): fc.Arbitrary<number[]> {
  const { rank = [0, 4], maxSize = 256, hasEmpty = false } = options;
  const min = hasEmpty ? 0 : 1;
  const length = fc.oneof(fc.integer({ min, max: 3 }), fc.constant(1), fc.integer({ min: 1, max: maxSize }));
  return fc.array(length, { minLength: rank[0], maxLength: rank[1], size: 'max' }).map((axes) => fitted(axes, maxSize));
}

/** The number of elements of a shape. */
export function sizeOf(shape: readonly number[]): number {
  return shape.reduce((size, length) => size * length, 1);
}

function fitted(axes: readonly number[], maxSize: number): number[] {
  let room = maxSize;
  return axes.map((axis) => {
    const length = Math.min(axis, room);
    room = Math.max(1, Math.floor(room / Math.max(1, length)));
    return length;
  });
}
