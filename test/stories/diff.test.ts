// Seeing first: what diff says before Sluice has run, after it has converged, and that it never changes anything.
import { describe, expect, it } from 'vitest';
import { portFromCall } from '#aws/ports.ts';
import { decide } from '#decide/decide.ts';
import type { ClusterSpec } from '#model/generated/cluster-spec.ts';
import { observeCluster } from '#observe/observe.ts';
import { type Diff, hasChanges, planDiff } from '#plan/diff.ts';
import type { Sandbox } from '#sandbox/sandbox.ts';
import { simulate } from '#simulate/simulate.ts';
import { loadStory } from '../support/story.ts';

const PATIENCE = { timeout: 60_000 };

/** The diff of the first spec against the world as it stands, and how many calls of which kind it took. */
async function look(sandbox: Sandbox, document: ClusterSpec): Promise<{ diff: Diff; mutating: number }> {
  const before = sandbox.calls.counts().mutating;
  const { spec } = document;
  const clock = sandbox.world.engine.clock();
  const ports = portFromCall(sandbox.direct('looker'));
  const observation = await observeCluster({ ports, spec, clock });
  const recall = {
    heartbeats: new Map<string, number>(),
    completions: new Map<string, number>(),
    removedTargets: new Map<string, number>(),
  };
  const plan = decide({ spec, observation, notices: [], recall, now: clock.now() });
  const diff = planDiff({ spec, observation, plan });
  return { diff, mutating: sandbox.calls.counts().mutating - before };
}

/** `unowned`: no scaling policy sets the size of its groups. */
async function after(
  duration: string,
  specs: readonly ClusterSpec[],
  { unowned = false } = {},
): Promise<Sandbox> {
  const scenario = structuredClone(loadStory('scale-in-kills-tasks').scenario);
  for (const pool of scenario.spec.clusters.flatMap(({ pools }) => pools))
    if (unowned) delete pool.targetTracking;
  const shortened = { ...scenario, spec: { ...scenario.spec, duration } };
  return (await simulate({ scenario: shortened, specs, policy: 'sluice', seed: 1 })).sandbox;
}

const withMode = (document: ClusterSpec, mode: ClusterSpec['spec']['mode']): ClusterSpec => ({
  ...document,
  spec: { ...document.spec, mode },
});

describe('diff', PATIENCE, () => {
  const [music] = loadStory('scale-in-kills-tasks').specs as [ClusterSpec];

  it('names mode, hook and protection before the first write, and writes nothing itself', async () => {
    const sandbox = await after('1s', []);
    const { diff, mutating } = await look(sandbox, music);
    expect(diff.mode).toEqual({ before: 'observe', after: 'drain' });
    expect(hasChanges(diff)).toBe(true);
    expect(diff.changes.map((change) => change.kind)).toContain('mode');
    const kinds = diff.changes.flatMap((change) => (change.kind === 'action' ? [change.action.kind] : []));
    expect(new Set(kinds)).toEqual(new Set(['putHook', 'protect', 'record']));
    expect(diff.pools).toMatchObject([
      { pool: 'on-demand', protectedBefore: 0, hookBefore: false, hookAfter: true },
    ]);
    expect(mutating).toBe(0);
  });

  it('is empty after convergence, also in the middle of a drain, which is routine', async () => {
    const sandbox = await after('20m30s', [music]);
    const { diff, mutating } = await look(sandbox, music);
    expect(diff.changes).toEqual([]);
    expect(diff.mode).toEqual({ before: 'drain', after: 'drain' });
    const members = [...sandbox.world.groups.get('music-on-demand')!.members.values()];
    expect(members.map((member) => member.lifecycleState)).toContain('Terminating:Wait');
    expect(mutating).toBe(0);
  });

  it('shows a changed mode and a hook that a person removed as changes again', async () => {
    const sandbox = await after('2m', [music]);
    expect((await look(sandbox, withMode(music, 'protect'))).diff.mode).toEqual({
      before: 'drain',
      after: 'protect',
    });
    sandbox.world.groups.get('music-on-demand')!.hooks.clear();
    const { diff } = await look(sandbox, music);
    expect(diff.changes.map((change) => change.kind)).toEqual(['action']);
  });
});

describe('another owner of capacity', PATIENCE, () => {
  const [{ spec, ...document }] = loadStory('scale-in-kills-tasks').specs as [ClusterSpec];
  const scaleOut = { unplacedTasks: true };
  const music = (mode: ClusterSpec['spec']['mode']) => ({ ...document, spec: { ...spec, scaleOut, mode } });
  const SIZING = new Set(['grow', 'lowerTarget', 'end', 'terminate', 'drain', 'remember']);

  const handOverOf = ({ changes }: Diff) =>
    changes.flatMap((change) => (change.kind === 'mode' ? change.pools.map(({ handOver }) => handOver) : []));

  it.each([
    ['drain', 'scale', 'nobody sets its size', 'nothing is set at first: nothing of it is lacking'],
    ['scale', 'drain', 'Sluice sets its size', 'it stays as it is, at 24, and nobody sets it'],
  ] as const)('moves nothing from mode %s to %s while nothing is lacking', async (from, to, today, next) => {
    const sandbox = await after('2m', [music(from)], { unowned: true });
    const { diff } = await look(sandbox, music(to));
    expect(diff.mode).toEqual({ before: from, after: to });
    const [handOver] = handOverOf(diff);
    expect(handOver?.today).toContain(today);
    expect(handOver?.next).toContain(next);
    const actions = diff.changes.flatMap((change) => (change.kind === 'action' ? [change.action] : []));
    expect([...actions, ...diff.routine].filter(({ kind }) => SIZING.has(kind))).toEqual([]);
    expect(diff.sizes).toMatchObject([{ size: { before: 24, after: 24 }, why: [] }]);
  });

  it('names the scaling policy that has to go first', async () => {
    const sandbox = await after('2m', [music('drain')]);
    const [handOver] = handOverOf((await look(sandbox, music('scale'))).diff);
    expect(handOver?.today).toMatch(/^the scaling policy .* sets its size$/);
    expect(handOver?.todo).toContain('delete-policy --auto-scaling-group-name music-on-demand --policy-name');
  });
});

describe('the rungs of mode', PATIENCE, () => {
  const [music] = loadStory('scale-in-kills-tasks').specs as [ClusterSpec];

  it('observe makes no mutating call in 25 minutes in which instances are ended', async () => {
    const sandbox = await after('25m', [withMode(music, 'observe')]);
    expect(sandbox.report().api).toMatchObject({ mutating: 0 });
    expect(sandbox.report().api.total).toBeGreaterThan(100);
  });

  it('protect writes protection and cluster tags, nothing else', async () => {
    const sandbox = await after('25m', [withMode(music, 'protect')]);
    const mutating = new Set(
      sandbox.calls
        .recent()
        .filter((call) => call.mutating)
        .map((call) => call.operation),
    );
    expect(mutating).toEqual(new Set(['SetInstanceProtection', 'TagResource']));
  });
});
