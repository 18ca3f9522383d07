import { createServer, type ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import type { Contents } from './fixtures.ts';

/** A mirror on the loopback interface. */
export interface Mirror {
  /** Address of the folder, ending in `/`. */
  readonly address: string;
  /** Names of the files asked for so far. */
  readonly asked: string[];
  close(): Promise<void>;
}

/** Answers a request for a file whose right bytes are `gz`. */
export type Behaviour = (response: ServerResponse, gz: Buffer, name: string) => void;

/** Sends the right bytes. */
export const serves: Behaviour = (response, gz) => response.end(gz);

/** Takes the request and never answers. */
export const keepsSilent: Behaviour = () => {};

/** Sends other bytes of the same number. */
export const servesWrongBytes: Behaviour = (response, gz) => response.end(Buffer.alloc(gz.length, 7));

/** Promises all bytes and hangs up after half of them. */
export const breaksOff: Behaviour = (response, gz) => {
  response.writeHead(200, { 'content-length': gz.length });
  response.write(gz.subarray(0, gz.length / 2), () => response.destroy());
};

/** Sends half of the bytes as if they were all. */
export const servesHalf: Behaviour = (response, gz) => response.end(gz.subarray(0, gz.length / 2));

/** Sends half of the bytes and then nothing. */
export const stalls: Behaviour = (response, gz) => {
  response.write(gz.subarray(0, gz.length / 2));
};

/** Sends without end. */
export const neverEnds: Behaviour = (response, gz) => {
  const timer = setInterval(() => response.write(gz), 2);
  response.on('close', () => clearInterval(timer));
};

/** Sends one byte at a time. */
export const isSlow: Behaviour = (response, gz) => {
  let sent = 0;
  const timer = setInterval(() => {
    if (sent < gz.length) response.write(gz.subarray(sent, ++sent));
    else response.end();
  }, 2);
  response.on('close', () => clearInterval(timer));
};

/** Answers with an error status. */
export const refuses: Behaviour = (response) => response.writeHead(403).end('<html>Forbidden</html>');

/** Starts a mirror of `contents`. */
export async function startMirror(contents: Contents, behaviour: Behaviour = serves): Promise<Mirror> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const name = (request.url ?? '').slice(1).replace('data/', '').replace('.gz', '');
    asked.push(name);
    const content = contents[name];
    if (content === undefined) response.writeHead(404).end();
    else behaviour(response, gzipSync(content), name);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const listening = server.address();
  const port = typeof listening === 'object' ? listening?.port : undefined;
  return {
    address: `http://127.0.0.1:${port}/data/`,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
