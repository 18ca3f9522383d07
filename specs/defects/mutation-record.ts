import { z } from '../../src/base/schema.ts';

const count = z.int().min(0);

const survivorSchema = z.strictObject({
  file: z.string(),
  /** The line in which the change begins. */
  code: z.string(),
  /** What the changed part of it became. */
  becomes: z.string(),
  outcome: z.enum(['survived', 'unseen', 'unfinished']),
});

const roomSchema = z.strictObject({
  files: count,
  killed: count,
  /** Mutants that made a loop endless, as seen by how often it was run. */
  endless: count,
  survived: count,
  /** Mutants that no spec comes to; they count as survivors. */
  unseen: count,
  /** Mutants for which the time ran out; they count as survivors, since a busy machine lets it run out too. */
  unfinished: count,
  /** Mutants that change nothing, each with its reason beside the line. */
  ignored: count,
  /** Killed and endless among all but the ignored, in per cent, rounded down to two digits. */
  score: z.number(),
  stryker: z.string(),
  survivors: z.array(survivorSchema),
});

/** Schema of `artifacts/reference/mutation.json`. */
export const mutationSchema = z.strictObject({
  schemaVersion: z.literal(1),
  rooms: z.record(z.string(), roomSchema),
});

/** How many mutants of each room its specs noticed. */
export type MutationRecord = z.infer<typeof mutationSchema>;

/** What is counted. */
export type MutantCounts = Omit<MutationRecord['rooms'][string], 'score' | 'stryker' | 'survivors'>;

/** The share of noticed mutants in per cent, rounded down to two digits. */
export function mutationScore(counts: MutantCounts): number {
  const noticed = noticedOf(counts);
  return Math.floor((10_000 * noticed) / (noticed + survivorsOf(counts))) / 100;
}

function noticedOf({ killed, endless }: MutantCounts): number {
  return killed + endless;
}

function survivorsOf({ survived, unseen, unfinished }: MutantCounts): number {
  return survived + unseen + unfinished;
}

/** The sums over all rooms. */
export function sumRooms({ rooms }: MutationRecord): MutantCounts {
  const keys = ['files', 'killed', 'endless', 'survived', 'unseen', 'unfinished', 'ignored'] as const;
  const sums = keys.map((key) => [key, Object.values(rooms).reduce((sum, room) => sum + room[key], 0)]);
  return roomSchema.omit({ score: true, stryker: true, survivors: true }).parse(Object.fromEntries(sums));
}

/** The record as a Markdown table, for the README. */
export function renderMutation(record: MutationRecord): string {
  const rows = [...Object.entries(record.rooms), ['all', sumRooms(record)] as const];
  return [
    '| room | files | mutants | noticed | survived | without effect | score |',
    '|---|--:|--:|--:|--:|--:|--:|',
    ...rows.map(([room, counts]) => renderRow(room, counts)),
    '',
  ].join('\n');
}

function renderRow(room: string, counts: MutantCounts): string {
  const [noticed, survived] = [noticedOf(counts), survivorsOf(counts)];
  const mutants = noticed + survived + counts.ignored;
  const cells = [room, counts.files, mutants, noticed, survived, counts.ignored, `${mutationScore(counts)} %`];
  return `| ${cells.map((cell) => cell.toLocaleString('en')).join(' | ')} |`;
}
