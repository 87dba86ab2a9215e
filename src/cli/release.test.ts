// A person takes Sluice out of a small account: what goes, what stays and why, and that nothing is touched while one runs.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { portFromCall } from '#aws/ports.ts';
import { packMemory } from '#plan/memory.ts';
import { packRecord } from '#plan/record.ts';
import { createSandbox, type SeenCall } from '#sandbox/sandbox.ts';
import { parseScenario } from '#sandbox/scenario/parse.ts';
import { strike } from '#sandbox/world/faults.ts';
import { terminateMember } from '#sandbox/world/group.ts';
import type { Desk } from './person.ts';
import { releaseCommand } from './release.ts';

const text = `apiVersion: sluice.dev/v1alpha1
kind: Scenario
metadata: {name: release}
spec:
  duration: 1h
  settings: {attributesOnDraining: true}
  clusters:
    - name: web
      pools:
        - {name: g, min: 1, max: 6, desired: 4, zones: [a, c], instance: {type: m5.large, cpu: 2048, memory: 4096}}
        - {name: other, min: 1, max: 4, desired: 1, zones: [d], instance: {type: m5.large, cpu: 2048, memory: 4096}}
      services:
        - {name: web, desired: 4, task: {cpu: 128, memory: 128}}
`;
const place = { account: '111122223333', region: 'ap-northeast-1', cluster: 'web' };
const pools = [
  { name: 'p', autoScalingGroup: { name: 'g' }, lifecycleHook: { name: 'sluice-drain', manage: true } },
];
const record = packRecord({ ...place, mode: 'drain', pools, events: { queue: 'events' } }, 'web');

/** An account in which Sluice worked until a moment ago. */
async function anAccount() {
  const { scenario, problems } = parseScenario(new TextEncoder().encode(text), 's.yaml');
  if (!scenario) throw new Error(JSON.stringify(problems));
  const calls: SeenCall[] = [];
  const sandbox = createSandbox(scenario, { operatorParts: false, onCall: (call) => calls.push(call) });
  const { world } = sandbox;
  const before = dump();
  const aws = sandbox.direct('sluice');
  const group = world.groups.get('g')!;
  const hosts = [...group.members.values()].map(({ instance }) => instance);
  const cluster = world.clusters.get('web')!;
  await aws('autoscaling', 'PutLifecycleHook', {
    AutoScalingGroupName: 'g',
    LifecycleHookName: 'sluice-drain',
    LifecycleTransition: 'autoscaling:EC2_INSTANCE_TERMINATING',
    HeartbeatTimeout: 600,
  });
  await aws('autoscaling', 'SetInstanceProtection', {
    AutoScalingGroupName: 'g',
    InstanceIds: hosts.map(({ id }) => id),
    ProtectedFromScaleIn: true,
  });
  for (const [key, value] of Object.entries(record)) cluster.tags.set(key, value);
  const memory = packMemory({ why: 'scaleIn', since: world.engine.now, tookTargets: false });
  hosts[0]!.container!.attributes.set('sluice.dev/memory', memory);
  hosts[1]!.tags.set('sluice.dev/memory', memory);

  /** All that Sluice could have left: hooks, flags, memories, tags. */
  function dump() {
    const groups = [...world.groups.values()].map(({ name, hooks, members }) => {
      const flags = [...members.values()].map((member) => member.protected);
      return { name, hooks: [...hooks.keys()], flags };
    });
    const instances = [...world.instances.values()].map(({ id, tags, container }) => {
      return {
        id,
        tags: [...tags],
        status: container?.status,
        attributes: [...(container?.attributes ?? [])],
      };
    });
    const tags = [...world.clusters.values()].map((each) => [...each.tags]);
    return JSON.stringify({ groups, instances, tags });
  }
  const seen = { out: '', err: '' };
  const account = {
    ...{ world, group, hosts, cluster, before, dump },
    meanwhile: (): void => undefined,
    writes: () => calls.map(({ operation }) => operation).filter((name) => !/^(Describe|List)/.test(name)),
    async run(...args: string[]) {
      seen.out = seen.err = '';
      calls.length = 0;
      const { engine } = world;
      const after = (delayMs: number, run: () => void) => {
        const timer = setImmediate(() => {
          engine.advance(engine.now + delayMs);
          account.meanwhile();
          run();
        });
        return () => clearImmediate(timer);
      };
      const desk: Desk = {
        write(words) {
          seen.out += words;
        },
        writeError(words) {
          seen.err += words;
        },
        input: (async function* () {})(),
        colour: false,
        columns: 100,
        showsProgress: false,
        hand: { ports: portFromCall(sandbox.direct('person')), clock: { ...engine.clock(), after } },
      };
      await releaseCommand(desk)
        .exitOverride()
        .parseAsync(['--cluster', 'web', ...args], { from: 'user' });
      const status = Number(process.exitCode ?? 0);
      process.exitCode = undefined;
      return { ...seen, status };
    },
  };
  return account;
}

let account: Awaited<ReturnType<typeof anAccount>>;
beforeEach(async () => {
  account = await anAccount();
});
afterEach(() => {
  process.exitCode = undefined;
});

it('leaves the account as if Sluice had never been, and the second time finds nothing', async () => {
  expect(account.dump()).not.toBe(account.before);
  const { out, err, status } = await account.run();
  expect([err, status]).toEqual(['', 0]);
  expect(out).toContain('  the hook sluice-drain of g\n');
  expect(out).toContain(`  the scale-in protection of ${account.hosts[3]!.id}\n`);
  expect(out).toContain(`  the memory of ${account.hosts[1]!.id}\n`);
  expect(out).toContain('  the tag sluice.dev/mode of web\n');
  expect(out).toContain('  the queue events and the rules that fill it\n');
  expect(out).toMatch(/\n {2}what `sluice run` keeps .*the table of --timeline.*the table of --leases\n/);
  expect(out).toContain('Nothing of Sluice is left in web.\n');
  expect(account.dump()).toBe(account.before);
  const again = await account.run();
  expect([again.out, again.status]).toEqual(['There is nothing of Sluice in web.\n', 0]);
  expect(account.writes()).toEqual([]);
});

it('shows the same list with --dry-run, and writes nothing', async () => {
  const dry = await account.run('--dry-run', '-o', 'json');
  expect(account.writes()).toEqual([]);
  const wet = await account.run('-o', 'json');
  const listOf = (text: string) => (JSON.parse(text) as { removed: string[] }).removed.sort();
  expect(listOf(dry.out)).toEqual(listOf(wet.out));
  expect([dry.status, wet.status]).toEqual([0, 0]);
});

it('touches nothing while a Sluice runs, which writes its tag again', async () => {
  account.meanwhile = () => void account.cluster.tags.set('sluice.dev/owner', 'web');
  const { err, status } = await account.run();
  expect(err).toContain('nothing was removed: the document "web" is being operated by a Sluice that runs');
  expect(status).toBe(1);
  expect(account.writes()).toEqual(['UntagResource']);
  expect(account.group.hooks.has('sluice-drain')).toBe(true);
});

it('cannot tell whether a paused one runs, and asks for --force', async () => {
  account.cluster.tags.set('sluice.dev/paused', 'alice');
  const { err, status } = await account.run();
  expect(err).toContain('web is paused');
  expect([status, account.writes()]).toEqual([1, []]);
  expect((await account.run('--force')).status).toBe(0);
  expect(account.dump()).toBe(account.before);
});

it('takes no hook away in which an instance waits, and keeps the record that names it', async () => {
  const [host] = account.hosts;
  const member = account.group.members.get(host!.id)!;
  terminateMember(account.world, account.group, member, { decrement: false, cause: 'a test' });
  account.world.engine.advance(account.world.engine.now + 1000);
  const { out, status } = await account.run('--force');
  expect(status).toBe(1);
  expect(out).toMatch(new RegExp(`Not removed yet:\\n  the hook sluice-drain of g: ${host!.id} waits in it`));
  expect(account.group.hooks.has('sluice-drain')).toBe(true);
  expect(account.cluster.tags.has('sluice.dev/record-0')).toBe(true);
  account.world.engine.advance(account.world.engine.now + 700_000);
  expect((await account.run('--force')).status).toBe(0);
  expect(account.group.hooks.size).toBe(0);
});

it('keeps the memory of targets that are out, and says who puts them back', async () => {
  const [host] = account.hosts;
  const memory = packMemory({ why: 'spotInterruption', since: account.world.engine.now, tookTargets: true });
  host!.container!.attributes.set('sluice.dev/memory', memory);
  const { out, status } = await account.run();
  expect(out).toContain(`the memory of ${host!.id}: Sluice took targets out`);
  expect(status).toBe(1);
  expect(host!.container!.attributes.get('sluice.dev/memory')).toBe(memory);
});

it('leaves what is DRAINING, on standby or kept by a person, with a sentence', async () => {
  const [host, , , kept] = account.hosts;
  host!.container!.status = 'DRAINING';
  kept!.tags.set('sluice.dev/keep', '');
  const { out, status } = await account.run();
  expect(out).toContain(
    `${host!.id} stays DRAINING; \`sluice uncordon ${host!.id} --cluster web\` sets it ACTIVE`,
  );
  expect(out).toContain(`the tag sluice.dev/keep of ${kept!.id}`);
  expect(status).toBe(0);
  expect(host!.container!.status).toBe('DRAINING');
  expect(account.group.members.get(kept!.id)!.protected).toBe(true);
});

it('leaves flags that a group sets by itself', async () => {
  account.group.newInstancesProtected = true;
  const { out, status } = await account.run();
  expect(out).toContain('scale-in protection in g: the group protects its new instances by itself');
  expect(status).toBe(0);
  expect([...account.group.members.values()].every((member) => member.protected)).toBe(true);
});

it('says what failed, keeps the record, and finishes the next time', async () => {
  const code = 'AccessDenied';
  strike(account.world, {
    apiError: { service: 'autoscaling', operation: 'DeleteLifecycleHook', code, status: 403, for: '2m' },
  });
  const { out, status } = await account.run();
  expect(status).toBe(2);
  expect(out).toMatch(
    /Failed:\n {2}the hook sluice-drain of g: the caller may not do autoscaling:DeleteLifecycleHook/,
  );
  expect(account.cluster.tags.has('sluice.dev/record-0')).toBe(true);
  account.world.engine.advance(account.world.engine.now + 180_000);
  expect((await account.run()).status).toBe(0);
  expect(account.dump()).toBe(account.before);
});

it('asks for the spec where the record does not tell it', async () => {
  account.cluster.tags.set('sluice.dev/record-0', `h1:${'0'.repeat(64)}`);
  await expect(account.run('--force')).rejects.toThrow('give its ClusterSpec with -f');
  expect(account.writes()).toEqual([]);
});
