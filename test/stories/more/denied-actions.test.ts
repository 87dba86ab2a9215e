// One action is denied: it is told by its name, what needs it waits, all else goes on, nobody asks again like mad, and nothing
// that Sluice promises of its own doing is broken.
import { describe, expect, it } from 'vitest';
import { liveUnderPolicy, storyOf } from '../../support/under-policy.ts';

const PATIENCE = { timeout: 300_000 };

/** What Sluice itself must never do, whatever it may not do. */
const HARM =
  /busy|bystander|limit|above-the-mode|staying-instance|twice|without-a-reason|undeclared|minimum|budget/;

interface Denied {
  readonly story: string;
  readonly duration: string;
  readonly action: string;
  /** What goes on all the same: actions that are still used. */
  readonly goesOn: readonly string[];
}

const scaleIn = { story: 'scale-in-kills-tasks', duration: '20m' };
const spot = { story: 'spot-reclaim', duration: '10m' };
const [protect, hook, complete, drain] = [
  'autoscaling:SetInstanceProtection',
  'autoscaling:PutLifecycleHook',
  'autoscaling:CompleteLifecycleAction',
  'ecs:UpdateContainerInstancesState',
];

const cases: readonly Denied[] = [
  { ...scaleIn, action: protect!, goesOn: [hook!, drain!, complete!, 'ecs:TagResource'] },
  { ...scaleIn, action: hook!, goesOn: [protect!, 'ecs:TagResource'] },
  { ...scaleIn, action: complete!, goesOn: [protect!, hook!, drain!, 'ecs:DeregisterContainerInstance'] },
  {
    ...scaleIn,
    action: 'autoscaling:RecordLifecycleActionHeartbeat',
    goesOn: [protect!, hook!, drain!, complete!],
  },
  { ...scaleIn, action: 'ecs:TagResource', goesOn: [protect!, hook!, drain!, complete!] },
  { ...scaleIn, action: 'ecs:PutAttributes', goesOn: [protect!, hook!, drain!, complete!] },
  { ...scaleIn, action: 'ecs:DeregisterContainerInstance', goesOn: [protect!, hook!, drain!] },
  { ...scaleIn, action: drain!, goesOn: [protect!, hook!] },
  { ...spot, action: 'ecs:StopTask', goesOn: [drain!, 'elasticloadbalancing:DeregisterTargets'] },
  { ...spot, action: 'elasticloadbalancing:DeregisterTargets', goesOn: [drain!, 'ecs:StopTask'] },
  { ...spot, action: drain!, goesOn: [protect!, 'elasticloadbalancing:DeregisterTargets'] },
  // Reads: what rests on them waits, and what AWS forces goes on.
  { ...spot, action: 'sqs:ReceiveMessage', goesOn: [drain!, protect!] },
  { ...scaleIn, action: 'sqs:DeleteMessage', goesOn: [drain!, protect!, hook!, complete!] },
  { ...spot, action: 'elasticloadbalancing:DescribeTargetHealth', goesOn: [drain!] },
  { ...spot, action: 'ec2:DescribeSpotInstanceRequests', goesOn: [drain!, 'sqs:DeleteMessage'] },
  { ...scaleIn, action: 'ecs:ListTasks', goesOn: ['ecs:DescribeContainerInstances'] },
  { ...scaleIn, action: 'autoscaling:DescribeLifecycleHooks', goesOn: ['ecs:DescribeTasks'] },
  { ...scaleIn, action: 'ecs:DescribeCapacityProviders', goesOn: [protect!, hook!, drain!, complete!] },
];

describe('without', PATIENCE, () => {
  it.each(cases)('$action', async ({ story, duration, action, goesOn }) => {
    const lines: string[] = [];
    const life = await liveUnderPolicy(storyOf(story, duration), {
      deny: action,
      log: ({ message, fields }) => void lines.push(`${message} ${JSON.stringify(fields ?? {})}`),
    });
    expect([...life.denied.keys()]).toEqual([action]);
    expect(lines.filter((line) => line.includes(action)).length).toBeGreaterThan(0);
    expect(goesOn.filter((each) => !life.allowed.has(each))).toEqual([]);
    // A call a second and host at the most: what waits asks again with each pass.
    const seconds = Number.parseInt(duration, 10) * 60;
    expect(life.denied.get(action)).toBeLessThan(seconds);
    const harm = life.report.violations.filter(({ invariant }) => HARM.test(invariant));
    expect(harm).toEqual([]);
    expect(life.crashes).toEqual([]);
  });
});
