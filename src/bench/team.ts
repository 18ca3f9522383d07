import { SameseedError } from '../base/errors.ts';
import type { CompetitorName } from './competitors/names.ts';
import { type RemoteCompetitor, startCompetitor } from './remote/remote-competitor.ts';

/** The competitors that started, and why the others did not. */
export interface Team {
  readonly members: ReadonlyMap<CompetitorName, RemoteCompetitor>;
  readonly missing: ReadonlyMap<CompetitorName, string>;
  /** Ends all processes. */
  stop(): Promise<void>;
}

/** Starts competitors; one that is not installed is no error. */
export async function startTeam(names: readonly CompetitorName[], environment = process.env): Promise<Team> {
  const members = new Map<CompetitorName, RemoteCompetitor>();
  const missing = new Map<CompetitorName, string>();
  const stop = async (): Promise<void> => {
    await Promise.all([...members.values()].map((member) => member.stop()));
  };
  try {
    for (const name of names) {
      try {
        members.set(name, await startCompetitor(name, environment));
      } catch (error) {
        if (!(error instanceof SameseedError) || error.code !== 'competitor-missing') throw error;
        missing.set(name, error.message);
      }
    }
  } catch (error) {
    await stop();
    throw error;
  }
  return { members, missing, stop };
}
