// Story: somebody starts an instance refresh of Auto Scaling with its defaults, in a group whose busy instances Sluice protects.
// Left alone it waits for an hour and fails (aws-facts.md §4.3); it must go through, within the budgets, and cost nothing.
import { describe, expect, it } from 'vitest';
import type { ClusterSpec } from '#model/generated/cluster-spec.ts';
import type { Scenario } from '#sandbox/scenario/generated/scenario.ts';
import { brokenPromises } from '#simulate/report.ts';
import { simulate } from '#simulate/simulate.ts';
import { loadStory } from '../../support/story.ts';

const GROUP = 'rollout-by-hand';
type Spec = ClusterSpec['spec'];

/** The story of the AMI rollout, with nobody but the refresh who replaces anything. */
async function refreshed(differs: Partial<Spec> = {}) {
  const { scenario, specs } = loadStory('ami-rollout');
  const faults = scenario.spec.faults!.filter((fault) => 'instanceRefresh' in fault || fault.at === '5m');
  const alone: Scenario = { ...scenario, spec: { ...scenario.spec, faults } };
  const documents = specs.map((document) => {
    const { refresh: _, ...spec } = document.spec;
    return { ...document, spec: { ...spec, ...differs } };
  });
  const { report, sandbox } = await simulate({
    scenario: alone,
    specs: documents,
    policy: 'sluice',
    seed: 1,
  });
  const group = sandbox.world.groups.get(GROUP)!;
  return { report, refresh: group.refreshes[0]!, members: [...group.members.values()] };
}

describe('an instance refresh of Auto Scaling', { timeout: 120_000 }, () => {
  it.each([
    ['one at a time, without budgets in the spec', undefined],
    ['two at a time', { budgets: [{ max: 2 }] }],
  ])('goes through %s: nothing fails, nothing is killed, no promise is broken', async (_, disruption) => {
    const { report, refresh, members } = await refreshed({ disruption });
    expect([refresh.status, refresh.left.size]).toEqual(['Successful', 0]);
    expect(refresh.total).toBeGreaterThan(4);
    expect(brokenPromises(report)).toEqual([]);
    expect([report.requests.failed, report.tasks.killedWithInstance]).toEqual([0, 0]);
    const old = members.filter(({ instance }) => instance.launchedAt < refresh.startedAt);
    expect(old).toEqual([]);
    // What was not needed for the refresh is protected as ever.
    const busy = members.filter(({ instance }) =>
      [...(instance.container?.tasks ?? [])].some(({ service }) => service && !service.daemon),
    );
    expect(busy.length).toBeGreaterThan(2);
    expect(busy.filter((member) => !member.protected)).toEqual([]);
  });

  it('takes no busy instance where no budget allows it, and fails as AWS has it fail', async () => {
    const { report, refresh } = await refreshed({
      disruption: { budgets: [{ max: 0, reasons: ['refresh'] }] },
    });
    expect(refresh.status).toBe('Failed');
    expect(refresh.left.size).toBeGreaterThan(1);
    expect(brokenPromises(report)).toEqual([]);
    expect([report.requests.failed, report.tasks.killedWithInstance]).toEqual([0, 0]);
  });
});
