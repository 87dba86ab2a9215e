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

const memoryAt = (memory: string, now: number) =>
  memory.replace('SINCE', Math.floor(now / 1000).toString(36));

type Suits = (host: Ec2Instance) => boolean;

const stateOf = ({ id, group }: Ec2Instance) => group?.members.get(id)?.lifecycleState ?? '';
const isWished: Suits = ({ container }) => container?.attributes.has('sluice.dev/memory') === true;
const isDraining: Suits = ({ container }) => container?.status === 'DRAINING';
const isEmpty: Suits = ({ container }) => container?.tasks.size === 0;
const isLeaving: Suits = (host) => host.interruption !== undefined || stateOf(host).startsWith('Terminat');
const isWaiting: Suits = (host) => stateOf(host) === 'Terminating:Wait';

/** In which state it could be right: so that what is refused is refused for something else, or is not. */
const suited: { readonly [K in Action['kind']]?: Suits } = {
  unprotect: isEmpty,
  drain: (host) => isLeaving(host) || isWished(host),
  activate: (host) => isDraining(host) && isWished(host),
  removeTarget: (host) => isLeaving(host) && !isEmpty(host),
  stopTask: (host) => (isLeaving(host) || isWished(host)) && !isEmpty(host),
  deregister: (host) => isLeaving(host) && isEmpty(host),
  standby: isWished,
  end: (host) => isWished(host) && isDraining(host) && isEmpty(host),
  heartbeat: isWaiting,
  completeHook: (host) => isWaiting(host) && isEmpty(host),
};

function hostOf(sandbox: Sandbox, { kind, host, apt }: HostileAction): Ec2Instance | undefined {
  const all = hostsOf(sandbox);
  const ours = all.filter(({ group }) => group?.name === 'hosts' || group?.name === 'spot');
  const fit = apt ? ours.filter(suited[kind] ?? (() => true)) : [];
  return fit.length > 0 ? fit[host % fit.length] : nth(all, host);
}

export function actionOf(sandbox: Sandbox, hostile: HostileAction): Action {
  const { world } = sandbox;
  const { engine, clusters } = world;
  const host = hostOf(sandbox, hostile);
  const other = hostile.other === undefined ? host : nth(hostsOf(sandbox), hostile.other);
  const { forced, claim, hook, deadlineMs } = hostile;
  const group = hostile.group ?? host?.group?.name ?? 'hosts';
  const task = [...(other?.container?.tasks ?? [])][hostile.task];
  const target = task?.targets[0];
  const whole = {
    reason: 'because',
    forced,
    nature: 'routine' as const,
    ...(deadlineMs !== undefined && { deadline: engine.now + deadlineMs }),
    ...(host?.group && { pool: host.group.name }),
  };
  const base = { ...whole, instanceId: host?.id ?? NOBODY };
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
    case 'grow': {
      const name = hostile.group ?? 'hosts';
      const from = world.groups.get(name)?.desired ?? 0;
      return {
        ...whole,
        kind,
        pool: name,
        group: name,
        from: from - (claim ? 0 : 1),
        to: from + hostile.task,
      };
    }
    case 'record':
      return { ...whole, kind, clusterArn, ...tagsOf(hostile) };
    case 'putHook':
      return { ...whole, kind, group, hook, correct: claim };
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

/** Ours, or those of others: what a pause and a freeze stand in. */
const tagsOf = ({ task }: HostileAction): Pick<Extract<Action, { kind: 'record' }>, 'tags' | 'obsolete'> =>
  task % 2 === 0
    ? { tags: { 'sluice.dev/record-0': 'v1:1:' }, obsolete: ['sluice.dev/record-7'] }
    : { tags: { team: 'nobody' }, obsolete: ['sluice.dev/paused', 'sluice.dev/frozen'] };

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
