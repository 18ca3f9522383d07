import type { KernelBackend, Tensor } from '@tensorflow/tfjs-core';
import type { RunningBackend, TensorFlow } from './backend.ts';
import { compute, refuseBackend } from './compute.ts';

/** What tfjs-node's backend has beyond tfjs's interface, as far as it is used here. */
interface NodeKernelBackend extends KernelBackend {
  readonly isUsingGpuDevice: boolean;
  readonly binding: Readonly<Record<'TF_ATTR_INT' | 'TF_ATTR_TYPE' | 'TF_FLOAT' | 'TF_INT32', number>> & {
    /** Version of libtensorflow, for example `2.9.1`. */
    readonly TF_Version: string;
  };
  executeSingleOutput(operation: string, attributes: readonly object[], inputs: readonly Tensor[]): Tensor;
}

/** The instance of tfjs-node's backend that is registered under a name. @throws {SameseedError} `engine-backend`. */
export function findNodeBackend(tf: TensorFlow, registered: string): NodeKernelBackend {
  const backend = tf.findBackend(registered);
  return isNodeBackend(backend) ? backend : refuseBackend(registered, 'one without libtensorflow');
}

function isNodeBackend(backend: KernelBackend): backend is NodeKernelBackend {
  return 'binding' in backend && 'isUsingGpuDevice' in backend;
}

/**
 * Whether TensorFlow runs in its deterministic mode, asked of itself: it then refuses a random operation that has no
 * seed. What the environment says may have come after TensorFlow had read it.
 */
export function isDeterministic(running: Pick<RunningBackend, 'tf' | 'registered'>): boolean {
  const { tf, registered } = running;
  const backend = findNodeBackend(tf, registered);
  const { TF_ATTR_INT, TF_ATTR_TYPE, TF_FLOAT, TF_INT32 } = backend.binding;
  const attributes = [
    { name: 'T', type: TF_ATTR_TYPE, value: TF_FLOAT },
    { name: 'output_dtype', type: TF_ATTR_TYPE, value: TF_INT32 },
    { name: 'seed', type: TF_ATTR_INT, value: 0 },
    { name: 'seed2', type: TF_ATTR_INT, value: 0 },
  ];
  try {
    compute(running, () => {
      backend.executeSingleOutput('Multinomial', attributes, [tf.zeros([1, 2]), tf.scalar(1, 'int32')]);
      return [];
    });
    return false;
  } catch (error) {
    if (error instanceof Error && error.message.includes('determinism')) return true;
    throw error;
  }
}
