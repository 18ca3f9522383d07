import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { findIdleLaws } from './examine.ts';
import { SOUND } from './shelf.ts';
import { visitZoo } from './visit.ts';
import { ZOO } from './zoo.ts';

// What is sound keeps these laws in the specs of its own room; on these shelves it is of the zoo alone.
const OF_THE_ZOO = new Set(['trainers', 'masks', 'claims', 'products', 'installations', 'navigators']);

const folderOf = (shelf: string) => fileURLToPath(new URL(shelf, import.meta.url));

describe.each(ZOO)('the shelf $name', (shelf) => {
  it.each(shelf.defects)('has $name, which the law $breaks catches', async ({ name, breaks }) => {
    expect(await shelf.judge(name, breaks)).toMatch(/./u);
  });

  it('has no law that catches nothing', () => {
    expect(findIdleLaws(shelf)).toEqual([]);
  });

  it('holds every defect of its folder, one a file, with where it was seen', () => {
    const files = readdirSync(folderOf(shelf.name)).map((file) => ({
      name: file.replace(/\.ts$/u, ''),
      text: readFileSync(`${folderOf(shelf.name)}/${file}`, 'utf8'),
    }));
    const defects = files.filter(({ text }) => text.includes(': Defect<'));
    expect(defects.map(({ name }) => name).toSorted()).toEqual(shelf.defects.map(({ name }) => name).toSorted());
    expect(
      defects.filter(({ text }) => !/^\/\*\*(?:[^*]|\*(?!\/))*\bSeen\b/mu.test(text)).map(({ name }) => name),
    ).toEqual([]);
  });
});

describe.each(ZOO.filter(({ name }) => OF_THE_ZOO.has(name)))('what is sound on the shelf $name', (shelf) => {
  it.each(shelf.laws)('keeps the law %s', async (law) => {
    expect(await shelf.judge(SOUND, law)).toBeUndefined();
  });
});

it('the zoo has more than a hundred defects, each under a name of its own', () => {
  const names = ZOO.flatMap(({ defects }) => defects.map(({ name }) => name));
  expect(names.length).toBeGreaterThan(100);
  expect(new Set(names).size).toBe(names.length);
});

it('a visit prints the shelves that it is asked for, as text or JSON', async () => {
  const printed: string[] = [];
  const voice = { progress: () => {}, print: (text: string) => void printed.push(text) };
  expect(await visitZoo(['masks'], voice)).toBe(true);
  expect(printed.join('')).toMatch(/^masks: 2 defects, 2 laws\n/u);
  printed.length = 0;
  await visitZoo(['masks', '--json'], voice);
  expect(JSON.parse(printed.join(''))).toMatchObject({
    score: { caught: 2, defects: 2, isPerfect: true, laws: 2 },
    shelves: [{ name: 'masks', defects: [{ name: 'mask-without-a-seed', caughtBy: ['same-when-repeated'] }, {}] }],
  });
  await expect(visitZoo(['cages'], voice)).rejects.toThrow(
    /^Expected --json, --markdown or names of shelves, received "cages"; known: trainers, /u,
  );
});
