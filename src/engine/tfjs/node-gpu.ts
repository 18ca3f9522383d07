import { nodeBackend } from './node-backend.ts';

/** tfjs on TensorFlow's own kernels, on an NVIDIA GPU. */
export const backend = nodeBackend({ engine: 'tfjs-node-gpu', from: import.meta.url });
