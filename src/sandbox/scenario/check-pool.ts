// Contradictions within one pool or one fleet of a Scenario.
import type { Report } from '#lib/document-check.ts';
import type { Path } from '#lib/document-problem.ts';
import {
  checkBounds,
  checkDistinct,
  checkOrder,
  checkRange,
  checkUnique,
  type LenientFleet,
  type LenientScenarioPool,
} from './checking.ts';

const DAY_MS = 86_400_000;

export function checkPool(pool: LenientScenarioPool, path: Path, report: Report): void {
  checkSize(pool, path, report);
  checkRange(pool.boot, [...path, 'boot'], report);
  for (const key of ['zones', 'terminationPolicies', 'suspended'] as const)
    checkDistinct(pool[key], [...path, key], report);
  checkHooks(pool, [...path, 'hooks'], report);
  checkMixed(pool, path, report);
  checkProvider(pool, path, report);
  // aws-facts.md §4.4: MaxInstanceLifetime is 86 400 seconds or more.
  const lifetime = { report, lowMs: DAY_MS, highMs: 3_650 * DAY_MS };
  checkBounds(pool.maxInstanceLifetime, [...path, 'maxInstanceLifetime'], lifetime);
}

function checkSize(pool: LenientScenarioPool, path: Path, report: Report): void {
  const { min, max, desired } = pool;
  checkOrder(pool, path, report);
  if (desired === undefined || min === undefined || max === undefined || min > max) return;
  if (desired >= min && desired <= max) return;
  const message = `${desired} is not between min, which is ${min}, and max, which is ${max}`;
  report([...path, 'desired'], message);
}

function checkHooks({ hooks: given }: LenientScenarioPool, path: Path, report: Report): void {
  const seen = new Set<string>();
  for (const [index, hook] of (given ?? []).entries()) {
    const at = [...path, index];
    checkUnique(hook?.name, [...at, 'name'], seen, report);
    // aws-facts.md §0.1: HeartbeatTimeout is 30 to 7200 seconds.
    checkBounds(hook?.heartbeat, [...at, 'heartbeat'], { report, lowMs: 30_000, highMs: 7_200_000 });
    if (!hook?.drainFunction || hook.transition !== 'launching') continue;
    const hint = 'give the hook transition: terminating';
    report([...at, 'drainFunction'], 'there is nothing to drain on a launching instance', { hint });
  }
}

function checkMixed({ mixed, instance, market }: LenientScenarioPool, path: Path, report: Report): void {
  if (!mixed) return;
  const seen = new Set(instance?.type === undefined ? [] : [instance.type]);
  for (const [index, type] of (mixed.types ?? []).entries())
    checkUnique(type?.type, [...path, 'mixed', 'types', index, 'type'], seen, report);
  if (market !== 'spot') return;
  const hint = 'leave market out, and say it with mixed.onDemandPercentage';
  report([...path, 'market'], 'with mixed instances the policy says what is bought', { hint });
}

function checkProvider(pool: LenientScenarioPool, path: Path, report: Report): void {
  const { capacityProvider: provider, newInstancesProtected } = pool;
  if (!provider) return;
  const at = [...path, 'capacityProvider'];
  const { minimumScalingStepSize: low, maximumScalingStepSize: high } = provider;
  if (low !== undefined && high !== undefined && low > high) {
    const hint = 'lower it';
    report([...at, 'minimumScalingStepSize'], `${low} is above maximumScalingStepSize, which is ${high}`, {
      hint,
    });
  }
  checkBounds(provider.instanceWarmupPeriod, [...at, 'instanceWarmupPeriod'], {
    report,
    lowMs: 0,
    highMs: 10_000_000,
  });
  if (/^(aws|ecs|fargate)/i.test(provider.name ?? '')) {
    const hint = 'choose another';
    report([...at, 'name'], 'AWS keeps names that begin with aws, ecs or fargate for itself', { hint });
  }
  const types = [pool.mixed, ...(pool.mixed?.types ?? [])];
  // aws-facts.md §1.7: managed scaling does not go with weights.
  if (provider.managedScaling !== false && types.some((type) => type?.weight !== undefined)) {
    const hint = 'remove the weights, or set managedScaling: false';
    report(at, 'managed scaling does not know the weights of this pool', { hint, key: true });
  }
  if (!provider.managedTerminationProtection) return;
  const protection = [...at, 'managedTerminationProtection'];
  if (provider.managedScaling === false)
    report(protection, 'ECS refuses it without managed scaling', { hint: 'set managedScaling: true' });
  else if (newInstancesProtected === false)
    report(protection, 'ECS refuses it where the group does not protect new instances', {
      hint: 'give the pool newInstancesProtected: true',
    });
}

export function checkFleet(fleet: LenientFleet, path: Path, report: Report): void {
  const { types, target, onDemandTarget } = fleet;
  checkRange(fleet.boot, [...path, 'boot'], report);
  checkDistinct(fleet.zones, [...path, 'zones'], report);
  if (types?.length === 0)
    report([...path, 'types'], 'expected at least 1 entry, got 0', { hint: 'say what it launches' });
  const seen = new Set<string>();
  for (const [index, type] of (types ?? []).entries())
    checkUnique(type?.type, [...path, 'types', index, 'type'], seen, report);
  if (target === undefined || onDemandTarget === undefined || onDemandTarget <= target) return;
  const message = `${onDemandTarget} is above target, which is ${target}`;
  report([...path, 'onDemandTarget'], message, { hint: 'the target counts both' });
}
