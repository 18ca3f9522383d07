import { prettyJson } from '../../base/canonical-json.ts';
import { z } from '../../base/schema.ts';
import { ownFileSchema } from './file-schema.ts';

/** Where the schema lies below the package, for the `$schema` of a file. */
export const SCHEMA_PATH = 'artifacts/reference/experiment.schema.json';

/**
 * JSON Schema of the file of an own experiment, as text, for editors to complete and check it.
 *
 * @see https://json-schema.org/draft-07 which is what editors know best
 */
export function experimentJsonSchema(): string {
  return prettyJson(z.json().parse(z.toJSONSchema(ownFileSchema, { io: 'input', target: 'draft-7' })));
}
