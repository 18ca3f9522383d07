import type { TfjsBackend } from './backend.ts';
import { stackedProducts } from './products.ts';
import { registerOwnBackend } from './start.ts';
import { updateByOperations } from './update-by-operations.ts';

/** tfjs in plain JavaScript: everywhere, and slow. */
export const backend: TfjsBackend = {
  engine: 'tfjs-cpu',
  packages: ['@tensorflow/tfjs-core@4.22.0', '@tensorflow/tfjs-backend-cpu@4.22.0'],
  async start() {
    const tf = await import('@tensorflow/tfjs-core');
    await import('@tensorflow/tfjs-backend-cpu');
    const registered = await registerOwnBackend(tf, 'cpu');
    // else its first tensor prints an advertisement
    Reflect.set(tf.findBackend(registered), 'firstUse', false);
    return {
      tf,
      registered,
      version: `tfjs-${tf.version_core}`,
      products: stackedProducts(tf),
      updateParameter: updateByOperations(tf),
    };
  },
};
