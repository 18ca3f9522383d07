import { dirname } from 'node:path';
import { SameseedError } from '../../base/errors.ts';
import { checkDataset } from '../../dataset/source.ts';
import { ENGINE_NAMES, openEngine } from '../../engine/registry.ts';
import type { Command } from '../command.ts';
import { EXIT_CHECK_FAILED, EXIT_FINE } from '../exit-codes.ts';
import { hasWasmSimd } from '../wasm-simd.ts';
import { type DataState, type Diagnosis, type EngineState, renderDiagnosis } from '../render/diagnosis.ts';

const OLDEST_NODE = '20.19';

/** `sameseed doctor`: what of this machine sameseed can use, what is missing, and the command that gets it. */
export const doctorCommand: Command = {
  name: 'doctor',
  summary: 'show engines with their self-tests, Node, the data set, and what is missing',
  arguments: [],
  options: ['data', 'json'],
  async run({ options, terminal }) {
    const diagnosis: Diagnosis = {
      node: process.versions.node,
      oldestNode: OLDEST_NODE,
      wasmSimd: hasWasmSimd(),
      engines: await examineEngines(),
      data: await Promise.all([examineData('mnist', options.data), examineData('fashion-mnist', options.data)]),
      cacheFolder: await locateCache(),
    };
    if (options.json) terminal.printJson({ kind: 'doctor', ...diagnosis });
    else terminal.print(renderDiagnosis(diagnosis, terminal.paint));
    const isSound = diagnosis.wasmSimd && diagnosis.engines.every(({ state }) => state !== 'broken');
    return isSound ? EXIT_FINE : EXIT_CHECK_FAILED;
  },
};

async function examineEngines(): Promise<EngineState[]> {
  const states: EngineState[] = [];
  // one at a time, since those of tfjs share the choice of a backend
  for (const name of ENGINE_NAMES) states.push(await examineEngine(name));
  return states;
}

async function examineEngine(name: string): Promise<EngineState> {
  try {
    const { claim, version, gpu } = await openEngine(name);
    return { name, state: 'found', version, claim, gpu: gpu?.name ?? null, fault: null };
  } catch (error) {
    if (!(error instanceof SameseedError)) throw error;
    const state = error.code === 'engine-missing' ? 'missing' : 'broken';
    return { name, state, version: null, claim: null, gpu: null, fault: error.message };
  }
}

async function examineData(name: 'mnist' | 'fashion-mnist', folder: string | undefined): Promise<DataState> {
  const files = await checkDataset({ name, folder });
  const wrong = files.filter((file) => file.state !== 'right').map((file) => `${file.name} is ${file.state}`);
  return { name, folder: dirname(files[0].path), faults: wrong };
}

async function locateCache(): Promise<string> {
  const [file] = await checkDataset({ name: 'mnist', environment: {} });
  return dirname(dirname(file.path));
}
