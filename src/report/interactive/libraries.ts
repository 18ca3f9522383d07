import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const { resolve } = createRequire(import.meta.url);

/** The minified builds that a page runs before its own script, in this order; as their packages ship them. */
export const LIBRARIES: readonly string[] = ['vega', 'vega-lite', 'vega-embed'].map((name) =>
  readFileSync(join(dirname(resolve(name)), `${name}.min.js`), 'utf8').replace(
    /\n\/\/# sourceMappingURL=\S*\s*$/u,
    '\n',
  ),
);
