// What was lost in which minute of a life, as far as anybody could have saved it.
import type { Sandbox } from '#sandbox/sandbox.ts';

/** Seconds since the start. */
export interface Loss {
  readonly from: number;
  readonly until: number;
  readonly requests: number;
  /** Why they failed. */
  readonly failedBy: Readonly<Record<string, number>>;
  readonly tasks: number;
}

/** `look` is to be called often: what was lost is known to have been so since the call before. */
export function countLosses() {
  const all: Loss[] = [];
  const before = { second: 0, requests: 0, tasks: 0 };
  let reasons: Readonly<Record<string, number>> = {};
  const look = ({ world }: Pick<Sandbox, 'world'>) => {
    const { tally, engine } = world;
    const second = (engine.now - engine.start) / 1000;
    const requests = tally.requests.failed - before.requests;
    const tasks = tally.tasks.killedWithInstance - before.tasks;
    if (requests > 0 || tasks > 0) {
      const failedBy = since(reasons, tally.requests.failedBy);
      all.push({ from: before.second, until: second, requests, failedBy, tasks });
    }
    reasons = { ...tally.requests.failedBy };
    before.second = second;
    before.requests += requests;
    before.tasks += tasks;
  };
  return { all, look };
}

const since = (before: Readonly<Record<string, number>>, now: Readonly<Record<string, number>>) =>
  Object.fromEntries(
    Object.entries(now)
      .map(([why, count]): [string, number] => [why, count - (before[why] ?? 0)])
      .filter(([, count]) => count > 0),
  );

export function inWords({ from, until, requests, failedBy, tasks }: Loss): string {
  const what = [
    ...(requests > 0 ? [`${requests} requests failed: ${JSON.stringify(failedBy)}`] : []),
    ...(tasks > 0 ? [`${tasks} tasks were killed with their instances`] : []),
  ];
  return `${what.join(', and ')}, between ${from} s and ${until} s`;
}
