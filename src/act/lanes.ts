// Lanes: how many actions of a kind go into one call, which of them may go together, and who sends them.
import { chunksOf } from '#lib/parallel.ts';
import type { Action, ActionKind } from '#model/plan.ts';
import { isPersonsWish } from './leaving.ts';
import { STATE_ALONE } from './looker.ts';
import { sendEnd, sendGrow, sendLowerTarget, sendStandby, sendTerminate } from './send/capacity.ts';
import { sendActivate, sendDeregister, sendDrain } from './send/container-instances.ts';
import { sendCompleteHook, sendHeartbeat, sendProtect, sendPutHook, sendUnprotect } from './send/groups.ts';
import { sendRemember } from './send/memory.ts';
import { sendQuiesce } from './send/quiesce.ts';
import { sendRecord } from './send/record.ts';
import type { ActionOf, Sender, Sending, Verdict } from './send/sender.ts';
import { sendRemoveTarget, sendRestoreTarget } from './send/targets.ts';
import { sendStopTask } from './send/tasks.ts';

interface Lane<K extends ActionKind> {
  readonly size: number;
  /** Only actions with the same answer may share a call. */
  readonly together?: (action: ActionOf<K>) => string;
  /** Of so many instances one after another, whatever else divides them: one look does for all those calls. */
  readonly hosts?: number;
  readonly send: Sender<K>;
}

/** Sizes are those of AWS, but where a second look is needed no larger than what can be read while it is fresh. */
const lanes: { readonly [K in ActionKind]: Lane<K> } = {
  drain: { size: 10, together: (action) => String(action.onCachedMembership), send: sendDrain },
  activate: { size: 10, send: sendActivate },
  remember: { size: 10, together: rememberedTogether, send: sendRemember },
  removeTarget: {
    size: STATE_ALONE.atOnce,
    hosts: STATE_ALONE.atOnce,
    together: (action) => action.targetGroupArn,
    send: sendRemoveTarget,
  },
  restoreTarget: { size: 20, together: (action) => action.targetGroupArn, send: sendRestoreTarget },
  protect: { size: 50, together: (action) => action.group, send: sendProtect },
  unprotect: { size: 10, together: (action) => action.group, send: sendUnprotect },
  quiesce: { size: 1, send: sendQuiesce },
  stopTask: { size: 1, send: sendStopTask },
  standby: { size: 1, send: sendStandby },
  end: { size: 1, send: sendEnd },
  lowerTarget: { size: 1, send: sendLowerTarget },
  terminate: { size: 1, send: sendTerminate },
  deregister: { size: 1, send: sendDeregister },
  heartbeat: { size: 1, send: sendHeartbeat },
  completeHook: { size: 1, send: sendCompleteHook },
  putHook: { size: 1, send: sendPutHook },
  record: { size: 1, send: sendRecord },
  grow: { size: 1, send: sendGrow },
};

/** A look that a person's wish needs must not delay others. */
function rememberedTogether(action: ActionOf<'remember'>): string {
  return `${action.value === ''} ${isPersonsWish(action)} ${action.inTag === true}`;
}

/** Actions that go into one call; all of one kind. */
export type Batch = readonly Action[];

/** Forced before voluntary, by deadline; then as the plan has them. Stable. */
export function inOrder(actions: readonly Action[]): Action[] {
  const rank = (action: Action) =>
    action.forced ? (action.deadline ?? Number.MAX_SAFE_INTEGER) : Number.MAX_VALUE;
  return [...actions].sort((a, b) => rank(a) - rank(b));
}

/** Batches in the order of their first action; forced and voluntary work never share a call. */
export function toBatches(actions: readonly Action[]): Batch[] {
  const alike = new Map<string, Action[]>();
  const hosts = new Map<ActionKind, Map<string, number>>();
  /** Which of the ranges of hosts that a kind of action is divided into. */
  const rangeOf = (action: Action, many: number) => {
    const seen = hosts.get(action.kind) ?? new Map<string, number>();
    hosts.set(action.kind, seen);
    const id = 'instanceId' in action ? action.instanceId : '';
    const place = seen.get(id) ?? seen.size;
    seen.set(id, place);
    return Math.floor(place / many);
  };
  for (const action of inOrder(actions)) {
    const lane = lanes[action.kind] as Lane<ActionKind>;
    const range = lane.hosts === undefined ? 0 : rangeOf(action, lane.hosts);
    const key = `${action.kind} ${action.forced} ${range} ${lane.together?.(action) ?? ''}`;
    const group = alike.get(key) ?? [];
    group.push(action);
    alike.set(key, group);
  }
  return [...alike.values()].flatMap((group) => chunksOf(group, lanes[group[0]!.kind].size));
}

export function send(batch: Batch, sending: Sending): Promise<Verdict[]> {
  const lane = lanes[batch[0]!.kind] as Lane<ActionKind>;
  return lane.send(batch, sending);
}
