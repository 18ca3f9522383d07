import type { ComponentChildren, VNode } from 'preact';
import type { SummaryRecord } from '../../artifact/record.ts';
import { formatCount, formatMemory } from '../numbers.ts';
import { Facts } from './table.tsx';

/** Where the records come from: data, engine, packages, machine. */
export function Provenance({ summary }: { readonly summary: SummaryRecord }): VNode {
  const { dataset, engine, packages, commit, fingerprint } = summary.provenance;
  const entries: (readonly [string, ComponentChildren])[] = [
    ['Data set', dataset.name],
    ...byName(dataset.digests).map(([name, digest]) => [`SHA-256 of ${name}`, <code>{digest}</code>] as const),
    ['Engine', `${engine.name}, version ${engine.version}`],
    ['SHA-256 of the .wasm', engine.wasmDigest === undefined ? 'none' : <code>{engine.wasmDigest}</code>],
    ...byName(packages).map(([name, version]) => [`Package ${name}`, version] as const),
    ['Source commit', commit === undefined ? 'not known' : <code>{commit}</code>],
    ['Node', `${fingerprint.node}, V8 ${fingerprint.v8}`],
    ['Operating system', `${fingerprint.platform} ${fingerprint.osRelease}, ${fingerprint.architecture}`],
    [
      'Processor',
      `${fingerprint.processor}; ${formatCount(fingerprint.cores)} cores, ${formatMemory(fingerprint.memoryBytes)} of memory`,
    ],
    ['Started', summary.observed.startedAt],
  ];
  return (
    <section id="provenance">
      <h2>Provenance</h2>
      <p>What may explain a difference between two machines. None of it is compared.</p>
      <Facts entries={entries} />
    </section>
  );
}

function byName(entries: Readonly<Record<string, string>>): [string, string][] {
  return Object.entries(entries).sort(([a], [b]) => (a < b ? -1 : 1));
}
