// Which room of the code takes how much CPU time, by a V8 profile taken in this process. What runs in a library or in Node
// itself is counted there, not for the room that called it.
import { type Profiler, Session } from 'node:inspector/promises';

export interface Share {
  readonly room: string;
  /** Of all samples in which anything ran, 0 to 1. */
  readonly share: number;
}

export async function profiled(run: () => Promise<void>): Promise<Share[]> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.start');
  await run();
  const { profile } = await session.post('Profiler.stop');
  session.disconnect();
  return sharesOf(profile);
}

function sharesOf({ nodes, samples = [], timeDeltas = [] }: Profiler.Profile): Share[] {
  const rooms = new Map(nodes.map(({ id, callFrame }) => [id, roomOf(callFrame)]));
  const spent = new Map<string, number>();
  for (const [index, id] of samples.entries()) {
    const room = rooms.get(id);
    if (room !== undefined) spent.set(room, (spent.get(room) ?? 0) + (timeDeltas[index] ?? 0));
  }
  const total = [...spent.values()].reduce((sum, each) => sum + each, 0);
  return [...spent].map(([room, each]) => ({ room, share: each / total })).sort((a, b) => b.share - a.share);
}

/** Undefined while nothing runs, or the profiler itself. The rooms of the sandbox and the checkers are told apart, as they are at cost apart. */
function roomOf({ functionName, url }: Profiler.Profile['nodes'][number]['callFrame']): string | undefined {
  if (functionName === '(idle)' || (functionName === 'dispatch' && url === '')) return undefined;
  if (functionName === '(garbage collector)') return 'garbage collection';
  const [, room, inner = ''] = /\/src\/([^/]+)\/([^/]+)\//.exec(url) ?? /\/src\/([^/]+)\//.exec(url) ?? [];
  if (room === 'sandbox' || (room === 'simulate' && inner === 'checkers')) return `${room} ${inner}`.trim();
  if (room !== undefined) return room;
  return url.includes('/node_modules/') ? 'libraries' : 'node';
}
