// Spot interruptions: a notice ahead over EventBridge and IMDS, the spot request as a second channel, then the end,
// whatever anybody does; and rebalance recommendations (aws-facts.md §5.1).
import { emit } from './bus.ts';
import { setDraining } from './container-instance.ts';
import { terminateInstance } from './host-end.ts';
import { type SpotCode, setSpotStatus } from './spot-status.ts';
import type { Ec2Instance, World } from './state.ts';

export const NOTICE_MS = 120_000;
/** How often the agent asks IMDS for a notice (aws-facts.md §1.2). */
const AGENT_POLL_MS = 1_000;

export interface Interruption {
  /** From the notice to the end; two minutes unless given. */
  readonly leadMs?: number;
  /** How often the event is sent; with 0 the instance ends at that time without a word on any channel. */
  readonly notices?: number;
  /** False: the instance is not taken after all, because a notice is no proof of death. */
  readonly taken?: boolean;
  /** What the spot request shows in the end; EC2 wants the capacity back unless given. */
  readonly code?: SpotCode;
}

/** Does nothing to an instance that does not run, or has been noticed already. */
export function interrupt(w: World, instance: Ec2Instance, how: Interruption = {}): void {
  if (instance.state !== 'running' || instance.interruption) return;
  const { leadMs = NOTICE_MS, notices = 1 } = how;
  const noticedAt = Math.floor(w.engine.now / 1000) * 1000;
  const takenAt = noticedAt + leadMs;
  if (notices > 0) {
    // One that was DRAINING before its notice tells nothing of how fast anybody was.
    const drained = instance.container?.status === 'DRAINING';
    instance.interruption = { noticedAt, takenAt, drained };
    notify(w, instance, notices);
  } else w.log('interruption', `${instance.id} without notice`);
  const notice = instance.interruption;
  w.engine.at(takenAt, () => {
    if (instance.state !== 'running' || instance.interruption !== notice) return;
    if (how.taken === false) return spare(w, instance, takenAt);
    take(w, instance, how.code ?? 'instance-terminated-no-capacity');
  });
}

function take(w: World, instance: Ec2Instance, code: SpotCode): void {
  setSpotStatus(w, instance, code);
  terminateInstance(w, instance, {
    by: 'spot',
    reason: 'Server.SpotInstanceTermination: Spot instance termination',
  });
}

/**
 * Ends an instance that is wanted no more, two minutes after its notice. Where it has been noticed already it ends when
 * that notice says, also if EC2 would have spared it; where that time is over it gets a notice of its own.
 */
export function interruptForGood(w: World, instance: Ec2Instance, code: SpotCode): void {
  const notice = instance.interruption;
  if (!notice || notice.takenAt <= w.engine.now) {
    instance.interruption = undefined;
    return interrupt(w, instance, { code });
  }
  w.engine.at(notice.takenAt, () => {
    if (instance.state === 'running') take(w, instance, code);
  });
}

function notify(w: World, instance: Ec2Instance, notices: number): void {
  const notice = instance.interruption!;
  w.tally.interruptions.noticed++;
  w.log('interruption', `${instance.id} noticed`);
  warn(w, instance);
  for (let again = 1; again < notices; again++) {
    w.engine.after(w.chance('spot').int(1_000, 20_000), () => {
      if (instance.state === 'running' && instance.interruption === notice) warn(w, instance);
    });
  }
  w.engine.after(w.settings.spotRequestLagMs, () => {
    if (instance.state === 'running' && instance.interruption === notice)
      setSpotStatus(w, instance, 'marked-for-termination', notice.noticedAt);
  });
  if (instance.joins.agentSpotDraining) drainItself(w, instance);
}

/** Its ARN has the zone where others have Region and account (aws-facts.md §0.1-8). */
function warn(w: World, instance: Ec2Instance): void {
  emit(w, {
    source: 'aws.ec2',
    detailType: 'EC2 Spot Instance Interruption Warning',
    resources: [`arn:aws:ec2:${instance.zone}:instance/${instance.id}`],
    detail: { 'instance-id': instance.id, 'instance-action': 'terminate' },
  });
}

/** ECS_ENABLE_SPOT_INSTANCE_DRAINING: the agent asks each second, and once sets its own instance DRAINING (§1.2). */
function drainItself(w: World, instance: Ec2Instance): void {
  const notice = instance.interruption;
  const poll = () => {
    if (instance.state !== 'running' || instance.interruption !== notice) return;
    const { container } = instance;
    if (!container?.agentConnected) return void w.engine.after(AGENT_POLL_MS, poll);
    setDraining(w, container);
  };
  w.engine.after(w.chance('agent-poll').int(0, AGENT_POLL_MS), poll);
}

/** EC2 did not take it: the time of the notice stays in the past, and the request is fulfilled again (§5.1). */
function spare(w: World, instance: Ec2Instance, takenAt: number): void {
  const notice = instance.interruption;
  instance.sparedAt = takenAt;
  w.log('interruption', `${instance.id} not taken`);
  // How soon the request shows it is not known; until then nobody can tell that it was spared.
  w.engine.after(w.settings.spotRequestLagMs + w.chance('spot').int(5_000, 60_000), () => {
    if (instance.state !== 'running' || instance.interruption !== notice) return;
    setSpotStatus(w, instance, 'fulfilled', takenAt);
    instance.interruption = undefined;
  });
}

/** Tells once that the instance is at an elevated risk of interruption; nothing else happens by itself (§5.1). */
export function recommendRebalance(w: World, instance: Ec2Instance): void {
  if (instance.state !== 'running' || instance.rebalanceAt !== undefined) return;
  instance.rebalanceAt = w.engine.now;
  w.log('interruption', `${instance.id} rebalance recommended`);
  emit(w, {
    source: 'aws.ec2',
    detailType: 'EC2 Instance Rebalance Recommendation',
    resources: [`arn:aws:ec2:${w.region}:${w.account}:instance/${instance.id}`],
    detail: { 'instance-id': instance.id },
  });
}
