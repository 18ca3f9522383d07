// Bundles what a report's page runs from the compiled files in dist/: the script of its panel, and the program of its
// web worker, each as one file without imports. Needs the installed packages.
import { isBuiltin } from 'node:module';
import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const folder = join(root, 'dist', 'report', 'reproduce');

const BUNDLES = [
  { entry: join(folder, 'panel', 'start.js'), file: join(folder, 'page.bundle.js') },
  { entry: join(folder, 'worker', 'worker.js'), file: join(folder, 'worker.bundle.js') },
];

/** Refuses what only Node has; seedrandom asks for `crypto` for want of a seed, and is always given one. */
const withoutNode = {
  name: 'without-node',
  enforce: 'pre',
  resolveId(source, importer = '') {
    if (!isBuiltin(source)) return null;
    if (source === 'crypto' && importer.includes('/seedrandom/')) return '\0nothing';
    throw new Error(`${importer} imports ${source}, which no browser has.`);
  },
  load(id) {
    return id === '\0nothing' ? 'export default {};' : null;
  },
};

/** Bundles both programs, unless nothing that they can be made of is newer than they are. */
export async function bundlePage() {
  const sources = [join(root, 'dist'), join(root, 'package-lock.json'), fileURLToPath(import.meta.url)];
  const newest = Math.max(...sources.map(newestMs));
  for (const { entry, file } of BUNDLES) {
    if (existsSync(file) && newest <= statSync(file).mtimeMs) continue;
    writeFileSync(file, await bundle(entry));
  }
}

async function bundle(entry) {
  const built = await build({
    root,
    configFile: false,
    logLevel: 'silent',
    publicDir: false,
    plugins: [withoutNode],
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      minify: true,
      target: 'es2022',
      modulePreload: false,
      lib: { entry, formats: ['iife'], name: 'sameseed' },
      rolldownOptions: {
        onwarn(warning) {
          throw new Error(`Bundling ${entry}: ${warning.message}`);
        },
      },
    },
  });
  const { output } = built[0];
  if (output.length !== 1) throw new Error(`Expected one file of ${entry}, received ${output.length}.`);
  return inert(output[0], entry);
}

/** The code, when it can stand in a page's script element. */
function inert({ code }, entry) {
  const mark = /<\/script|<script|<!--/iu.exec(code)?.[0];
  if (mark !== undefined) throw new Error(`${entry} holds ${mark}, which would end its script element.`);
  return code;
}

function newestMs(path) {
  const entry = statSync(path);
  if (!entry.isDirectory()) return path.endsWith('.bundle.js') || path.endsWith('.d.ts') ? 0 : entry.mtimeMs;
  return Math.max(
    0,
    ...readdirSync(path)
      .filter((name) => !name.startsWith('.'))
      .map((name) => newestMs(join(path, name))),
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    await bundlePage();
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}
