import { nodeBackend } from './node-backend.ts';

/** tfjs on TensorFlow's own kernels, on the processor. */
export const backend = nodeBackend({ engine: 'tfjs-node', from: import.meta.url });
