import { formatQuantity } from '../../report/numbers.ts';
import { renderShard } from '../../replication/shard.ts';
import type { ShardResult } from '../../replication/execute-shard.ts';

/** What a shard has done, and what to do once all have. */
export function renderShardResult({ shard, runs }: ShardResult, folder: string): string {
  const count = Object.keys(runs).length;
  const done = count === 0 ? 'no run was left for it' : `${formatQuantity(count, 'run')} done`;
  return `Shard ${renderShard(shard)}: ${done}. Once every shard is: sameseed merge ${folder}`;
}
