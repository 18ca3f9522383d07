// A program of its own that opens an output folder: node folder-child.mjs <what it does> <folder>. Says what happens as
// lines of JSON.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openStore } from '../../dist/artifact/store.js';

const [deed, folder] = process.argv.slice(2);
const say = (message) => process.stdout.write(`${JSON.stringify(message)}\n`);

/** 8 MB that tell by every byte which turn wrote them. */
const content = (turn) => String(turn % 10).repeat(8_000_000);

const deeds = {
  async hold() {
    await sleep(60_000);
  },
  async close(store) {
    await store.close();
  },
  async writeForever(store) {
    for (let turn = 1; ; turn++) await store.writeFile('state.json', content(turn));
  },
  async writeInPlaceForever() {
    for (let turn = 1; ; turn++) await writeFile(join(folder, 'state.json'), content(turn));
  },
  async overfill(store) {
    // Without a listener this signal, which comes before EFBIG, ends the process.
    process.on('SIGXFSZ', () => {});
    await store.writeFile('runs/old.json', 'old');
    await store.writeFile('runs/kept.json', 'kept');
    await store.writeFile('runs/old.json', content(1)).catch(sayError);
    await store.writeFile('runs/new.json', content(2)).catch(sayError);
    await store.writeFile('runs/kept.json', 'kept and changed');
    await store.close();
    say({ end: true });
  },
};

function sayError({ code, message }) {
  say({ code, message });
}

try {
  const store = await openStore(folder);
  say({ open: true });
  await deeds[deed](store);
} catch (error) {
  sayError(error);
}
