import type { Optimizer } from '../network/network.ts';
import { SameseedError } from '../base/errors.ts';
import type { CompetitorName } from './competitors/names.ts';
import { type Pace, race, type Runner } from './race.ts';
import type { PackedWorkload } from './remote/packed-workload.ts';
import type { RemoteCompetitor } from './remote/remote-competitor.ts';
import type { Outcome } from './step-rows.ts';
import type { Team } from './team.ts';

/** What the members of a team are to do. */
export interface Contest {
  readonly names: readonly CompetitorName[];
  readonly work: PackedWorkload;
  readonly pace: Pace;
  /** What is timed of an open competitor; default: its steps. */
  readonly runnerOf?: (member: RemoteCompetitor) => Runner;
}

/** Gives a workload to those of `names` who are there and have its optimizer, and times them in turn. */
export async function measureContest(team: Team, { names, work, pace, runnerOf }: Contest): Promise<Outcome> {
  const absent = new Map<CompetitorName, string>();
  const ready: RemoteCompetitor[] = [];
  try {
    for (const name of names) {
      const member = team.members.get(name);
      const reason = member === undefined ? team.missing.get(name) : await enter(member, work);
      if (reason !== undefined) absent.set(name, reason);
      else if (member !== undefined) ready.push(member);
    }
    return { performances: await race(runnerOf === undefined ? ready : ready.map(runnerOf), pace), absent };
  } finally {
    for (const member of ready) await member.close();
  }
}

async function enter(member: RemoteCompetitor, work: PackedWorkload): Promise<string | undefined> {
  const kind: Optimizer['kind'] = work.optimizer.kind;
  if (!member.optimizers.includes(kind)) return `It has no ${kind} by the same rule.`;
  try {
    await member.open(work);
    return undefined;
  } catch (error) {
    if (error instanceof SameseedError) return error.message;
    throw error;
  }
}
