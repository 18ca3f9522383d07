import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { experimentJsonSchema, SCHEMA_PATH } from '../../../src/replication/own/json-schema.ts';
import { readOwnExperiment } from '../../../src/replication/own/read.ts';
import { planExperiment } from '../../../src/replication/plan.ts';

const EXAMPLE = 'artifacts/reference/fashion-shapes/experiment.json';

it('the committed schema is that of the program (else: npm run build, node tools/experiment-schema.mjs)', () => {
  expect(readFileSync(SCHEMA_PATH, 'utf8')).toBe(experimentJsonSchema());
});

it('the example names it, and can be planned', async () => {
  const { $schema } = JSON.parse(readFileSync(EXAMPLE, 'utf8'));
  expect(join(dirname(EXAMPLE), $schema).replaceAll('\\', '/')).toBe(SCHEMA_PATH);
  const { runs } = planExperiment({ experiment: await readOwnExperiment(EXAMPLE) });
  expect(runs).toHaveLength(12);
  expect(runs[0].config.dataset).toBe('fashion-mnist');
});

it('what may be left out has its default in it, so that editors show it', () => {
  const { properties, required } = JSON.parse(experimentJsonSchema());
  expect(required).toEqual(['name', 'model', 'recipe']);
  expect(properties.recipe.required).toEqual(['epochs']);
  expect(properties.recipe.properties.batchSize.default).toBe(128);
  expect(properties.model.properties.activation).toMatchObject({ default: 'relu', enum: ['relu', 'tanh', 'logistic'] });
});
