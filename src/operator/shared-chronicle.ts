// The chronicle of a cluster in a timeline that other replicas write as well. The holder of the cluster first reads what was written
// of it, and nothing waits for that; whoever stands by notes what it does itself, and no look.
import type { Observation } from '#model/observation.ts';
import { lastPart } from '#report/arn.ts';
import { type Chronicle, createChronicle, createWitness } from './chronicle.ts';
import type { ScribeOptions } from './scribe.ts';
import type { SharedTimeline } from './timeline.ts';

export interface SharedOptions extends Omit<ScribeOptions, 'recent'> {
  readonly timeline: SharedTimeline;
}

/** Takes what it is told at once, and writes it once what was written before is there. `beganAt`: its first look, ms since the epoch. */
export function createHoldersChronicle(options: SharedOptions, beganAt: number): Chronicle {
  const { timeline, document } = options;
  const of = { spec: document.metadata.name, cluster: document.spec.cluster };
  let waiting: ((chronicle: Chronicle) => void)[] | undefined = [];
  let chronicle: Chronicle | undefined;
  const goOn = (recent: Awaited<ReturnType<SharedTimeline['recentOf']>>) => {
    chronicle = createChronicle({ ...options, recent }, beganAt);
    const told = waiting ?? [];
    waiting = undefined;
    for (const tell of told) tell(chronicle);
  };
  // What somebody else has written there must stop nobody: then it begins as where nothing was written.
  void timeline
    .recentOf(of)
    .then(goOn)
    .catch(() => goOn([]));
  const telling =
    <T>(tell: (chronicle: Chronicle, told: T) => void) =>
    (told: T) =>
      chronicle === undefined ? void waiting?.push((late) => tell(late, told)) : tell(chronicle, told);
  const notice = telling<Parameters<Chronicle['notice']>>((late, told) => late.notice(...told));
  return {
    pass: telling((late, told) => late.pass(told)),
    decided: telling((late, told) => late.decided(told)),
    notice: (...told) => notice(told),
    outcome: telling((late, told) => late.outcome(told)),
  };
}

/** `look`: what this process saw last of the cluster, for the names of instances. */
export function createStandbyChronicle(
  options: SharedOptions,
  look: () => Observation | undefined,
): Chronicle {
  return createWitness({ ...options, recent: [] }, (instanceId) => {
    const { container, containerArn, privateIp } = look()?.instances.get(instanceId) ?? {};
    const arn = container?.arn ?? containerArn;
    return { ...(arn !== undefined && { container: lastPart(arn) }), ...(privateIp && { ip: privateIp }) };
  });
}
