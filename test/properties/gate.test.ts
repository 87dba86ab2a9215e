// The gate alone is enough (law 6; docs/failures.md, rows 18 to 25, 30, 31, 54 to 56, 71, 74): plans that nothing justifies are
// handed to it in an account where much goes on, and what comes out breaks no promise. What is right still comes out.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aloneForEver } from '#act/lease.ts';
import { createRandom } from '#lib/random.ts';
import type { ClusterSpec } from '#model/generated/cluster-spec.ts';
import type { Notice } from '#model/notice.ts';
import type { Outcome } from '#model/plan.ts';
import { createCluster } from '#operator/cluster.ts';
import type { Sandbox, SeenCall } from '#sandbox/sandbox.ts';
import { checkers } from '#simulate/checkers/index.ts';
import { watch } from '#simulate/checkers/watch.ts';
import { declaredBy } from '#simulate/declared.ts';
import { drive } from '#simulate/drive.ts';
import { createEdge } from '#simulate/edge.ts';
import { type Round, rounds } from './arbitrary/hostile.ts';
import { documentOf, GROUPS, HOOK, specText } from './arbitrary/spec.ts';
import { type SmallWorld, smallWorld } from './arbitrary/world.ts';
import { watchBrakes } from './brakes.ts';
import { actionOf, happen } from './hostile-plan.ts';
import { howOften } from './how-often.ts';
import { openAccount, untilDone } from './small-account.ts';

/** Whose a target or a drain was is known to the planner alone; putting back ends nothing, and is no destructive call. */
const PUTS_BACK = ['no-foreign-target-put-back', 'no-instance-taken-back-by-halves'];
/** What a spec wants of a task, an image or a size, and whose a cluster is, plans are made from; the gate asks what would be lost. */
const PLANNED = [
  'no-up-to-date-instance-refreshed',
  'no-drain-without-a-reason',
  'no-task-stopped-against-its-rule',
  'no-target-taken-out-below-the-floor',
  'no-capacity-taken-that-is-needed',
  'no-growth-beyond-what-lacks',
  'no-word-of-another-overruled',
];
const gated = checkers.filter(({ name }) => ![...PUTS_BACK, ...PLANNED].includes(name));

/** Long enough for what waits for its turn, and is tried again. */
const ROUND_MS = 40_000;

/** The kinds of actions that the gate has let out, and that were done. */
const out = new Map<string, number>();

/** Only daemons are ignored, as the checkers have it. */
function watchable(text: string, isPlain: boolean): ClusterSpec {
  const document = JSON.parse(text) as ClusterSpec;
  document.spec.workloads = [{ match: { daemon: true }, ignore: true }];
  // Else most would be refused for its pool, and nothing else be asked.
  if (isPlain) document.spec.pools = GROUPS.map(poolOf);
  return documentOf(JSON.stringify(document));
}

const poolOf = (name: string) => ({
  name,
  autoScalingGroup: { name },
  lifecycleHook: { name: HOOK, manage: true },
});

/** Enough of everything for something to be right. */
const enlarge = (world: SmallWorld): SmallWorld => ({
  ...world,
  desired: world.desired.map((size) => size + 1),
  hooks: hooked,
});

const hooked: SmallWorld['hooks'] = GROUPS.map((group) => ({
  ...{ group, name: HOOK, heartbeatMs: 600_000, defaultResult: 'CONTINUE' as const },
}));

const noticesIn = ({ world }: Sandbox): Notice[] =>
  [...world.instances.values()].flatMap(({ id, interruption }) =>
    interruption
      ? [{ kind: 'spotInterruption', instanceId: id, at: interruption.noticedAt, channel: 'event' }]
      : [],
  );

async function live(world: SmallWorld, document: ClusterSpec, all: readonly Round[]) {
  const sceneOf = declaredBy(() => [document]);
  const watcher = watch(gated, () => sceneOf(sandbox.world));
  const brakes = watchBrakes(() => sandbox.world);
  const sandbox: Sandbox = await openAccount(world, (call: SeenCall) => {
    if (call.caller !== 'sluice') return;
    watcher.onCall(call);
    brakes.onCall(call);
  });
  const { engine } = sandbox.world;
  const ports = await createEdge(sandbox, { kind: 'direct', isCut: () => false });
  const start = () => {
    const tell = ({ action, result }: Outcome) => {
      if (result === 'done') out.set(action.kind, (out.get(action.kind) ?? 0) + 1);
    };
    const random = createRandom('hostile');
    const clock = engine.clock();
    return createCluster({ document, ports, clock, random, lease: aloneForEver, onOutcome: tell });
  };
  let cluster = start();
  for (const round of all) {
    if (round.restart) cluster = start();
    for (const each of round.before) happen(sandbox, each);
    engine.advance(engine.now + 5_000);
    await untilDone(sandbox, cluster.observe());
    brakes.read();
    for (const each of round.between) happen(sandbox, each);
    engine.advance(engine.now + round.staleMs);
    const actions = round.actions.map((each) => actionOf(sandbox, each));
    const plan = { cluster: 'small', at: engine.now - round.ageMs, actions, waits: [] };
    const notices = noticesIn(sandbox);
    const doing = [cluster.act(plan, notices), ...(round.doubled ? [cluster.act(plan, notices)] : [])];
    await drive(engine, { until: engine.now + ROUND_MS });
    await untilDone(sandbox, Promise.all(doing));
  }
  expect(sandbox.bugs).toEqual([]);
  return { violations: watcher.verdict.violations, broken: brakes.broken };
}

/** The higher the mode, the more there is to refuse. */
const specs = fc.oneof(
  { weight: 1, arbitrary: specText() },
  { weight: 3, arbitrary: specText(['drain', 'scale']) },
);

const attack = fc.asyncProperty(smallWorld, specs, fc.nat(3), rounds, async (world, text, plain, all) => {
  const account = plain > 0 ? enlarge(world) : world;
  expect(await live(account, watchable(text, plain > 0), all)).toEqual({ violations: [], broken: [] });
});

describe('the gate', () => {
  it('lets nothing out that breaks a promise, whatever it is handed', async () => {
    // Small plans are hardly hostile: they come up when one that fails is shrunk.
    await fc.assert(attack, { ...howOften(5, 20), unbiased: true });
  });

  it('lets out what is right in the midst of that, or it would promise nothing', async () => {
    out.clear();
    // Always the same ones: whether some happen to be right is no question of luck.
    await fc.assert(attack, { seed: 5, numRuns: 60, unbiased: true });
    const destructive = ['drain', 'unprotect', 'stopTask', 'deregister', 'standby', 'completeHook'];
    expect(destructive.filter((kind) => !out.has(kind))).toEqual([]);
  });
});
