import { posix } from 'node:path';
import { Visitor } from 'oxc-parser';
import { type ParsedFile, roomOf, type SourceFile } from './source.ts';

const KEBAB = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/u;
const VAGUE = /^(utils?|helpers?|common|managers?|misc|shared)$/u;

/** Files and folders whose name says nothing. */
export function findVagueNames(files: readonly SourceFile[]): string[] {
  return files
    .filter((file) => file.path.split('/').some((part) => VAGUE.test(part.replace(/\..*$/u, ''))))
    .map((file) => `${file.path}: a name that says nothing`);
}

/** Files that are too long, and a median that is. */
export function findLengthFaults(files: readonly SourceFile[], limits: { median: number; most: number }): string[] {
  const lines = files.map((file) => ({ path: file.path, count: file.text.trimEnd().split('\n').length }));
  const median = lines.map((file) => file.count).toSorted((a, b) => a - b)[Math.floor(lines.length / 2)];
  return [
    ...lines.filter((file) => file.count > limits.most).map((file) => `${file.path}: ${file.count} lines`),
    ...(median > limits.median ? [`the median file has ${median} lines`] : []),
  ];
}

/** Default exports, and exported declarations without a doc comment; of overloads, the first one has it. */
export function findExportFaults(files: readonly ParsedFile[]): string[] {
  return files.flatMap((file) => {
    const described = new Set<string>();
    return file.program.body.flatMap((node) => {
      const text = file.text.slice(node.start, node.end);
      if (/^export\s+default\b|^export\s*\{[^}]*\bas\s+default\b/u.test(text))
        return [`${file.path}: a default export`];
      if (node.type !== 'ExportNamedDeclaration' || node.declaration === null) return [];
      const name = /^export\s+(?:declare\s+|async\s+|abstract\s+)*\w+\s*\*?\s*(?<name>\w+)/u.exec(text)?.groups?.[
        'name'
      ];
      if (name === undefined) return [`${file.path}: an export without a name`];
      if (!described.has(name) && !isDocumented(file, node.start)) return [`${file.path}: ${name} has no doc comment`];
      described.add(name);
      return [];
    });
  });
}

function isDocumented(file: ParsedFile, start: number): boolean {
  const last = file.comments.findLast((comment) => comment.end <= start);
  return last !== undefined && last.type === 'Block' && last.value.startsWith('*') && isBlank(file, last.end, start);
}

function isBlank(file: ParsedFile, from: number, to: number): boolean {
  return file.text.slice(from, to).trim() === '';
}

/** Functions of Math outside `allowed`, powers of anything but two literals, and Math under another name. */
export function findMathFaults(files: readonly ParsedFile[], allowed: readonly string[]): string[] {
  return files.flatMap((file) => {
    const faults: string[] = [];
    new Visitor({
      MemberExpression({ object, property, computed }) {
        if (object.type !== 'Identifier' || object.name !== 'Math') return;
        const name = property.type === 'Identifier' && !computed ? property.name : 'computed';
        if (!allowed.includes(name)) faults.push(`${file.path}: Math.${name}`);
      },
      VariableDeclarator({ id, init }) {
        if (init?.type !== 'Identifier' || init.name !== 'Math') return;
        const taken = id.type === 'ObjectPattern' ? id.properties : [];
        const names = taken.map((item) =>
          item.type === 'Property' && item.key.type === 'Identifier' ? item.key.name : 'computed',
        );
        if (names.length === 0) faults.push(`${file.path}: Math under another name`);
        faults.push(...names.filter((name) => !allowed.includes(name)).map((name) => `${file.path}: Math.${name}`));
      },
      BinaryExpression({ operator, left, right }) {
        const isConstant = left.type === 'Literal' && right.type === 'Literal';
        if (operator === '**' && !isConstant) faults.push(`${file.path}: a power of a variable`);
      },
      AssignmentExpression({ operator }) {
        if (operator === '**=') faults.push(`${file.path}: a power of a variable`);
      },
    }).visit(file.program);
    return faults;
  });
}

/** Error codes that are not kebab-case, and codes that two rooms throw. */
export function findCodeFaults(files: readonly ParsedFile[]): string[] {
  const rooms = new Map<string, Set<string>>();
  for (const file of files) {
    for (const code of codesOf(file)) rooms.set(code, (rooms.get(code) ?? new Set()).add(roomOf(file.path)));
  }

  const shared = [...rooms].filter(([, throwers]) => throwers.size > 1);
  return [
    ...shared.map(([code, throwers]) => `the code ${code} is thrown by ${[...throwers].toSorted().join(' and ')}`),
    ...[...rooms.keys()].filter((code) => !KEBAB.test(code)).map((code) => `the code ${code} is not kebab-case`),
  ];
}

function codesOf(file: ParsedFile): string[] {
  const codes: string[] = [];
  new Visitor({
    NewExpression({ callee, arguments: [first] }) {
      if (callee.type !== 'Identifier' || callee.name !== 'SameseedError') return;
      if (first?.type === 'Literal' && typeof first.value === 'string') codes.push(first.value);
    },
    ObjectExpression({ properties }) {
      const values = new Map(
        properties.flatMap((item) =>
          item.type === 'Property' && item.key.type === 'Identifier' ? [[item.key.name, item.value] as const] : [],
        ),
      );
      const code = values.get('code');
      if (!values.has('subject') || code?.type !== 'Literal') return;
      if (typeof code.value === 'string') codes.push(code.value);
    },
  }).visit(file.program);
  return codes;
}

/** Specs whose folder has no counterpart in src. */
export function findStraySpecs(specs: readonly string[], folders: ReadonlySet<string>): string[] {
  return specs
    .map((path) => ({ path, folder: posix.dirname(path).replace(/^specs/u, 'src') }))
    .filter(({ folder }) => !folders.has(folder))
    .map(({ path, folder }) => `${path}: there is no ${folder}`);
}
