import * as tf from '@tensorflow/tfjs-core';

await import('@tensorflow/tfjs-backend-cpu');
// else its first tensor prints an advertisement, which asks the clock
tf.enableProdMode();

export { tf };
