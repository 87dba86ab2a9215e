// What has just happened to instances, by the world's own log: what nobody could have known yet when a call left.
import type { LogEntry } from '#sandbox/world/world.ts';
import type { Scene } from './scene.ts';

/** The gate goes by what was read within 2 s, and a call is on its way for less than half of one. */
const READ_WITHIN_MS = 2_500;
/** A notice has the time of a whole second. */
const NOTICE_MS = 1_000;

const STRUCK =
  /^(i-[0-9a-f]+) (noticed|Terminating|DRAINING|shutting-down|terminated|stopping|agent disconnected|hangs|dies)/;

export const NEWS: readonly string[] = ['interruption', 'group', 'container-instance', 'instance'];

export interface News {
  /** To be told of every entry of the kinds above. */
  note(entry: LogEntry, scene: Scene): undefined;
  /** Whether what it suffered last is too young to be held against anybody; not so for what we did ourselves. */
  isYoung(id: string, scene: Scene): boolean;
  /** That the next thing to happen to it is our doing. */
  isOurs(id: string): void;
}

export function gatherNews(): News {
  const known = new Map<string, { readonly at: number; readonly byNotice: boolean }>();
  const ours = new Set<string>();
  return {
    note({ text }, { world }) {
      const [, id = '', what] = STRUCK.exec(text) ?? [];
      if (id !== '' && !ours.delete(id))
        known.set(id, { at: world.engine.now, byNotice: what === 'noticed' });
      return undefined;
    },
    isYoung(id, { world, staleMs }) {
      const news = known.get(id);
      if (news === undefined) return false;
      // The spot request, which counts, shows an interruption later than its event.
      const shownAfter = news.byNotice ? NOTICE_MS + world.settings.spotRequestLagMs : 0;
      return world.engine.now - news.at < READ_WITHIN_MS + shownAfter + staleMs;
    },
    isOurs: (id) => {
      known.delete(id);
      ours.add(id);
    },
  };
}
