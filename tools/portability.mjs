// Trains the same small networks on every host that is installed, compares the bits, writes
// artifacts/reference/portability.json and prints a table; `--install` installs hosts first.
import { fileURLToPath } from 'node:url';
import { createServer } from 'vite';
import { alone } from './alone.mjs';
import { build } from './build.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const voice = {
  progress: (sentence) => process.stderr.write(`${sentence}\n`),
  print: (text) => process.stdout.write(text),
};

// Node 20 reads no TypeScript, and the specs' machinery isn't compiled.
async function withTypeScript(work) {
  const server = await createServer({
    root,
    configFile: false,
    logLevel: 'error',
    appType: 'custom',
    optimizeDeps: { noDiscovery: true },
    server: { middlewareMode: true, ws: false, watch: null },
  });
  try {
    return await work((path) => server.ssrLoadModule(path));
  } finally {
    await server.close();
  }
}

try {
  alone(root, () => build(voice.progress));
  const isSame = await withTypeScript((load) =>
    load('/specs/support/portability/collect.ts').then(({ collectEvidence }) =>
      collectEvidence(process.argv.slice(2), voice),
    ),
  );
  process.exitCode = isSame ? 0 : 1;
} catch (error) {
  voice.progress(error.message);
  process.exitCode = 1;
}
