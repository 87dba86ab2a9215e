// One action is denied: it is told by its name, what needs it waits, all else goes on, nobody asks again like mad, and nothing
// that Sluice must not do is done.
import { describe, expect, it } from 'vitest';
import { type Lived, liveUnderPolicy, type Story, storyOf } from '../../support/under-policy.ts';

const PATIENCE = { timeout: 300_000 };
const SECONDS = 15 * 60;

/** Promises to get something done, which nobody can keep who may not do it; all others hold. */
const TO_BE_DONE =
  /-left-|^no-hook-runs-out$|-without-room$|^no-state-set-to-and-fro$|^no-cluster-out-of-sight$/;

/** Instances end through the group while they still serve. */
function scaleIn(): Story {
  const story = storyOf('scale-in-kills-tasks', '15m');
  const fault = { terminateInGroup: { pool: 'music-on-demand', count: 2 } };
  Object.assign(story.scenario.spec, { faults: [{ at: '3m', ...fault }] });
  return story;
}

/** Spot instances are taken, with web tasks and jobs on them. */
function spot(): Story {
  const story = storyOf('spot-reclaim', '15m');
  const { spec } = story.scenario;
  Object.assign(spec, { faults: [{ at: '3m', spotInterruption: { pool: 'recipes-spot', count: 4 } }] });
  Object.assign(spec.clusters[0]!.jobs![0]!, { perMinute: 20, seconds: '300s' });
  return story;
}

const ELB = 'elasticloadbalancing';
const draining = [
  'ecs:UpdateContainerInstancesState',
  'ecs:PutAttributes',
  'autoscaling:RecordLifecycleActionHeartbeat',
];
const ending = ['ecs:DeregisterContainerInstance', 'autoscaling:CompleteLifecycleAction'];

const balancers = ['DescribeTargetGroups', 'DescribeTargetGroupAttributes', 'DescribeTargetHealth'].map(
  (name) => `${ELB}:${name}`,
);
/** What is done with the tasks of a host that AWS takes, and with what is left of it. */
const stopping = ['ecs:StopTask', `${ELB}:DeregisterTargets`, 'ecs:DeregisterContainerInstance'];
const evacuating = ['ecs:UpdateContainerInstancesState', 'ecs:PutAttributes', ...stopping];

/** What rests on a whole reading of tasks, or of pools. */
const voluntary = ['ecs:TagResource', 'autoscaling:SetInstanceProtection'];

/**
 * Without it a group may be a Network Load Balancer's, which needs a minute: its targets go out early, below the floor, and as
 * nothing tells that they are out, more than once (docs/iam.md).
 */
const KNOWN: Readonly<Record<string, readonly string[]>> = {
  'elasticloadbalancing:DescribeTargetGroups': [
    'no-target-taken-out-below-the-floor',
    'no-call-repeated-in-vain',
  ],
};

/** Story, action, and what waits for it, so that it may not happen either. */
const cases: readonly [() => Story, string, string[]][] = [
  [scaleIn, 'autoscaling:SetInstanceProtection', []],
  [scaleIn, 'autoscaling:PutLifecycleHook', [...draining, ...ending]],
  [scaleIn, 'autoscaling:CompleteLifecycleAction', []],
  [scaleIn, 'autoscaling:RecordLifecycleActionHeartbeat', []],
  [scaleIn, 'ecs:TagResource', []],
  [scaleIn, 'ecs:PutAttributes', []],
  [scaleIn, 'ecs:DeregisterContainerInstance', ['autoscaling:CompleteLifecycleAction']],
  [scaleIn, 'ecs:UpdateContainerInstancesState', ending],
  [scaleIn, 'sqs:DeleteMessage', []],
  [scaleIn, 'ecs:DescribeCapacityProviders', []],
  [
    scaleIn,
    'ecs:ListTasks',
    ['ecs:DescribeTasks', 'ecs:DescribeTaskDefinition', ...voluntary, ...draining, ...ending],
  ],
  [
    scaleIn,
    'autoscaling:DescribeLifecycleHooks',
    ['autoscaling:PutLifecycleHook', ...voluntary, ...draining, ...ending],
  ],
  [spot, 'ecs:UpdateContainerInstancesState', []],
  [spot, 'ecs:StopTask', []],
  [spot, `${ELB}:DeregisterTargets`, []],
  [spot, 'sqs:ReceiveMessage', ['sqs:DeleteMessage']],
  [spot, `${ELB}:DescribeTargetHealth`, []],
  [spot, 'ec2:DescribeSpotInstanceRequests', []],
  [spot, 'ecs:ListServices', ['ecs:DescribeServices', ...balancers, `${ELB}:DeregisterTargets`]],
  [spot, 'ecs:DescribeServices', [...balancers, `${ELB}:DeregisterTargets`]],
  [spot, `${ELB}:DescribeTargetGroups`, balancers],
  [spot, `${ELB}:DescribeTargetGroupAttributes`, []],
  [spot, 'ecs:DescribeClusters', ['autoscaling:PutLifecycleHook', ...voluntary, ...evacuating]],
  [spot, 'ecs:DescribeContainerInstances', [...voluntary, ...evacuating]],
  [spot, 'ecs:DescribeTasks', ['ecs:DescribeTaskDefinition', ...voluntary, ...stopping]],
  [spot, 'ecs:DescribeTaskDefinition', []],
  [spot, 'autoscaling:DescribeAutoScalingInstances', stopping],
  [
    spot,
    'autoscaling:DescribeAutoScalingGroups',
    [
      'autoscaling:DescribeLifecycleHooks',
      'autoscaling:DescribeInstanceRefreshes',
      'ec2:DescribeInstanceStatus',
      'autoscaling:PutLifecycleHook',
      ...voluntary,
    ],
  ],
  [scaleIn, 'ec2:DescribeInstances', ['ec2:DescribeInstanceStatus']],
  [scaleIn, 'ec2:DescribeInstanceStatus', []],
  [scaleIn, 'autoscaling:DescribeInstanceRefreshes', []],
  [scaleIn, 'sqs:GetQueueUrl', ['sqs:ReceiveMessage', 'sqs:DeleteMessage']],
  [scaleIn, 'ecs:ListContainerInstances', [...voluntary, ...ending]],
];

const free = new Map<() => Story, Promise<Lived>>();

/** What is used where nothing is denied. */
async function usedFreely(story: () => Story): Promise<string[]> {
  if (!free.has(story)) free.set(story, liveUnderPolicy(story()));
  return [...(await free.get(story)!).allowed.keys()];
}

describe('without', PATIENCE, () => {
  it.each(cases)('%o: %s', async (story, action, waits) => {
    const lines: string[] = [];
    const life = await liveUnderPolicy(story(), {
      deny: action,
      log: ({ message, fields }) => void lines.push(`${message} ${JSON.stringify(fields ?? {})}`),
    });
    expect([...life.denied.keys()]).toEqual([action]);
    expect(lines.filter((line) => line.includes(action)).length).toBeGreaterThan(0);
    const missing = (await usedFreely(story)).filter((each) => !life.allowed.has(each));
    expect(missing.filter((each) => each !== action && !waits.includes(each))).toEqual([]);
    // Asked again with each pass and before each act, and no more often: 1.2 times a second was measured at most.
    expect(life.denied.get(action)).toBeLessThan(SECONDS * 1.5);
    const broken = new Set(life.report.violations.map(({ invariant }) => invariant));
    expect([...broken].filter((name) => !TO_BE_DONE.test(name))).toEqual(KNOWN[action] ?? []);
    expect(life.crashes).toEqual([]);
  });
});
