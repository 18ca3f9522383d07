// Trains in a web worker and tells the page.
import { trainFixed } from './fixed-training.mjs';

try {
  postMessage(await trainFixed());
} catch (error) {
  postMessage({ error: String(error) });
}
