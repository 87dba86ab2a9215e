// A small account in the sandbox, of which properties ask how it ends: what Sluice has made of it, and what a diff still says.
import { diffOf } from '#cli/diff.ts';
import { createRandom } from '#lib/random.ts';
import type { ClusterSpec } from '#model/generated/cluster-spec.ts';
import { observeCluster } from '#observe/observe.ts';
import { type OnePass, operateOnce } from '#operator/operator.ts';
import type { Diff } from '#plan/diff.ts';
import { createSandbox, type Sandbox, type SeenCall } from '#sandbox/sandbox.ts';
import { loadServices } from '#sandbox/wire/services.ts';
import { setDraining } from '#sandbox/world/container-instance.ts';
import { putHook } from '#sandbox/world/group.ts';
import { TERMINATING } from '#sandbox/world/hooks.ts';
import { enterStandby } from '#sandbox/world/standby.ts';
import type { Ec2Instance } from '#sandbox/world/state.ts';
import { drive, everybodyWaits } from '#simulate/drive.ts';
import { createEdge } from '#simulate/edge.ts';
import { startProcess } from '#simulate/process.ts';
import { type Oddity, type SmallWorld, scenarioOf } from './arbitrary/world.ts';

/** Until then what was made odd has come to rest. */
const REST_MS = 60_000;

export async function openAccount(world: SmallWorld, onCall?: (call: SeenCall) => void): Promise<Sandbox> {
  // Loaded before time runs: virtual time waits for nothing that takes real time.
  await loadServices();
  const sandbox = createSandbox(scenarioOf(world), { seed: world.seed, operatorParts: true, onCall });
  const { engine, groups, clusters, instances } = sandbox.world;
  for (const { group, ...hook } of world.hooks)
    putHook(sandbox.world, groups.get(group)!, { ...hook, transition: TERMINATING });
  for (const [key, value] of Object.entries(world.tags)) clusters.get('small')!.tags.set(key, value);
  const hosts = [...instances.values()].filter(({ joins }) => joins.cluster.name === 'small');
  for (const oddity of world.oddities) if (hosts.length > 0) makeOdd(sandbox, hosts, oddity);
  engine.advance(engine.now + REST_MS);
  return sandbox;
}

function makeOdd({ world }: Sandbox, hosts: readonly Ec2Instance[], { host: n, what }: Oddity): void {
  const host = hosts[n % hosts.length]!;
  const member = host.group!.members.get(host.id)!;
  if (what === 'flag' || what === 'noFlag') member.protected = what === 'flag';
  if (what === 'kept') host.tags.set('sluice.dev/keep', '');
  if (what === 'drained') setDraining(world, host.container!);
  if (what === 'standby' && member.lifecycleState === 'InService')
    enterStandby(world, host.group!, { member, decrement: true, cause: 'a person' });
}

/** The operator as a process that lives for so long, and is killed then. */
export async function operate(sandbox: Sandbox, spec: ClusterSpec, ms: number): Promise<void> {
  const { engine } = sandbox.world;
  const crashes: unknown[] = [];
  const onCrash = (error: unknown) => void crashes.push(error);
  const process = startProcess(sandbox, { specs: [spec], edge: 'direct', log: () => undefined, onCrash });
  await drive(engine, { until: engine.now + ms });
  process.kill();
  if (crashes.length > 0) throw crashes[0];
  raise(sandbox);
}

const portsOf = (sandbox: Sandbox) => createEdge(sandbox, { kind: 'direct', isCut: () => false });

/** Moves virtual time until it has come to its end. */
export async function untilDone<T>({ world: { engine } }: Sandbox, work: Promise<T>): Promise<T> {
  const end = { come: false };
  const done = work.finally(() => {
    end.come = true;
  });
  await everybodyWaits();
  while (!end.come && engine.step(engine.now + 600_000)) await everybodyWaits();
  return done;
}

/** One pass over the cluster, as `run --once`, or with `--dry-run`. */
export async function passOnce(sandbox: Sandbox, spec: ClusterSpec, dryRun: boolean): Promise<OnePass> {
  const { engine } = sandbox.world;
  const ports = await portsOf(sandbox);
  const specs = [{ spec, origin: { file: 'small.yaml', line: 1 } }];
  const random = createRandom('once');
  const passes = operateOnce({
    ...{ specs, portsFor: () => ports, clock: engine.clock(), random, log: () => undefined, dryRun },
  });
  const [pass] = await untilDone(sandbox, passes);
  raise(sandbox);
  return pass!;
}

/** As `sluice diff` reads it, now. */
export async function diffNow(sandbox: Sandbox, spec: ClusterSpec): Promise<Diff> {
  const { engine } = sandbox.world;
  const reading = observeCluster({ ports: await portsOf(sandbox), spec: spec.spec, clock: engine.clock() });
  const observation = await untilDone(sandbox, reading);
  return diffOf({ spec, origin: { file: 'small.yaml', line: 1 } }, observation, engine.now);
}

function raise({ bugs }: Sandbox): void {
  if (bugs.length > 0) throw bugs[0];
}

/**
 * What a spec has in its hands, as it is in the account. A hook that it does not manage, or not in its mode, is left as it
 * was: stepping down the ladder leaves what was written.
 */
export function endingOf({ world }: Sandbox, { spec }: ClusterSpec) {
  const cluster = world.clusters.get(spec.cluster)!;
  const managesHooks = spec.mode === 'drain' || spec.mode === 'scale';
  const pools = (spec.pools ?? []).map(({ autoScalingGroup, lifecycleHook }) => ({
    hook: managesHooks && lifecycleHook?.manage ? lifecycleHook.name : undefined,
    group: world.groups.get(autoScalingGroup!.name)!,
  }));
  return {
    tags: Object.fromEntries([...cluster.tags].sort()),
    desired: pools.map(({ group }) => group.desired),
    hooks: pools.flatMap(({ hook, group }) => (hook === undefined ? [] : [{ ...group.hooks.get(hook) }])),
    members: pools.flatMap(({ group }) =>
      [...group.members.values()].map(({ instance, lifecycleState, protected: flag }) => {
        const { status, attributes, agentConnected } = instance.container!;
        return { id: instance.id, lifecycleState, flag, status, agentConnected, attributes: [...attributes] };
      }),
    ),
  };
}
