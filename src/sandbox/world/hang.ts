// A host that hangs: EC2 calls it running, and nothing on it answers. Its agent is silent for good, its containers hear no
// SIGTERM, and the instance status check fails some minutes later (aws-facts.md §1.3, §5). Only power off heals it.
import { setAgentConnected } from './container-instance.ts';
import { hangTasks } from './host-tasks.ts';
import type { Ec2Instance, World } from './state.ts';

/** The check is made once a minute, and one that fails is not believed at once; the length is ours. */
const UNTIL_IMPAIRED_MS = [60_000, 180_000] as const;

export function hangHost(w: World, instance: Ec2Instance): void {
  if (instance.hungAt !== undefined || instance.state !== 'running') return;
  const at = w.engine.now;
  instance.hungAt = at;
  w.log('instance', `${instance.id} hangs`);
  hangTasks(w, instance);
  const { container } = instance;
  if (container) {
    container.awayUntil = Number.POSITIVE_INFINITY;
    setAgentConnected(w, container, false);
  }
  w.engine.after(w.chance('hang').int(...UNTIL_IMPAIRED_MS), () => {
    if (instance.hungAt === at && instance.state === 'running') impair(w, instance, Number.POSITIVE_INFINITY);
  });
}

/** Its instance status check fails from now on, until then (ms since the epoch). */
export function impair(w: World, instance: Ec2Instance, until: number): void {
  if (!isImpaired(w, instance)) instance.impairedSince = w.engine.now;
  instance.impairedUntil = Math.max(until, instance.impairedUntil ?? 0);
  const { impairedUntil } = instance;
  const forMs = impairedUntil - w.engine.now;
  w.log(
    'instance',
    `${instance.id} impaired ${Number.isFinite(forMs) ? `for ${forMs / 1000} s` : 'for good'}`,
  );
}

export const isImpaired = (w: World, { impairedUntil = 0 }: Ec2Instance): boolean =>
  impairedUntil > w.engine.now;
