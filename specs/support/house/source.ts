import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Comment, type EcmaScriptModule, parseSync, type Program } from 'oxc-parser';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');

/** One file of the house as the checks see it. */
export interface SourceFile {
  /** Path from the root, with `/`. */
  readonly path: string;
  readonly text: string;
}

/** A file with what the parser found in it. */
export interface ParsedFile extends SourceFile {
  readonly program: Program;
  readonly module: EcmaScriptModule;
  readonly comments: readonly Comment[];
}

/** Reads every file below a folder of the repository whose name ends in one of `endings`. */
export function readSources(folder: string, endings: readonly string[]): SourceFile[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && endings.some((ending) => entry.name.endsWith(ending)))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path: path.slice(root.length + 1).replaceAll('\\', '/'), text: readFileSync(path, 'utf8') }))
    .toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

/** @throws when the text is no TypeScript. */
export function parseSource(file: SourceFile): ParsedFile {
  const { program, module, comments, errors } = parseSync(file.path, file.text);
  if (errors.length > 0) throw new Error(`${file.path}: ${errors[0].message}`);
  return { ...file, program, module, comments };
}

/** What a file imports: `from` as written, and the path in the repository for an import of our own. */
export interface Import {
  readonly from: string;
  readonly path?: string;
}

/** Imports of a file: static, dynamic with a literal name, and re-exports; types count too. */
export function importsOf(file: ParsedFile): Import[] {
  const named = file.module.staticImports.map((entry) => entry.moduleRequest.value);
  const forwarded = file.module.staticExports.flatMap((entry) =>
    entry.entries.flatMap((item) => (item.moduleRequest === null ? [] : [item.moduleRequest.value])),
  );
  const dynamic = file.module.dynamicImports
    .map((entry) => file.text.slice(entry.moduleRequest.start, entry.moduleRequest.end))
    .filter((text) => /^['"].*['"]$/u.test(text))
    .map((text) => text.slice(1, -1));
  return [...new Set([...named, ...forwarded, ...dynamic])].map((from) =>
    from.startsWith('.') ? { from, path: posix.join(posix.dirname(file.path), from) } : { from },
  );
}

/** Room of a file of src: `base` for `src/base/errors.ts`. */
export function roomOf(path: string): string {
  return path.split('/')[1];
}
