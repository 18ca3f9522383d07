import type { Installation } from '../installation-laws.ts';
import { createRequire } from 'node:module';
import { openEngine } from '../../../src/engine/registry.ts';
import { rightInstallation } from '../installation-parts.ts';
import type { Defect } from '../shelf.ts';

/** An optional dependency that could not be installed is left out without a word, and everything runs on something slower. Seen as T14: tfjs-node-gpu where its download host is out of reach. */
export const missingPackagePassedOver: Defect<Installation> = {
  name: 'missing-package-passed-over',
  breaks: 'tells-what-is-missing',
  subject: {
    ...rightInstallation,
    async open(from) {
      try {
        return createRequire(from)('@tensorflow/tfjs-node-gpu');
      } catch {
        return openEngine('tfjs-cpu');
      }
    },
  },
};
