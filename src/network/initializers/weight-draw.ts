import type { Stream } from '../../random/stream.ts';
import type { Layer } from '../network.ts';

/** Widths of a kernel [inputs, units]. */
export type Fans = Pick<Layer, 'inputs' | 'units'>;

/** Draws one weight of a kernel from a stream, float64. */
export type WeightDraw = (stream: Stream) => number;
