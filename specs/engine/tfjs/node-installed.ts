import { join } from 'node:path';

const folder = process.env.SAMESEED_TFJS_NODE;

/** Whether the environment names a folder that holds a node_modules with a tfjs-node that loads. */
export const hasTfjsNode = folder !== undefined;

/** A file of that folder, from which tfjs-node is looked for. */
export const besideTfjsNode = join(folder ?? '.', 'from.js');
