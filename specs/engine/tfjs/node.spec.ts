import { execFile } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import util, { promisify } from 'node:util';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { backend as gpuBackend } from '../../../src/engine/tfjs/node-gpu.ts';
import { backend } from '../../../src/engine/tfjs/node.ts';
import { nodeBackend } from '../../../src/engine/tfjs/node-backend.ts';
import { readRecords } from '../../../src/artifact/read.ts';
import { compute } from '../../../src/engine/tfjs/compute.ts';
import { startBackend } from '../../../src/engine/tfjs/start.ts';
import { openTfjsEngine } from '../../../src/engine/tfjs/tfjs.ts';
import { openPlayground } from '../../support/command-line.ts';
import { temporaryFolder } from '../../support/temporary.ts';
import { besideTfjsNode, hasTfjsNode } from './node-installed.ts';

const playground = openPlayground();
afterAll(() => playground.remove());

/** A file beside a node_modules that holds a package of that name. */
function besidePackage(name: string, place: (path: string) => void): string {
  const folder = temporaryFolder();
  const path = join(folder, 'node_modules', '@tensorflow', name);
  mkdirSync(dirname(path), { recursive: true });
  place(path);
  return join(folder, 'from.js');
}

describe.each([backend, gpuBackend])('the engine $engine', ({ engine }) => {
  it('is missing with the command that installs it, and exit code 2', async () => {
    const words = ['run', 'quick', '--dataset', 'glyphs', '--engine', engine];
    expect(await playground.run(words)).toMatchObject({
      code: 2,
      stdout: '',
      stderr: `sameseed: Expected the packages of engine "${engine}", but one of them is not installed; run \`npm install @tensorflow/${engine}@4.22.0\`. [engine-missing]\n`,
    });
  });

  it('says how to get the native library when it was not downloaded with the package', async () => {
    const from = besidePackage(engine, (path) => {
      mkdirSync(path);
      writeFileSync(join(path, 'index.js'), 'throw new Error("tfjs_binding.node can not be found");');
    });
    // a process takes one TensorFlow, and an earlier file of this worker may have tried the other
    vi.resetModules();
    const fresh = {
      ...(await import('../../../src/engine/tfjs/node-backend.ts')),
      ...(await import('../../../src/engine/tfjs/tfjs.ts')),
    };
    const opened = fresh.openTfjsEngine(fresh.nodeBackend({ engine: backendName(engine), from }));
    await expect(opened).rejects.toMatchObject({
      code: 'engine-backend',
      kind: 'input',
      message: `Expected @tensorflow/${engine} to load its native library, but it can't; run \`npm rebuild @tensorflow/${engine}\`, or build it as the README shows under "Behind a firewall, or with a newer CUDA".`,
      cause: { message: 'tfjs_binding.node can not be found' },
    });
  });
});

function backendName(engine: string): 'tfjs-node' | 'tfjs-node-gpu' {
  return engine === 'tfjs-node' ? engine : 'tfjs-node-gpu';
}

describe.skipIf(!hasTfjsNode)('tfjs-node of SAMESEED_TFJS_NODE', { timeout: 120_000 }, () => {
  it('computes where Node has dropped what it calls', async () => {
    Reflect.deleteProperty(util, 'isNullOrUndefined');
    Reflect.deleteProperty(util, 'isArray');
    const engine = await openTfjsEngine(nodeBackend({ engine: 'tfjs-node', from: besideTfjsNode }));
    await engine.selfTest();
    expect(engine.version).toMatch(/^1\+tfjs-node-4\.22\.0\+libtensorflow-\d+\.\d+\.\d+$/u);
    expect(engine).not.toHaveProperty('gpu');
  });

  it('trains an experiment from the very weights of the reference, on threads, for the claim machine', async () => {
    const words = ['run', 'quick', '--dataset', 'glyphs', '--seeds', '1', '--engine', 'tfjs-node', '--out', 'out'];
    const { code } = await playground.run(words, { NODE_PATH: join(dirname(besideTfjsNode), 'node_modules') });
    expect(code).toBe(0);
    const { summary, runs } = await readRecords(join(playground.folder, 'out'));
    const reference = await readRecords('artifacts/reference/quick/glyphs');
    expect(summary).toMatchObject({ result: { claim: 'machine' }, provenance: { engine: { name: 'tfjs-node' } } });
    expect(runs.size).toBe(6);
    for (const [id, { result }] of runs) {
      expect(result.claim).toBe('machine');
      expect(result.initialDigests).toEqual(reference.runs.get(id)?.result.initialDigests);
    }
  });

  it('says so when a tensor does not fit into memory, and computes on', async () => {
    const engine = nodeBackend({ engine: 'tfjs-node', from: besideTfjsNode });
    const running = await startBackend(engine);
    const { tf } = running;
    // more bytes than an address has bits for
    const multiply = () => compute(running, () => tf.matMul(tf.ones([2 ** 23, 1]), tf.ones([1, 2 ** 23])));
    expect(multiply).toThrow(
      expect.objectContaining({
        code: 'engine-memory',
        kind: 'input',
        message: expect.stringMatching(
          /^Expected every tensor of a step to fit into memory, but TensorFlow says: OOM when allocating tensor with shape\[8388608,8388608\].*; the last whole epoch is kept: go on with fewer --workers\.$/u,
        ),
      }),
    );
    await (await openTfjsEngine(engine)).selfTest();
  });

  it('is the only TensorFlow of its process', async () => {
    const backendOfGpu = nodeBackend({ engine: 'tfjs-node-gpu', from: installedAsGpu() });
    await expect(openTfjsEngine(backendOfGpu)).rejects.toMatchObject({
      code: 'engine-backend',
      message: `Expected @tensorflow/tfjs-node-gpu to be the only TensorFlow of a process, but @tensorflow/tfjs-node has been loaded before it; use it in a process of its own, or uninstall the other one.`,
    });
  });

  it('is refused as tfjs-node-gpu when TensorFlow finds no GPU', async () => {
    const script = `
      const { nodeBackend } = await import('ROOT/node-backend.js');
      const backend = nodeBackend({ engine: 'tfjs-node-gpu', from: ${JSON.stringify(installedAsGpu())} });
      await backend.start().catch(({ code, kind, message }) => console.log(code, kind, message));`;
    const { stdout } = await runScript(script, {});
    expect(stdout).toMatch(
      /^engine-backend input Expected libtensorflow-[\d.]+ to find a GPU, but it would compute on/u,
    );
  });

  const open = `
    const { openEngine } = await import('ROOT/../registry.js');
    const engine = await openEngine('tfjs-node');`;
  const openHere = `
    const [{ openTfjsEngine }, { nodeBackend }] = await Promise.all([import('ROOT/tfjs.js'), import('ROOT/node-backend.js')]);
    const engine = await openTfjsEngine(nodeBackend({ engine: 'tfjs-node', from: ${JSON.stringify(besideTfjsNode)} }));`;
  const print = 'console.log(engine.claim, engine.version);';
  const inThread = `
    const { Worker } = await import('node:worker_threads');
    new Worker(${JSON.stringify(`void (async () => {${open} console.log(engine.claim, engine.version); })();`)}, { eval: true });`;
  const prepared = { TF_DETERMINISTIC_OPS: '1', NVIDIA_TF32_OVERRIDE: '0' };

  it.each([
    ['machine', 'in the process that it starts for itself', `${open}${print}`, {}],
    ['machine', 'from a thread', inThread, {}],
    ['machine', 'in a process that was started for it', `${openHere}${print}`, prepared],
    ['statistical', 'in a process that was not', `${openHere}${print}`, {}],
    ['statistical', 'when the user wants unordered sums', `${open}${print}`, { TF_DETERMINISTIC_OPS: '0' }],
    ['statistical', 'when the user wants TF32', `${open}${print}`, { NVIDIA_TF32_OVERRIDE: '1' }],
  ])('claims %s %s', async (claim, _, script, environment) => {
    const { stdout } = await runScript(script, environment);
    expect(stdout).toMatch(new RegExp(`^${claim} 1\\+tfjs-node-`, 'u'));
  });

  it('names a choice of the user that changes bits in its version', async () => {
    const { stdout, stderr } = await runScript(`${open}${print}`, { TF_ENABLE_ONEDNN_OPTS: '0' });
    expect(stdout).toMatch(/\+onednn-0\n$/u);
    expect(stderr).toBe('');
  });

  const task = `
    const { selfTestSteps, selfTestTask } = await import('ROOT/../self-test.js');
    const task = selfTestTask({ kind: 'momentum', momentum: 0.9 });
    const steps = selfTestSteps();`;

  it('gives the same bits from its process as in this one, also for shared memory', async () => {
    const compare = `
      const share = (bytes) => { const shared = new Uint8Array(new SharedArrayBuffer(bytes.length)); shared.set(bytes); return shared; };
      const train = { ...task.train, images: share(task.train.images), labels: share(task.train.labels) };
      const session = await engine.open({ ...task, train });
      const scores = [];
      for (const step of steps) scores.push(await session.step(step));
      const told = { scores, score: await session.evaluate(), penalty: await session.penalty(), state: await session.readState() };
      await session.close();
      console.log(JSON.stringify(told));`;
    const [own, here] = await Promise.all([
      runScript(`${open}${task}${compare}`, {}),
      runScript(`${openHere}${task}${compare}`, prepared),
    ]);
    expect(JSON.parse(own.stdout).scores).toHaveLength(3);
    expect(own.stdout).toBe(here.stdout);
  });

  it('passes on what its process refuses, and says when the process is gone', async () => {
    const { stdout } = await runScript(
      `${open}${task}
      const { readFileSync } = await import('node:fs');
      const tell = ({ code, kind, message }) => console.log(code, kind, message);
      const session = await engine.open(task);
      await session.step({ ...steps[0], step: 7 }).catch(tell);
      const huge = await engine.stacking.open([task, task]);
      const [, broken] = await huge.step([steps[0], { ...steps[0], learningRate: 1e300 }]);
      tell(broken);
      process.kill(Number(readFileSync('/proc/self/task/' + process.pid + '/children', 'utf8')), 'SIGKILL');
      await session.step(steps[0]).catch(tell);
      await session.evaluate().catch(tell);`,
      {},
    );
    const died =
      'engine-died fault Expected the process of engine "tfjs-node" to go on, but it ended (SIGKILL); the last whole epoch is kept: start the same command again to go on.';
    expect(stdout.trim().split('\n')).toEqual([
      'engine-step input Expected step 1, received 7; give each batch of the run once, in order.',
      'non-finite check Expected finite values, but dense-1/kernel left them at step 1; lower the learning rate.',
      died,
      died,
    ]);
  });
});

/** A file beside a node_modules in which tfjs-node, which is without a GPU, goes by the name of the one with it. */
function installedAsGpu(): string {
  const installed = dirname(createRequire(besideTfjsNode).resolve('@tensorflow/tfjs-node/package.json'));
  return besidePackage('tfjs-node-gpu', (path) => symlinkSync(installed, path));
}

/** Runs a module in a process of its own, on the compiled engine. */
async function runScript(script: string, environment: Readonly<Record<string, string>>) {
  const { PATH = '' } = process.env;
  const root = pathToFileURL(resolve('dist/engine/tfjs')).href;
  const words = ['--input-type=module', '--eval', script.replaceAll('ROOT', root)];
  const NODE_PATH = join(dirname(besideTfjsNode), 'node_modules');
  return promisify(execFile)(process.execPath, words, { env: { PATH, NODE_PATH, ...environment } });
}
