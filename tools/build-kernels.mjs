// Compiles the kernels (AssemblyScript) to src/engine/portable/wasm.ts; `--check` only compares, and exits 1 when it differs.
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';

const root = fileURLToPath(new URL('..', import.meta.url));
const source = 'src/engine/portable/kernels/index.ts';
const target = join(root, 'src/engine/portable/wasm.ts');

async function compile() {
  const options = [
    '-O3',
    '--enable',
    'simd',
    '--runtime',
    'stub',
    '--noAssert',
    '--disableWarning',
    '112',
    '--outFile',
    'kernels.wasm',
  ];
  let binary;
  const { error } = await asc.main([source, ...options, '--baseDir', root], {
    stderr: process.stderr,
    writeFile: (name, contents) => {
      if (name.endsWith('.wasm')) binary = contents;
    },
  });
  if (error || binary === undefined) throw new Error("The kernels don't compile.", { cause: error });
  return binary;
}

function render(binary) {
  const pieces = Buffer.from(binary)
    .toString('base64')
    .match(/.{1,112}/g);
  const lines = pieces.map((piece) => `  '${piece}',`);
  return `// Written by tools/build-kernels.mjs from kernels/*.ts; don't edit.

/** SHA-256 of the kernels' WebAssembly module. */
export const WASM_DIGEST = '${createHash('sha256').update(binary).digest('hex')}';

/** The module, ${binary.length} bytes, in base64. */
export const WASM_BASE64 = [
${lines.join('\n')}
].join('');
`;
}

const text = render(await compile());
if (process.argv.includes('--check')) {
  // a checkout on Windows may have other line ends
  const isSame = (await readFile(target, 'utf8')).replaceAll('\r\n', '\n') === text;
  if (!isSame)
    console.error('src/engine/portable/wasm.ts is not what the kernels compile to; run node tools/build-kernels.mjs.');
  process.exitCode = isSame ? 0 : 1;
} else {
  await writeFile(target, text);
}
