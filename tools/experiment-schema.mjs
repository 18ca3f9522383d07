// Writes the JSON Schema of own experiments from the compiled program: node tools/experiment-schema.mjs. A spec says when.
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { experimentJsonSchema, SCHEMA_PATH } from '../dist/replication/own/json-schema.js';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
writeFileSync(join(root, SCHEMA_PATH), experimentJsonSchema());
