import { readFileSync } from 'node:fs';

const KIBIBYTE = 1024;

/**
 * Largest resident set of this process so far, bytes.
 *
 * On Linux from `/proc`: what `getrusage` answers is never below the peak of the process that started this one.
 */
export function peakMemoryBytes(): number {
  return KIBIBYTE * (peakOfStatus() ?? process.resourceUsage().maxRSS);
}

function peakOfStatus(): number | undefined {
  try {
    const found = /^VmHWM:\s*(?<kibibytes>\d+) kB$/mu.exec(readFileSync('/proc/self/status', 'utf8'));
    return found?.groups === undefined ? undefined : Number(found.groups['kibibytes']);
  } catch {
    return undefined;
  }
}
