import { readJsonFile } from '../artifact/json-file.ts';
import { integer, parse, z } from '../base/schema.ts';

/** A word that a scheduler takes as a name, and no shell or YAML as more than that. */
const word = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_.:@/+=,-]{0,199}$/u, {
  error: 'a name of letters, digits and _ . : @ / + = , -',
});

const MOST_MINUTES = 60 * 24 * 365;

/** Schema of what a scheduler is asked for; everything may be left out. */
const requestsSchema = z.strictObject({
  /** SLURM's partition. */
  partition: word.exactOptional(),
  /** Account that SLURM books the time on. */
  account: word.exactOptional(),
  /** How long a task should last, minutes; it decides the number of tasks. */
  taskMinutes: integer(1, MOST_MINUTES).exactOptional(),
  /** When a task is ended at the latest, minutes. */
  timeLimit: integer(1, MOST_MINUTES).exactOptional(),
  /** Memory of a task, mebibytes. */
  memory: integer(64, 16_777_216).exactOptional(),
  /** GPUs of a task. */
  gpus: integer(0, 64).exactOptional(),
  /** Processor cores of a task, and runs that it trains at the same time. */
  workers: integer(1, 10_000).exactOptional(),
  /** Number of tasks, whatever that makes of their time. */
  tasks: integer(1, 10_000).exactOptional(),
  /** Modules to load, in order; the Node of a task is then theirs. */
  modules: z.array(word).max(50).exactOptional(),
  /** Container image: a file for Apptainer on SLURM, a reference on Kubernetes. */
  image: z.string().min(1).max(1000).exactOptional(),
  /** Namespace of Kubernetes. */
  namespace: word.exactOptional(),
  /** Volume claim of Kubernetes that is there already; without one a claim is asked for. */
  volume: word.exactOptional(),
  /** Storage of a claim that is asked for, gibibytes. */
  storage: integer(1, 1_000_000).exactOptional(),
});

/** What a scheduler is asked for, as it was given. */
export type Requests = z.infer<typeof requestsSchema>;

/** What a scheduler is asked for, complete but for what has no default. */
export type ResolvedRequests = Requests &
  Required<Pick<Requests, 'taskMinutes' | 'timeLimit' | 'memory' | 'gpus' | 'workers' | 'modules' | 'storage'>>;

/** @throws {SameseedError} `requests-invalid` with every fault. */
export function parseRequests(value: unknown, file?: string): Requests {
  const about = { code: 'requests-invalid', subject: 'requests to the scheduler' };
  return parse(requestsSchema, value, file === undefined ? about : { ...about, file });
}

/** Requests in a JSON file. @throws {SameseedError} `requests-invalid`; what {@link readJsonFile} throws. */
export async function readRequests(file: string): Promise<Requests> {
  return parseRequests(await readJsonFile(file, { missing: 'Check the path.', malformed: 'mend it there' }), file);
}

const TASK_MINUTES = 60;
const SPARE_MINUTES = 10;
const MEMORY_MIB = 1024;
const MEMORY_A_WORKER_MIB = 512;
const STORAGE_GIB = 10;

/**
 * Fills in what was not asked for: tasks of an hour, a limit of twice that and ten minutes more, one worker, 1 GiB and
 * half of one for each worker, no GPU, 10 GiB of storage.
 */
export function resolveRequests(given: Requests): ResolvedRequests {
  const { taskMinutes = TASK_MINUTES, workers = 1 } = given;
  return {
    timeLimit: 2 * taskMinutes + SPARE_MINUTES,
    memory: MEMORY_MIB + workers * MEMORY_A_WORKER_MIB,
    gpus: 0,
    modules: [],
    storage: STORAGE_GIB,
    ...given,
    taskMinutes,
    workers,
  };
}
