// Who else changes a group: a capacity provider of ECS, scaling policies, an instance refresh (aws-facts.md §1.7, §4.4). None of
// it may hold up what must be done: what cannot be read stays as it was, and is told. Reads only.
import type { AutoScalingGroup, InstanceRefresh } from '#aws/types.ts';
import type { GroupFacts, TemplateFacts } from '#model/observation.ts';
import type { CapacityProviderFacts, RefreshFacts } from '#model/owners.ts';
import type { ReadContext } from './context.ts';
import { type Kept, keeping } from './keeping.ts';
import { readPages, toMs } from './paging.ts';
import { templateSpecOf } from './templates.ts';

const PROVIDERS_MS = 60_000;
const POLICIES_MS = 60_000;
/** While none is under way; one that is, is read in every pass. */
const REFRESHES_MS = 30_000;

const ENDED: ReadonlySet<string> = new Set([
  'Successful',
  'Failed',
  'Cancelled',
  'RollbackFailed',
  'RollbackSuccessful',
]);

/** By the ARN of the group that a provider launches in. */
export type Providers = ReadonlyMap<string, CapacityProviderFacts>;

/** The capacity providers of the account: that of a group may be another cluster's. Nothing is asked in mode observe. */
export async function readProviders(context: ReadContext): Promise<Kept<Providers> | undefined> {
  if ((context.spec.mode ?? 'observe') === 'observe') return undefined;
  const asked = { key: 'capacity providers', forMs: PROVIDERS_MS, right: 'ecs:DescribeCapacityProviders' };
  return keeping(context, asked, async () => {
    const all = await readPages(async (nextToken) => {
      const page = await context.ports.ecs.describeCapacityProviders({ nextToken });
      return { items: page.capacityProviders, next: page.nextToken };
    });
    return new Map(
      all.flatMap(
        ({ name = '', status, autoScalingGroupProvider: given }): [string, CapacityProviderFacts][] => {
          if (given?.autoScalingGroupArn === undefined || status === 'INACTIVE') return [];
          const facts = {
            name,
            managedScaling: given.managedScaling?.status === 'ENABLED',
            managedDraining: given.managedDraining === 'ENABLED',
            managedTerminationProtection: given.managedTerminationProtection === 'ENABLED',
          };
          return [[given.autoScalingGroupArn, facts]];
        },
      ),
    );
  });
}

type Owners = Pick<
  GroupFacts,
  'managedByEcs' | 'capacityProvider' | 'scalingPolicies' | 'growOnly' | 'refresh' | 'unread'
>;

export async function readOwners(
  context: ReadContext,
  group: AutoScalingGroup,
  providers: Kept<Providers> | undefined,
): Promise<Owners> {
  const [policies, refresh] = await Promise.all([
    readPolicies(context, group.AutoScalingGroupName ?? ''),
    readRefresh(context, group),
  ]);
  const isTagged = (group.Tags ?? []).some((tag) => tag.Key === 'AmazonECSManaged');
  const capacityProvider = providers?.value?.get(group.AutoScalingGroupARN ?? '');
  const unread = [providers, policies, refresh].flatMap((each) => each?.problem ?? []);
  return {
    // The tag stays when a provider is deleted.
    managedByEcs: providers?.value === undefined ? isTagged : capacityProvider !== undefined,
    ...(capacityProvider && { capacityProvider }),
    ...policies?.value,
    ...(refresh?.value && { refresh: refresh.value }),
    ...(unread.length > 0 && { unread }),
  };
}

async function readPolicies(
  context: ReadContext,
  AutoScalingGroupName: string,
): Promise<Kept<Pick<Owners, 'scalingPolicies' | 'growOnly'>> | undefined> {
  if (context.spec.mode !== 'scale') return undefined;
  const key = `policies of ${AutoScalingGroupName}`;
  const asked = { key, forMs: POLICIES_MS, right: 'autoscaling:DescribePolicies' };
  return keeping(context, asked, async () => {
    const all = await readPages(async (NextToken) => {
      const page = await context.ports.autoscaling.describePolicies({ AutoScalingGroupName, NextToken });
      return { items: page.ScalingPolicies, next: page.NextToken };
    });
    const others = all
      .filter(
        ({ Enabled, PredictiveScalingConfiguration: predictive }) =>
          // A forecast alone changes nothing; so says its mode, and so it is without one.
          Enabled !== false && (predictive === undefined || predictive.Mode === 'ForecastAndScale'),
      )
      .filter((policy) => !isOfEcs(policy.TargetTrackingConfiguration?.CustomizedMetricSpecification))
      .map(({ PolicyName: name = '', TargetTrackingConfiguration: tracking }) => ({
        name,
        growsOnly: tracking?.DisableScaleIn === true,
      }));
    const growOnly = others.flatMap(({ name, growsOnly }) => (growsOnly ? [name] : []));
    return {
      scalingPolicies: others.map(({ name }) => name),
      ...(growOnly.length > 0 && { growOnly }),
    };
  });
}

/** The policy by which managed scaling works. */
const isOfEcs = (metric: { Namespace?: string } | undefined) =>
  metric?.Namespace === 'AWS/ECS/ManagedScaling';

async function readRefresh(
  context: ReadContext,
  group: AutoScalingGroup,
): Promise<Kept<RefreshFacts | undefined> | undefined> {
  if ((context.spec.mode ?? 'observe') === 'observe') return undefined;
  const key = `refresh of ${group.AutoScalingGroupName}`;
  const known = context.cache.recent.get(key)?.answer as Kept<RefreshFacts> | undefined;
  const forMs = known?.value === undefined ? REFRESHES_MS : 0;
  const asked = { key, forMs, right: 'autoscaling:DescribeInstanceRefreshes' };
  return keeping(context, asked, () => readRefreshNow(context, group));
}

/** The refresh of the group that has not come to its end; there is one at most. */
export async function readRefreshNow(
  context: Pick<ReadContext, 'ports' | 'clock'>,
  group: AutoScalingGroup,
): Promise<RefreshFacts | undefined> {
  const { ports, clock } = context;
  const readAt = clock.now();
  const { AutoScalingGroupName } = group;
  // The newest come first.
  const answer = await ports.autoscaling.describeInstanceRefreshes({ AutoScalingGroupName, MaxRecords: 5 });
  const active = answer.InstanceRefreshes?.find(({ Status = '' }) => !ENDED.has(Status));
  if (active === undefined) return undefined;
  const skipMatching = active.Preferences?.SkipMatching === true;
  const target = skipMatching ? await targetOf(context, group, active) : undefined;
  return {
    id: active.InstanceRefreshId ?? '',
    status: active.Status ?? '',
    // One that is pending has no start yet: then nothing waits for it.
    startedAt: toMs(active.StartTime) ?? 0,
    skipMatching,
    protectedInstances: active.Preferences?.ScaleInProtectedInstances ?? 'Wait',
    ...(target && { target }),
    readAt,
  };
}

/** What a refresh that skips what is up to date compares with: the wish that came with it, else what the group launches. */
async function targetOf(
  { ports }: Pick<ReadContext, 'ports'>,
  group: AutoScalingGroup,
  { DesiredConfiguration: wish }: InstanceRefresh,
): Promise<TemplateFacts | undefined> {
  const given = templateSpecOf(wish ?? {}) ?? templateSpecOf(group);
  const { LaunchTemplateId: id, Version = '$Default' } = given ?? {};
  if (id === undefined || /^[0-9]+$/.test(Version))
    return id === undefined ? undefined : { id, version: Version };
  const asked = { LaunchTemplateId: id, Versions: [Version] };
  const answer = await ports.ec2.describeLaunchTemplateVersions(asked);
  const version = answer.LaunchTemplateVersions?.[0]?.VersionNumber?.toString();
  return version === undefined ? undefined : { id, version };
}
