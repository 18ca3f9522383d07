import type { NamedRecords } from '../artifact/claim-matrix.ts';
import type { Fingerprint } from '../artifact/fingerprint.ts';
import { SameseedError } from '../base/errors.ts';
import { openArtifact } from './open-artifact.ts';

/**
 * Opens sweeps and names each by its machine and engine, and by its folder where that is one name for two.
 *
 * @throws {SameseedError} as `openArtifact` does; `artifacts-unlike` for the file of a run.
 */
export async function nameSweeps(paths: readonly string[]): Promise<NamedRecords[]> {
  const opened = await Promise.all(
    paths.map(async (path) => {
      const artifact = await openArtifact(path);
      if (artifact.kind === 'sweep') return { path, records: artifact.records };
      throw new SameseedError(
        'artifacts-unlike',
        `Expected folders of sweeps to compare each with each, received the file of a run (${path}); name two runs alone.`,
      );
    }),
  );
  const machines = opened.map(({ records: { summary } }) => {
    const { fingerprint, engine } = summary.provenance;
    return `${describeMachine(fingerprint)}, ${engine.name} ${engine.version}`;
  });
  return opened.map(({ path, records }, index) => {
    const name = machines[index];
    const isUnique = machines.filter((other) => other === name).length === 1;
    return { name: isUnique ? name : path, records };
  });
}

function describeMachine({ platform, architecture, node, gpu }: Fingerprint): string {
  return `${platform} ${architecture}, Node ${node}${gpu?.name === undefined ? '' : `, ${gpu.name}`}`;
}
