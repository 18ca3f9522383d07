import { once } from 'node:events';
import { connect } from 'node:net';
import { z } from '../../../src/base/schema.ts';

/** Sends a command of WebDriver, answers its result. */
export type Command = (name: string, parameters?: Readonly<Record<string, unknown>>) => Promise<unknown>;

const replySchema = z.tuple([z.literal(1), z.number(), z.object({ message: z.string() }).nullable(), z.unknown()]);

interface Waiting {
  readonly settle: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** An open connection. */
export interface Connection {
  readonly command: Command;
  readonly close: () => void;
}

/**
 * Talks to Firefox in its own protocol, which carries WebDriver's commands without a driver between.
 *
 * @see https://firefox-source-docs.mozilla.org/testing/marionette/Protocol.html
 */
export async function openMarionette(port: number): Promise<Connection> {
  const socket = connect(port, '127.0.0.1');
  const waiting = new Map<number, Waiting>();
  let received: Buffer = Buffer.alloc(0);
  let last = 0;
  const hear = (message: unknown): void => {
    const reply = replySchema.safeParse(message);
    if (!reply.success) return; // the greeting
    const [, id, error, result] = reply.data;
    if (error === null) waiting.get(id)?.settle(result);
    else waiting.get(id)?.reject(new Error(error.message));
    waiting.delete(id);
  };
  socket.on('data', (piece: Buffer) => {
    received = Buffer.concat([received, piece]);
    for (let packet = nextPacket(received); packet !== undefined; packet = nextPacket(received)) {
      received = packet.rest;
      hear(JSON.parse(packet.text));
    }
  });
  socket.on('close', () => {
    for (const { reject } of waiting.values()) reject(new Error('Firefox closed the connection.'));
  });
  await once(socket, 'connect');
  return {
    command: (name, parameters = {}) =>
      new Promise((settle, reject) => {
        last++;
        waiting.set(last, { settle, reject });
        const text = JSON.stringify([0, last, name, parameters]);
        socket.write(`${Buffer.byteLength(text)}:${text}`);
      }),
    close: () => socket.destroy(),
  };
}

/** The first packet, `<length>:<JSON>`, when all of it has come. */
function nextPacket(bytes: Buffer): { text: string; rest: Buffer } | undefined {
  const colon = bytes.indexOf(':');
  if (colon === -1) return undefined;
  const end = colon + 1 + Number(bytes.toString('utf8', 0, colon));
  return bytes.length < end ? undefined : { text: bytes.toString('utf8', colon + 1, end), rest: bytes.subarray(end) };
}
