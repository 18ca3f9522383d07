import { once } from 'node:events';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const ENTRY = fileURLToPath(new URL('browser-host.mjs', import.meta.url));

const PAGE = `<!doctype html>
<meta charset="utf-8">
<title>sameseed</title>
<link rel="icon" href="data:,">
<script type="module">
  const tell = (report) => fetch('/report', { method: 'POST', body: JSON.stringify(report) });
  const worker = new Worker('/browser-host.js', { type: 'module' });
  worker.onmessage = ({ data }) => tell(data);
  worker.onerror = ({ message }) => tell({ error: message ?? 'the worker did not start' });
</script>
`;

/** A page on a loopback address that trains in a web worker. */
export interface ServedTraining {
  readonly address: string;
  /** What the first visitor of the page reported. */
  readonly report: Promise<string>;
  close(): void;
}

/** Serves the fixed training with the packages it imports, as ES modules. */
export async function serveTraining(): Promise<ServedTraining> {
  const files = await bundle();
  const server = createServer();
  const report = new Promise<string>((settle, reject) => {
    server.on('request', (request, response) => {
      const file = files.get(request.url ?? '');
      const type = request.url === '/' ? 'text/html' : 'text/javascript';
      response.writeHead(file === undefined ? 404 : 200, { 'content-type': type }).end(file);
      if (request.method === 'POST' && request.url === '/report') text(request).then(settle, reject);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('Expected the server to have a port.');
  return {
    address: `http://127.0.0.1:${address.port}/`,
    report,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function bundle(): Promise<ReadonlyMap<string, string>> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: {
      write: false,
      minify: false,
      target: 'es2023',
      // its preloading needs a document, which a worker has not
      modulePreload: false,
      rolldownOptions: { input: ENTRY, output: { entryFileNames: '[name].js', chunkFileNames: 'assets/[name].js' } },
    },
  });
  if (!('output' in built)) throw new Error('Expected one bundle of the fixed training.');
  const chunks = built.output.filter((file) => file.type === 'chunk');
  return new Map([['/', PAGE], ...chunks.map(({ fileName, code }) => [`/${fileName}`, code] as const)]);
}
