import { createRequire } from 'node:module';
import util from 'node:util';
import { SameseedError } from '../../base/errors.ts';
import type { RunningBackend, TensorFlow, TfjsBackend } from './backend.ts';
import { allowsTf32, oneDnnChoice } from './node-environment.ts';
import { describeGpu } from './node-gpu-facts.ts';
import { findNodeBackend, isDeterministic } from './node-library.ts';
import { explainMemory } from './node-memory.ts';
import { stackedProducts } from './products.ts';
import { registerOwnBackend } from './start.ts';
import { updateByOperations } from './update-by-operations.ts';

/** What {@link nodeBackend} needs. */
export interface NodeBackendChoice {
  readonly engine: 'tfjs-node' | 'tfjs-node-gpu';
  /** Path or address of the file from which the package is looked for. */
  readonly from: string;
}

/**
 * The backend on libtensorflow, of the package that goes by the engine's name. It claims `machine` when TensorFlow says
 * that it is deterministic and TF32 is off, which the environment of the process decides.
 */
export function nodeBackend({ engine, from }: NodeBackendChoice): TfjsBackend {
  const name = `@tensorflow/${engine}`;
  return {
    engine,
    packages: [`${name}@4.22.0`],
    async start() {
      const tf = load(name, from);
      const registered = await registerOwnBackend(tf, 'tensorflow');
      const { binding, isUsingGpuDevice } = findNodeBackend(tf, registered);
      const library = `libtensorflow-${binding.TF_Version}`;
      if (engine === 'tfjs-node-gpu' && !isUsingGpuDevice) refuseProcessor(library);
      const running: RunningBackend = {
        tf,
        registered,
        version: `tfjs-node-${tf.version['tfjs-node']}+${library}${oneDnnChoice()}`,
        claim: isDeterministic({ tf, registered }) && !allowsTf32() ? 'machine' : 'statistical',
        products: stackedProducts(tf),
        // its vectors of several numbers begin elsewhere, and the library of products may choose another way
        hasStackedRounding: true,
        updateParameter: updateByOperations(tf),
        explain: explainMemory,
      };
      return isUsingGpuDevice ? { ...running, gpu: await describeGpu() } : running;
    },
  };
}

type NodeTensorFlow = TensorFlow & { readonly version: Readonly<Record<string, string>> };

/** Functions of Node that tfjs-node calls: gone since Node 23, and deprecated aloud. */
const FORMER_FUNCTIONS = {
  isNullOrUndefined: (value: unknown) => value === null || value === undefined,
  isArray: Array.isArray,
};

let loaded: string | undefined;

function load(name: string, from: string): NodeTensorFlow {
  const require = createRequire(from);
  const path = require.resolve(name);
  if (loaded !== undefined && loaded !== name) refuseSecond(name, loaded);
  Object.assign(util, FORMER_FUNCTIONS);
  try {
    const tf: NodeTensorFlow = require(path);
    loaded = name;
    return tf;
  } catch (error) {
    throw new SameseedError(
      'engine-backend',
      `Expected ${name} to load its native library, but it can't; run \`npm rebuild ${name}\`, or build it as the README shows under "Behind a firewall, or with a newer CUDA".`,
      { cause: error },
    );
  }
}

/** Both go by one name in tfjs, and two libtensorflow in a process take each other's symbols. */
function refuseSecond(name: string, first: string): never {
  throw new SameseedError(
    'engine-backend',
    `Expected ${name} to be the only TensorFlow of a process, but ${first} has been loaded before it; use it in a process of its own, or uninstall the other one.`,
  );
}

function refuseProcessor(library: string): never {
  throw new SameseedError(
    'engine-backend',
    `Expected ${library} to find a GPU, but it would compute on the processor; install the NVIDIA driver and the CUDA and cuDNN that it was built for (TF_CPP_MIN_LOG_LEVEL=0 shows what it looks for), or use --engine tfjs-node.`,
  );
}
