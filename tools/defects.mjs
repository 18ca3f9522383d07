// Shows every known defect to every law of its kind and prints which laws catch it, with the score. Names of shelves narrow
// it down; `--json` is for machines, `--markdown` gives the README its table. Exit code 1 when a defect is not caught by
// the law that is named for it.
import { fileURLToPath } from 'node:url';
import { createServer } from 'vite';

const voice = {
  progress: (sentence) => process.stderr.isTTY && process.stderr.write(`${sentence}\n`),
  print: (text) => process.stdout.write(text),
};

// Node 20 reads no TypeScript, and the specs' machinery isn't compiled.
const server = await createServer({
  root: fileURLToPath(new URL('..', import.meta.url)),
  configFile: false,
  logLevel: 'error',
  appType: 'custom',
  optimizeDeps: { noDiscovery: true },
  server: { middlewareMode: true, ws: false, watch: null },
});
try {
  const { visitZoo } = await server.ssrLoadModule('/specs/defects/visit.ts');
  process.exitCode = (await visitZoo(process.argv.slice(2), voice)) ? 0 : 1;
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
} finally {
  await server.close();
}
