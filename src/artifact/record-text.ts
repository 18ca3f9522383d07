/** The parts of a record's text, as this program writes it: `head` has the durations, `run` everything to the end. */
export interface RecordParts {
  readonly head: string;
  readonly provenance: string;
  readonly result: string;
  readonly run: string;
}

/** Cuts a text where a record's parts begin; undefined for one that is laid out otherwise. */
export function cutRecord(text: string): RecordParts | undefined {
  const provenance = text.indexOf('\n  "provenance": {');
  const result = text.indexOf('\n  "result": {', provenance);
  const run = text.indexOf('\n  "run": {', result);
  if (provenance < 0 || result < 0 || run < 0) return undefined;
  return {
    head: text.slice(0, provenance),
    provenance: text.slice(provenance, result),
    result: text.slice(result, run),
    run: text.slice(run),
  };
}

const WHOLE = String.raw`(0|[1-9]\d{0,9})`;
const SEED = new RegExp(String.raw`\n    "seed": ${WHOLE}(?=[,\n])`, 'u');
const SEEDS = new RegExp(
  String.raw`\n      "seeds": \{\n        "init": ${WHOLE},\n        "shuffle": ${WHOLE},\n        "split": ${WHOLE}\n      \}`,
  'u',
);

/** What a run's text says without its seeds, and the seeds. */
export function readSeeds(run: string): { readonly description: string; readonly seeds: string } {
  const [, seed = ''] = SEED.exec(run) ?? [];
  const [, init = '', shuffle = '', split = ''] = SEEDS.exec(run) ?? [];
  return { description: run.replace(SEEDS, '').replace(SEED, ''), seeds: `${seed} ${init} ${shuffle} ${split}` };
}

/** Start and duration in the head of a record's text, when all of it is as the schema of records asks. */
export function readObserved(head: string): { readonly startedAt: string; readonly durationMs: number } | undefined {
  const [, durationMs, epochs, peak, startedAt] = HEAD.exec(head) ?? [];
  if (startedAt === undefined) return undefined;
  const numbers = [durationMs, peak, ...epochs.trim().split(/,\s+/u)];
  if (!numbers.every(isShortest) || !Number.isSafeInteger(Number(peak))) return undefined;
  return { startedAt, durationMs: Number(durationMs) };
}

/** A number that is not negative, as JSON spells it. */
export const NUMBER = String.raw`(?:0|[1-9]\d*)(?:\.\d+)?(?:e[+-]\d+)?`;

const HEAD = new RegExp(
  String.raw`^\{\n  "kind": "run",\n  "observed": \{\n    "durationMs": (${NUMBER}),\n    "epochDurationsMs": \[((?:\n      ${NUMBER},)*\n      ${NUMBER}\n    )\],\n    "peakMemoryBytes": (${NUMBER}),\n    "startedAt": "([ !#-\[\]-~]{0,500})"\n  \},$`,
  'u',
);

/** Whether a number is spelled as this program spells it, in the shortest way. */
export function isShortest(text: string): boolean {
  return String(Number(text)) === text;
}
