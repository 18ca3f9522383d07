import { isBuiltin } from 'node:module';
import { type Import, importsOf, type ParsedFile, roomOf } from './source.ts';

/** The rules that imports have to keep. */
export interface House {
  /** Floor of each room; a room imports only from lower floors, or from itself. */
  readonly floors: Readonly<Record<string, number>>;
  /** Path prefixes below `src/` that import nothing of Node. */
  readonly nodeFree: readonly string[];
  /** Path prefixes excepted from `nodeFree`. */
  readonly nodeAllowed: readonly string[];
  /** The one room that each third-party package enters at. */
  readonly packages: Readonly<Record<string, string | readonly string[]>>;
  /** Packages that themselves need Node. */
  readonly nodePackages: readonly string[];
}

/** Imports that go up, sideways, or out of the house. */
export function findFloorFaults(files: readonly ParsedFile[], house: House): string[] {
  return files.flatMap((file) => {
    const room = roomOf(file.path);
    const floor = house.floors[room];
    if (floor === undefined) return [`${file.path}: the room ${room} is not in the table of floors`];
    return importsOf(file)
      .filter((item) => item.path !== undefined && roomOf(item.path) !== room)
      .filter((item) => !(house.floors[roomOf(item.path ?? '')] < floor))
      .map((item) => `${file.path}: ${room} (floor ${floor}) may not import ${item.path}`);
  });
}

/** Packages that enter at another room than their own, or that the table doesn't know. */
export function findPackageFaults(files: readonly ParsedFile[], house: House): string[] {
  return files.flatMap((file) =>
    importsOf(file)
      .filter((item) => item.path === undefined && !isBuiltin(item.from))
      .map((item) => packageOf(item.from))
      .filter((name) => !roomsOf(name, house).includes(roomOf(file.path)))
      .map((name) => `${file.path}: ${name} enters at ${roomsOf(name, house).join(', ') || 'no room of the table'}`),
  );
}

function roomsOf(name: string, { packages }: House): readonly string[] {
  return [packages[name] ?? []].flat();
}

/** Imports of Node, or of packages and files that need it, where the code has to run in a browser. */
export function findNodeFaults(files: readonly ParsedFile[], house: House): string[] {
  const isBound = (path: string) => isBelow(path, house.nodeFree) && !isBelow(path, house.nodeAllowed);
  const needsNode = ({ from, path }: Import) =>
    path === undefined
      ? isBuiltin(from) || house.nodePackages.includes(packageOf(from))
      : isBelow(path, house.nodeAllowed);
  return files.flatMap((file) =>
    importsOf(file)
      .filter((item) => isBound(file.path) && needsNode(item))
      .map((item) => `${file.path}: imports ${item.from}, but has to run without Node`),
  );
}

/** Cycles between files, each once, as `a → b → a`. */
export function findCycles(files: readonly ParsedFile[]): string[] {
  const targets = new Map(files.map((file) => [file.path, importsOf(file).flatMap((item) => item.path ?? [])]));
  const done = new Set<string>();
  const cycles: string[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    const start = trail.indexOf(path);
    if (start >= 0) cycles.push([...trail.slice(start), path].join(' → '));
    if (start >= 0 || done.has(path)) return;
    for (const target of targets.get(path) ?? []) visit(target, [...trail, path]);
    done.add(path);
  };
  for (const file of files) visit(file.path, []);
  return cycles;
}

function isBelow(path: string, prefixes: readonly string[]): boolean {
  return prefixes.some((prefix) => path === `src/${prefix}` || path.startsWith(`src/${prefix.replace(/\/?$/u, '/')}`));
}

function packageOf(name: string): string {
  return name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/');
}
