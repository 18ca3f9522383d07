import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describeMachine } from '../../../src/artifact/machine.ts';
import { prettyJson } from '../../../src/base/canonical-json.ts';
import { portableEngine } from '../../../src/engine/portable/portable.ts';
import { WASM_DIGEST } from '../../../src/engine/portable/wasm.ts';
import { browserHosts } from './browser-hosts.ts';
import { type Evidence, renderEvidence } from './evidence.ts';
import { trainFixed } from './fixed-training.mjs';
import { installHosts } from './install.ts';
import { emulatedHosts, installedHosts, thisNodeHosts } from './node-hosts.ts';
import { type Attempt, tryHost } from './try-host.ts';

const TARGET = fileURLToPath(new URL('../../../artifacts/reference/portability.json', import.meta.url));

/** What the tool says: progress for people, the table for the README. */
export interface Voice {
  readonly progress: (sentence: string) => void;
  readonly print: (text: string) => void;
}

/**
 * Trains on every host that is here, writes the evidence, prints it as a table, and answers whether every host that is
 * here gave this process's bits. With `--install` it installs hosts instead.
 */
export async function collectEvidence(words: readonly string[], { progress, print }: Voice): Promise<boolean> {
  if (words.includes('--install')) {
    installHosts(progress);
    return true;
  }
  const reference = await trainFixed();
  const attempts: Attempt[] = [];
  for (const host of [...thisNodeHosts(), ...installedHosts(), ...browserHosts(), ...emulatedHosts()]) {
    const attempt = await tryHost(host, reference);
    progress(attempt.sentence);
    attempts.push(attempt);
  }
  const evidence: Evidence = {
    schemaVersion: 1,
    digest: reference.digest,
    engineVersion: portableEngine.version,
    wasmDigest: WASM_DIGEST,
    processor: describeMachine().processor,
    rows: attempts.flatMap(({ row }) => (row === undefined ? [] : [row])),
  };
  mkdirSync(dirname(TARGET), { recursive: true });
  writeFileSync(TARGET, prettyJson(evidence));
  progress(`Wrote ${relative(process.cwd(), TARGET)}.`);
  print(renderEvidence(evidence));
  return attempts.every(({ kind }) => kind === 'same' || kind === 'skipped');
}
