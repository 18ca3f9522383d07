/** Something that answers otherwise in every run. */
export interface EntropySource {
  /** As a person calls it: `Math.random`. */
  readonly name: string;
  readonly kind: 'random' | 'clock';
  /** The object that holds it, and its key there. */
  readonly owner: object;
  readonly key: string;
}

const NODE_CRYPTO = [
  'randomBytes',
  'pseudoRandomBytes',
  'prng',
  'rng',
  'randomFill',
  'randomFillSync',
  'randomInt',
  'randomUUID',
  'generateKey',
  'generateKeySync',
  'generateKeyPair',
  'generateKeyPairSync',
];

/** Every source that this host has: draws and clocks of the language, of browsers and of Node. */
export function findSources(): EntropySource[] {
  const { crypto, performance, process } = globalThis;
  // not imported, so that a browser can load this file
  const nodeCrypto = process?.getBuiltinModule?.('node:crypto');
  return [
    ...methods('random', 'Math', { object: Math, keys: ['random'] }),
    ...methods('random', 'crypto', { object: crypto, keys: ['getRandomValues', 'randomUUID'] }),
    ...methods('random', 'crypto.subtle', { object: crypto?.subtle, keys: ['generateKey'] }),
    ...methods('random', 'node:crypto', { object: nodeCrypto, keys: NODE_CRYPTO }),
    ...methods('clock', 'Date', { object: Date, keys: ['now'] }),
    { name: 'new Date()', kind: 'clock', owner: globalThis, key: 'Date' },
    ...methods('clock', 'performance', { object: performance, keys: ['now'] }),
    ...methods('clock', 'process', { object: process, keys: ['hrtime', 'uptime'] }),
    ...methods('clock', 'process.hrtime', { object: process?.hrtime, keys: ['bigint'] }),
  ];
}

interface Methods {
  /** Undefined where the host has it not. */
  readonly object: object | undefined;
  readonly keys: readonly string[];
}

function methods(kind: EntropySource['kind'], prefix: string, { object, keys }: Methods): EntropySource[] {
  if (object === undefined) return [];
  return keys.flatMap((key) => {
    const owner = ownerOf(object, key);
    return owner === undefined ? [] : [{ name: `${prefix}.${key}`, kind, owner, key }];
  });
}

/** The object on the chain of prototypes that holds a property, if it may be replaced. */
function ownerOf(object: object, key: string): object | undefined {
  let owner: unknown = object;
  while ((typeof owner === 'object' && owner !== null) || typeof owner === 'function') {
    const descriptor = Object.getOwnPropertyDescriptor(owner, key);
    if (descriptor !== undefined) return descriptor.configurable === true ? owner : undefined;
    owner = Object.getPrototypeOf(owner);
  }
  return undefined;
}
