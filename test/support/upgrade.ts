// What a version of Sluice leaves in an account once it has nothing more to do: how it is kept, and put into a fresh account.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ClusterSpec } from '#model/generated/cluster-spec.ts';
import type { Memory } from '#model/notice.ts';
import type { Plan } from '#model/plan.ts';
import { packMemory } from '#plan/memory.ts';
import { createSandbox, type Sandbox } from '#sandbox/sandbox.ts';
import { parseScenario } from '#sandbox/scenario/parse.ts';
import { loadServices } from '#sandbox/wire/services.ts';
import { drive } from '#simulate/drive.ts';
import { loadEdge } from '#simulate/edge.ts';
import { startProcess } from '#simulate/process.ts';
import { parseClusterSpecs } from '#spec/parse.ts';

const MINUTE = 60_000;
const GROUP = 'small-group';

/** One file per version, `test/upgrade/VERSION.json`. */
export interface Kept {
  readonly version: string;
  /** What that version wrote for each memory, and for each document. */
  readonly memories: readonly { readonly memory: Memory; readonly value: string }[];
  readonly records: readonly { readonly text: string; readonly tags: Record<string, string> }[];
  readonly account: Account;
}

export interface Account {
  /** As its user wrote it: what has a default now may have had another. */
  readonly text: string;
  readonly clusterTags: readonly { readonly key: string; readonly value: string }[];
  readonly hooks: readonly Record<string, unknown>[];
  /** In the order in which they joined. */
  readonly hosts: readonly KeptHost[];
}

interface KeptHost {
  readonly status: string;
  readonly isProtected: boolean;
  readonly attributes: Readonly<Record<string, string>>;
}

export function keptVersions(): Kept[] {
  const folder = join(import.meta.dirname, '../upgrade');
  return readdirSync(folder).map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as Kept);
}

/** A small account before anybody looked at it. */
export async function freshAccount(): Promise<Sandbox> {
  await loadServices();
  await loadEdge('direct');
  const file = join(import.meta.dirname, '../e2e/small.scenario.yaml');
  const { scenario, problems } = parseScenario(readFileSync(file), file);
  if (!scenario) throw new Error(JSON.stringify(problems));
  return createSandbox(scenario, { seed: 1, operatorParts: false });
}

/** The document of such a text, by the code at hand. */
export function documentOf(text: string): ClusterSpec {
  const { specs, problems } = parseClusterSpecs([{ file: 'kept.yaml', bytes: Buffer.from(text) }]);
  if (specs.length !== 1) throw new Error(JSON.stringify(problems));
  return specs[0]!.spec;
}

export const forMinutes = ({ world: { engine } }: Sandbox, minutes: number) =>
  drive(engine, { until: engine.now + minutes * MINUTE });

export interface Operated {
  readonly plans: readonly Plan[];
  readonly mutating: readonly string[];
}

/** The code at hand operates it for so long; says what it planned and changed. */
export async function operate(sandbox: Sandbox, document: ClusterSpec, minutes: number): Promise<Operated> {
  const plans: Plan[] = [];
  const crashes: unknown[] = [];
  const before = sandbox.calls.recent().at(-1)?.sequence ?? 0;
  const process = startProcess(sandbox, {
    specs: [document],
    edge: 'direct',
    log: () => {},
    onPlan: (plan) => plans.push(plan),
    onCrash: (error) => crashes.push(error),
  });
  await forMinutes(sandbox, minutes);
  await process.stop();
  if (crashes.length > 0) throw crashes[0];
  const calls = sandbox.calls
    .recent()
    .filter(({ sequence, caller }) => sequence > before && caller === 'sluice');
  const mutating = calls.filter((call) => call.mutating).map((call) => `${call.service}:${call.operation}`);
  return { plans, mutating };
}

function hostsOf(sandbox: Sandbox) {
  const members = sandbox.world.groups.get(GROUP)!.members;
  const containers = [...sandbox.world.clusters.get('small')!.containerInstances.values()];
  return containers.flatMap((container) => {
    const member = members.get(container.host.id);
    return member ? [{ container, member }] : [];
  });
}

/** A person's wish on the first host, as `sluice drain` writes it. */
export async function wishFor(sandbox: Sandbox): Promise<void> {
  const since = sandbox.world.engine.now;
  const value = packMemory({ why: 'person', since, tookTargets: false });
  await putMemory(sandbox, 0, value);
}

async function putMemory(sandbox: Sandbox, nth: number, value: string): Promise<void> {
  const { container } = hostsOf(sandbox)[nth]!;
  const attribute = {
    name: 'sluice.dev/memory',
    value,
    targetType: 'container-instance',
    targetId: container.arn,
  };
  await sandbox.direct('somebody')('ecs', 'PutAttributes', { cluster: 'small', attributes: [attribute] });
}

/** What is ours in it now. */
export async function keepAccount(sandbox: Sandbox, text: string): Promise<Account> {
  const call = sandbox.direct('somebody');
  const { clusters } = (await call('ecs', 'DescribeClusters', {
    clusters: ['small'],
    include: ['TAGS'],
  })) as {
    clusters: { tags: { key: string; value: string }[] }[];
  };
  const { LifecycleHooks: hooks } = (await call('autoscaling', 'DescribeLifecycleHooks', {
    AutoScalingGroupName: GROUP,
  })) as { LifecycleHooks: Record<string, unknown>[] };
  return {
    text,
    clusterTags: clusters[0]!.tags,
    hooks,
    hosts: hostsOf(sandbox).map(({ container, member }) => ({
      status: container.status,
      isProtected: member.protected,
      attributes: Object.fromEntries(
        [...container.attributes].flatMap(([name, value]) =>
          name.startsWith('sluice.dev/') && value !== undefined ? [[name, value]] : [],
        ),
      ),
    })),
  };
}

/** Puts it into a fresh account, and lets ECS move what runs on hosts that drain. */
export async function restoreAccount(sandbox: Sandbox, account: Account): Promise<void> {
  const call = sandbox.direct('somebody');
  const cluster = sandbox.world.clusters.get('small')!;
  await call('ecs', 'TagResource', { resourceArn: cluster.arn, tags: account.clusterTags });
  for (const hook of account.hooks) {
    const { GlobalTimeout: _, ...input } = hook;
    await call('autoscaling', 'PutLifecycleHook', input);
  }
  const hosts = hostsOf(sandbox);
  for (const [nth, { status, attributes }] of account.hosts.entries()) {
    const { container } = hosts[nth]!;
    const memory = attributes['sluice.dev/memory'];
    if (memory !== undefined) await putMemory(sandbox, nth, memory);
    const containerInstances = [container.arn];
    if (status === 'DRAINING')
      await call('ecs', 'UpdateContainerInstancesState', { cluster: 'small', containerInstances, status });
  }
  await forMinutes(sandbox, 10);
  for (const [nth, { isProtected }] of account.hosts.entries())
    await call('autoscaling', 'SetInstanceProtection', {
      AutoScalingGroupName: GROUP,
      InstanceIds: [hosts[nth]!.container.host.id],
      ProtectedFromScaleIn: isProtected,
    });
}
