import type { Dataset, Examples } from '../dataset/dataset.ts';

/** The data set with images and labels in shared memory: one copy for all threads. */
export function shareDataset(dataset: Dataset): Dataset {
  return { ...dataset, train: shareExamples(dataset.train), test: shareExamples(dataset.test) };
}

function shareExamples(examples: Examples): Examples {
  return { ...examples, images: shareBytes(examples.images), labels: shareBytes(examples.labels) };
}

function shareBytes(bytes: Uint8Array): Uint8Array {
  if (bytes.buffer instanceof SharedArrayBuffer) return bytes;
  const shared = new Uint8Array(new SharedArrayBuffer(bytes.length));
  shared.set(bytes);
  return shared;
}
