import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { readJsonFile } from '../artifact/json-file.ts';
import { digestSchema } from '../artifact/record.ts';
import { integer, parse, z } from '../base/schema.ts';
import type { Plan } from './plan.ts';
import type { Shard } from './shard.ts';

const shardFileSchema = z.strictObject({
  schemaVersion: z.literal(1),
  kind: z.literal('shard'),
  shard: z.strictObject({ index: integer(1), count: integer(1) }),
  /** Digest of the plan. */
  plan: digestSchema,
});

/** Which shard of which plan it is: `shard.json` in its folder, written before the first run starts. */
export type ShardFile = z.infer<typeof shardFileSchema>;

/** What is written down of a shard. */
export function describeShard({ digest }: Plan, shard: Shard): ShardFile {
  return { schemaVersion: 1, kind: 'shard', shard: { ...shard }, plan: digest };
}

/** The shards that were started in a folder. @throws {SameseedError} `shard-file-invalid`. */
export async function readShards(folder: string): Promise<ShardFile[]> {
  const names = await readdir(join(folder, 'shards')).catch(() => []);
  const files: ShardFile[] = [];
  for (const name of names) {
    const file = join(folder, 'shards', name, 'shard.json');
    const value = await readJsonFile(file).catch(() => undefined);
    if (value !== undefined)
      files.push(parse(shardFileSchema, value, { code: 'shard-file-invalid', subject: 'shard', file }));
  }
  return files;
}
