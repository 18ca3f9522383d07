import type { Engine } from '../../../src/engine/engine.ts';
import type { Bits } from './host.ts';

/** The fixed training on this host, with the compiled portable engine unless another one is given. */
export function trainFixed(engine?: Engine): Promise<Bits>;
