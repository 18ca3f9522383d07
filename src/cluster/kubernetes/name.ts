import type { Digest } from '../../base/digest.ts';

const LONGEST_WORDS = 40;

/** Name of a sweep's objects, as DNS labels are (RFC 1123): `sameseed-factors-1a2b3c4d`, from the experiment and its plan. */
export function kubernetesName(experiment: string, plan: Digest): string {
  const words = experiment
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/gu, '-')
    .slice(0, LONGEST_WORDS)
    .replaceAll(/^-+|-+$/gu, '');
  return `sameseed-${words === '' ? 'sweep' : words}-${plan.slice(0, 8)}`;
}
