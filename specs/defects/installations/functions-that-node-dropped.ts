import type { Installation } from '../installation-laws.ts';
import { createRequire } from 'node:module';
import { rightInstallation } from '../installation-parts.ts';
import type { Defect } from '../shelf.ts';

/** The package is loaded as it is, and breaks where `util.isNullOrUndefined` is gone. Seen as T13: tfjs-node on Node 23 and newer. */
export const functionsThatNodeDropped: Defect<Installation> = {
  name: 'functions-that-node-dropped',
  breaks: 'loads-on-new-node',
  subject: { ...rightInstallation, open: async (from) => createRequire(from)('@tensorflow/tfjs-node') },
};
