import type { EpochRecord } from '../../artifact/record.ts';
import type { Json } from '../../base/canonical-json.ts';
import type { Digest } from '../../base/digest.ts';

/** The data that a page's runs were trained on, as their records name it. */
export type HeldDataset = {
  readonly name: string;
  readonly title: string;
  /** SHA-256 of the uncompressed content of each file, or of each part of the glyphs, by name. */
  readonly digests: Readonly<Record<string, Digest>>;
};

/** What the page asks of a worker: one question each. */
export type Question =
  /** Which of the data set's files are these? */
  | { readonly kind: 'identify'; readonly dataset: HeldDataset; readonly files: readonly File[] }
  | {
      readonly kind: 'train';
      readonly dataset: HeldDataset;
      /** Files of the data set, in any order; none for the glyphs. */
      readonly files: readonly File[];
      /** Config as the record has it, unchecked. */
      readonly config: Json;
      /** Stop after so many epochs; the schedule stays that of the whole run. */
      readonly epochs: number;
    };

/** What a worker says, in order; `failed`, `identified` and `finished` are its last word. */
export type Answer =
  | { readonly kind: 'identified'; readonly files: readonly IdentifiedFile[] }
  /** Data and weights are there. */
  | {
      readonly kind: 'started';
      readonly stepsPerEpoch: number;
      readonly initialDigests: Readonly<Record<string, Digest>>;
    }
  /** So many steps have been taken since the first. */
  | { readonly kind: 'step'; readonly step: number }
  | { readonly kind: 'epoch'; readonly record: EpochRecord }
  /** With the digest of the whole result, when no epoch was left out. */
  | { readonly kind: 'finished'; readonly digest?: Digest }
  | { readonly kind: 'failed'; readonly message: string };

/** A file that somebody gave: the name of the data set's file that it is, or one sentence why it is none. */
export type IdentifiedFile =
  | { readonly kind: 'right'; readonly given: string; readonly name: string }
  | { readonly kind: 'wrong'; readonly given: string; readonly fault: string };
