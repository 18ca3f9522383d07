import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { assertProperty } from '../../../src/laws/counterexamples/assert-property.ts';
import { openCounterexamples } from '../../../src/laws/counterexamples/store.ts';
import { temporaryFolder } from '../../support/temporary.ts';
import { failureOf, isSmall, law, newPlace, property } from './sums.ts';

const told =
  /Not stored, since (?<reason>.*)\. To have it replayed first everywhere, commit this as (?<path>.*):\n(?<content>\{[^]*\})$/u;

it('a counterexample in CI is printed as the file to commit, which works once it is there', async () => {
  const { store, folder, file } = newPlace({ mayWrite: false });
  const error = await failureOf(() => assertProperty(law, property(isSmall), { store }));
  const { reason, path, content = '' } = told.exec(error.message)?.groups ?? {};
  expect(reason).toBe('nothing is written in CI');
  expect(path).toMatch(/\/seeds\/counterexamples\/always-sums-below-10\.json$/u);
  expect(() => readdirSync(folder)).toThrow('ENOENT');

  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
  expect(() => assertProperty(law, property(isSmall), { store })).toThrow('This is counterexample 1 of 1');
});

it.each([
  ['true', false],
  ['1', false],
  ['', true],
  ['false', true],
  ['0', true],
])('a counterexample with CI=%s is stored: %s', (ci, isStored) => {
  vi.stubEnv('CI', ci);
  onTestFinished(() => void vi.unstubAllEnvs());
  const store = openCounterexamples({ folder: newPlace().folder });
  expect(() => assertProperty(law, property(isSmall), { store })).toThrow(isStored ? 'Stored in' : 'Not stored');
});

it('a counterexample in a checkout that can’t be written is printed as the file to commit', async () => {
  const blocked = join(temporaryFolder(), 'file');
  writeFileSync(blocked, '');
  const { store } = newPlace({ folder: join(blocked, 'counterexamples') });
  const error = await failureOf(() => assertProperty(law, property(isSmall), { store }));
  expect(told.exec(error.message)?.groups?.['reason']).toBe("the folder can't be written (ENOTDIR)");
});
