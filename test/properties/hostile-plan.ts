// Hostile actions with the names of a real account in them, and what happens to it meanwhile.
import type { Action } from '#model/plan.ts';
import type { Sandbox } from '#sandbox/sandbox.ts';
import { setAgentConnected, setDraining } from '#sandbox/world/container-instance.ts';
import { terminateMember } from '#sandbox/world/group.ts';
import { mayEnd } from '#sandbox/world/group-end.ts';
import { interrupt } from '#sandbox/world/spot.ts';
import type { Ec2Instance } from '#sandbox/world/state.ts';
import type { Happening, HostileAction } from './arbitrary/hostile.ts';

const NOBODY = 'i-0123456789abcdef0';
const QUEUE = { queue: 'job-signals' };

const hostsOf = ({ world }: Sandbox) =>
  [...world.instances.values()].filter(({ state }) => state !== 'terminated');

const nth = <T>(all: readonly T[], n: number): T | undefined => all[n % (all.length + 1)];

const seconds = (ms: number) => Math.floor(ms / 1000).toString(36);

const memoryAt = (memory: string, now: number) =>
  memory.replace('SINCE', seconds(now)).replace('UNTIL', seconds(now + 120_000));

export function actionOf(sandbox: Sandbox, hostile: HostileAction): Action {
  const { engine, clusters } = sandbox.world;
  const host = nth(hostsOf(sandbox), hostile.host);
  const other = hostile.other === undefined ? host : nth(hostsOf(sandbox), hostile.other);
  const { forced, claim, hook, deadlineMs } = hostile;
  const group = hostile.group ?? host?.group?.name ?? 'hosts';
  const task = nth([...(other?.container?.tasks ?? [])], hostile.task);
  const target = task?.targets[0];
  const base = {
    reason: 'because',
    forced,
    nature: 'routine' as const,
    ...(deadlineMs !== undefined && { deadline: engine.now + deadlineMs }),
    ...(host?.group && { pool: host.group.name }),
    instanceId: host?.id ?? NOBODY,
  };
  const containerInstanceArn =
    other?.container?.arn ?? 'arn:aws:ecs:ap-northeast-1:111122223333:container-instance/none';
  const taskArn = task?.arn ?? 'arn:aws:ecs:ap-northeast-1:111122223333:task/none';
  const clusterArn = clusters.get(claim ? 'small' : 'other')!.arn;
  const { kind } = hostile;
  switch (kind) {
    case 'protect':
    case 'unprotect':
    case 'standby':
      return { ...base, kind, group };
    case 'record':
      return { ...base, kind, clusterArn, tags: { team: 'nobody' }, obsolete: ['sluice.dev/paused'] };
    case 'putHook':
      return { ...base, kind, group, hook, correct: claim };
    case 'drain':
      return { ...base, kind, containerInstanceArn, onCachedMembership: claim };
    case 'activate':
      return { ...base, kind, containerInstanceArn };
    case 'remember':
      return {
        ...base,
        kind,
        containerInstanceArn,
        value: memoryAt(hostile.memory, engine.now),
        ...(claim && { inTag: true }),
      };
    case 'removeTarget':
    case 'restoreTarget':
      return {
        ...{ ...base, kind, taskArn, targetId: other?.id ?? NOBODY, port: target?.port ?? 80 },
        targetGroupArn: target?.group.arn ?? 'arn:none',
      };
    case 'quiesce':
      return { ...base, kind, taskArn, to: QUEUE, signal: signalOf(sandbox) };
    case 'stopTask':
      return { ...base, kind, taskArn };
    case 'deregister':
      return { ...base, kind, containerInstanceArn, ...(claim && { force: true }) };
    case 'end':
      return { ...base, kind, group, ...(claim && { lower: true }) };
    case 'lowerTarget':
      return { ...base, kind, fleet: 'sfr-1', target: 0 };
    case 'terminate':
      return { ...base, kind, fleet: 'sfr-1' };
    case 'heartbeat':
    case 'completeHook':
      return { ...base, kind, group, hook };
  }
}

const signalOf = ({ world: { account, region } }: Sandbox) => ({
  ...{ id: 'task', account, region, family: 'web', group: 'service:web' },
  why: 'refresh' as const,
  stopAt: null,
});

/** Done by AWS, by people and by others; never by Sluice. */
export function happen(sandbox: Sandbox, { host: n, what, memory }: Happening): void {
  const { world } = sandbox;
  const tags = world.clusters.get('small')!.tags;
  if (what === 'paused' || what === 'frozen') tags.set(`sluice.dev/${what}`, 'yes');
  if (what === 'owned') tags.set('sluice.dev/owner', 'another');
  const host = nth(hostsOf(sandbox), n);
  if (host !== undefined) befall(sandbox, host, { what, memory });
}

type Blow = Pick<Happening, 'what' | 'memory'>;

function befall({ world }: Sandbox, host: Ec2Instance, { what, memory }: Blow): void {
  const { container, group } = host;
  const member = group?.members.get(host.id);
  if (what === 'ends' && group && member && mayEnd(member))
    terminateMember(world, group, member, { decrement: true, cause: 'a person' });
  if (what === 'noticed' && host.market === 'spot' && !host.interruption) interrupt(world, host);
  if (!container || host.state !== 'running') return;
  if (what === 'silent') setAgentConnected(world, container, false);
  if (what === 'wished') container.attributes.set('sluice.dev/memory', memoryAt(memory, world.engine.now));
  if (what === 'drained' && container.status === 'ACTIVE') setDraining(world, container);
  // Busy from one moment to the next, or idle.
  if (what === 'moved') {
    const web = world.clusters.get('small')!.services.get('web')!;
    web.desiredCount = web.desiredCount > 2 ? 0 : 4;
    web.due();
  }
}
