// One pool of an adoption: what it is today, what others do with it, and what that means for the modes (docs/ownership.md).
import { count, listed } from '#lib/text.ts';
import type { FleetFacts, GroupFacts, HookFacts, InstanceFacts } from '#model/observation.ts';
import type { PoolSpec } from './adopt-names.ts';
import type { Field, Found, Item } from './adoption.ts';
import { ecsOwns } from './owner.ts';
import { TERMINATING } from './refresh.ts';

/** ECS names the hook of its managed draining so (aws-facts.md §4.2). */
const HOOK_OF_ECS = 'ecs-managed-draining-termination-hook';

export function describePool(pool: PoolSpec, { sources, observation }: Found): Item {
  const { group, fleet } = observation.pools.get(pool.name) ?? {};
  const members = [...observation.instances.values()].filter((each) => each.pool === pool.name);
  const { autoScalingGroup, spotFleet } = pool;
  const name: Field = { key: 'name', value: pool.name };
  if (autoScalingGroup !== undefined) {
    const number = sources.groups.get(autoScalingGroup.name) ?? 0;
    return {
      remarks: [
        `Auto Scaling group: ${whatOf(number, members)}.`,
        ...(group ? groupRemarks(group) : [UNREAD]),
      ],
      fields: [
        name,
        { key: 'autoScalingGroup', value: { name: autoScalingGroup.name } },
        ...(group ? groupFields(group, members) : []),
      ],
    };
  }
  const number = sources.fleets.get(spotFleet?.id ?? '') ?? 0;
  return {
    remarks: [`Spot Fleet: ${whatOf(number, members)}.`, ...(fleet ? fleetRemarks(fleet) : [UNREAD])],
    fields: [name, { key: 'spotFleet', value: spotFleet }, ...(fleet ? fleetFields(fleet) : [])],
  };
}

const UNREAD = 'It could not be read: what else is to be said of it is not known.';

function whatOf(number: number, members: readonly InstanceFacts[]): string {
  const markets = [...new Set(members.flatMap(({ market }) => market ?? []))].sort();
  return `${count(number, 'instance')} of this cluster${markets.length > 0 ? `, ${markets.join(' and ')}` : ''}`;
}

function groupRemarks(group: GroupFacts): string[] {
  const { desired, suspendedProcesses, scalingPolicies = [], capacityRebalance } = group;
  const suspended = suspendedProcesses.length === 0 ? '' : `; suspended: ${suspendedProcesses.join(', ')}`;
  return [
    `Desired ${desired}${suspended}.`,
    ...providerRemarks(group),
    ...(scalingPolicies.length === 0
      ? []
      : [
          `Scaling ${scalingPolicies.length === 1 ? 'policy' : 'policies'} ${listed(scalingPolicies, 5)}: mode scale refuses capacity here ` +
            'until it is deleted (`aws autoscaling delete-policy`); the other modes work beside it.',
        ]),
    ...(capacityRebalance === true
      ? ['Capacity rebalancing of the group itself replaces at recommendations: onRebalance stays ignore.']
      : []),
  ];
}

/** What a capacity provider manages is left to it, field by field. */
function providerRemarks(group: GroupFacts): string[] {
  const { capacityProvider: provider, managedByEcs } = group;
  if (provider === undefined && !managedByEcs) return [];
  const name =
    provider === undefined
      ? 'A capacity provider that could not be read'
      : `Capacity provider ${provider.name}`;
  const said = [
    ...(ecsOwns(group, 'managedTerminationProtection')
      ? ['managed termination protection: mode protect leaves scale-in protection to ECS']
      : []),
    ...(ecsOwns(group, 'managedDraining')
      ? ['managed draining: mode drain writes no hook here, ECS has its own']
      : []),
    ...(ecsOwns(group, 'managedScaling') ? ['managed scaling: mode scale refuses capacity here'] : []),
  ];
  const means = said.length === 0 ? 'manages nothing of it: Sluice may do all' : `has ${listed(said)}`;
  return [`${name} ${means}.`];
}

function groupFields(group: GroupFacts, members: readonly InstanceFacts[]): Field[] {
  const { min, max } = group;
  const isSpot = members.some(({ market }) => market === 'spot');
  return [
    {
      key: 'limits',
      value: { min, max },
      aside: 'MinSize and MaxSize of the group today, which Sluice never writes',
    },
    hookField(group),
    ...(isSpot && group.capacityRebalance !== true
      ? [{ key: 'onRebalance', value: 'replace', suggested: true } as const]
      : []),
    HEADROOM,
  ];
}

const HEADROOM: Field = {
  key: 'headroom',
  value: '10%',
  aside: 'for mode scale: kept free beyond what is used',
  suggested: true,
};

/** The terminate hook that it would name, and what is there already. */
function hookField(group: GroupFacts): Field {
  const found = group.hooks.filter(({ transition }) => transition === TERMINATING);
  const foreign = found.filter(({ name }) => name !== HOOK_OF_ECS);
  const remarks = foreign.map(hookRemark);
  const isLeft = ecsOwns(group, 'managedDraining');
  return {
    key: 'lifecycleHook',
    value: { name: 'sluice-drain', manage: !isLeft },
    remarks: isLeft
      ? [...remarks, BESIDE_ECS]
      : foreign.length === 0
        ? [NO_HOOK]
        : [...remarks, BESIDE_OTHERS],
    suggested: true,
  };
}

const NO_HOOK =
  'No terminate hook: nothing waits until an instance is empty. Mode drain needs one; manage: true has Sluice put it.';
const BESIDE_ECS =
  'Only with managed draining of the provider off, or for a hook that is there: ECS holds instances by its own.';
/** To name somebody else's hook is to complete it: that is for a person who knows what it is for. */
const BESIDE_OTHERS =
  'Whoever answers it (a function, a script) goes on: an instance waits for both. If it drains by hand, it has to stop before mode ' +
  'drain; to have Sluice answer that very hook, name it here without manage.';

function hookRemark({ name, heartbeatTimeoutMs, defaultResult }: HookFacts): string {
  const ends =
    defaultResult === 'ABANDON'
      ? ', ABANDON: when it runs out it ends instances that are not drained yet (`aws autoscaling put-lifecycle-hook ' +
        '--default-result CONTINUE`)'
      : '';
  return `Terminate hook ${name}, ${heartbeatTimeoutMs / 1000} s${ends}.`;
}

function fleetRemarks({ state, target, onDemandTarget, maintains, tags }: FleetFacts): string[] {
  const onDemand = onDemandTarget > 0 ? `, ${onDemandTarget} of them On-Demand` : '';
  const [tag] = Object.entries(tags).filter(([key]) => !key.startsWith('aws:'));
  return [
    `Its state is ${state}, its target ${count(target, 'unit')}${onDemand}. It has no protection and no hooks: mode drain acts on its notices.`,
    ...(maintains === false ? ['Its type is request: it does not replace what ends.'] : []),
    `Made anew it has another id${tag === undefined ? ', and this has to be corrected.' : `; its tag would stay: spotFleet: {tag: {${tag[0]}: ${tag[1]}}}.`}`,
  ];
}

function fleetFields({ target }: FleetFacts): Field[] {
  return [
    {
      key: 'limits',
      value: { min: 0, max: target },
      aside: 'in units, for mode scale; a fleet has no limits of its own',
      suggested: true,
    },
    HEADROOM,
  ];
}
