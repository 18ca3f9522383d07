import { cpus, release, totalmem } from 'node:os';
import type { Fingerprint } from './fingerprint.ts';

/** Describes this machine as far as it may decide bits or speed; holds no host, user or path name. */
export function describeMachine(): Fingerprint {
  const processors = cpus();
  return {
    platform: process.platform,
    architecture: process.arch,
    osRelease: release(),
    // Some systems name no processor, in containers and on some ARM boards.
    processor: processors[0]?.model.trim() || 'unknown',
    cores: processors.length,
    memoryBytes: totalmem(),
    node: process.versions.node,
    v8: process.versions.v8,
  };
}
