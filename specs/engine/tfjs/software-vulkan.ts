import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { SameseedError } from '../../../src/base/errors.ts';
import type { Engine } from '../../../src/engine/engine.ts';
import { oracleEngine } from '../../../src/engine/oracle/oracle.ts';
import { openTfjsEngine } from '../../../src/engine/tfjs/tfjs.ts';
import { backend } from '../../../src/engine/tfjs/webgpu.ts';

/** Where a browser brings along SwiftShader, a GPU in software, and a loader for it. */
const FOLDERS = ['/usr/lib/chromium', '/usr/lib/chromium-browser', '/usr/lib64/chromium-browser', '/opt/google/chrome'];

// as <dlfcn.h> has it on Linux
const RTLD_NODELETE = 0x1000;

/** The engine on WebGPU here. */
export interface WebgpuHere {
  readonly engine: Engine;
  /** For titles: the GPU, or why there is none. */
  readonly where: string;
  readonly isAbsent: boolean;
}

/** Opens the engine on SwiftShader where a browser brings it along, else on what WebGPU finds. */
export async function openWebgpuHere(): Promise<WebgpuHere> {
  offerSwiftShader();
  try {
    const engine = await openTfjsEngine(backend);
    return { engine, where: engine.gpu?.name ?? 'a GPU', isAbsent: false };
  } catch (error) {
    if (!(error instanceof SameseedError)) throw error;
    return { engine: oracleEngine, where: `no GPU (${error.code})`, isAbsent: true };
  }
}

/** What a program's environment needs to find the same; empty without SwiftShader. */
export function swiftShaderEnvironment(): Readonly<Record<string, string>> {
  const folder = findSwiftShader();
  if (folder === undefined) return {};
  return { LD_LIBRARY_PATH: folder, VK_ICD_FILENAMES: join(folder, 'vk_swiftshader_icd.json') };
}

function findSwiftShader(): string | undefined {
  return FOLDERS.find((folder) => existsSync(join(folder, 'vk_swiftshader_icd.json')));
}

function offerSwiftShader(): void {
  const folder = findSwiftShader();
  if (folder === undefined) return;
  Object.assign(process.env, { VK_ICD_FILENAMES: join(folder, 'vk_swiftshader_icd.json') });
  const loader = join(folder, 'libvulkan.so.1');
  if (!existsSync(loader)) return;
  try {
    // a library that is loaded is found by its name, wherever it lies
    process.dlopen({ exports: {} }, loader, constants.dlopen.RTLD_NOW | RTLD_NODELETE);
  } catch {
    // it is loaded, but is no module of Node
  }
}
