// Promise: no event stays in the operator's queue, whatever it says and whomever it is about: nothing blocks those behind it.
import type { ClusterSpec } from '#model/generated/cluster-spec.ts';
import type { World } from '#sandbox/world/state.ts';
import type { Checker } from './checker.ts';
import { isAtLeast } from './pools.ts';

/** A notice is kept until what it says is durable or done. */
const SOON_MS = 900_000;

export const emptiesItsQueue: Checker = {
  name: 'no-event-left-in-the-queue',
  rows: [7, 10, 11, 12],
  kind: 'liveness',
  create: () => ({
    atEnd({ world, specs }) {
      const read = specs.filter(({ spec }) => isRead(spec, world));
      const names = new Set(read.map(({ spec }) => spec.events?.queue.split(/[/:]/).at(-1)));
      const queues = [...world.queues.values()].filter(({ name }) => names.has(name));
      return queues.flatMap(({ name, messages }) => {
        const old = [...messages.values()].filter(
          ({ sentAt, body }) => world.engine.now - sentAt > SOON_MS && isEvent(body),
        );
        return old.length > 0
          ? [`${old.length} events are left in ${name}, the first ${old[0]!.body.slice(0, 80)}`]
          : [];
      });
    },
  }),
};

/** Below mode drain events are nobody's to take; under a freeze notices are kept for later. */
const isRead = ({ mode, cluster }: ClusterSpec['spec'], { clusters }: World) =>
  isAtLeast(mode, 'drain') && clusters.get(cluster)?.tags.has('sluice.dev/frozen') !== true;

/** What is no event is left for whom it belongs to. */
const isEvent = (body: string) => body.includes('"detail-type"');
