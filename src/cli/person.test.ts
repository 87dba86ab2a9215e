// A person at the command line, in a small account: what drain, uncordon, pause, freeze and resume write, what they say,
// and which exit status they end with. Somebody else plays the operator.
import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { portFromCall } from '#aws/ports.ts';
import { packRecord } from '#plan/record.ts';
import { createSandbox, type SeenCall } from '#sandbox/sandbox.ts';
import { parseScenario } from '#sandbox/scenario/parse.ts';
import { strike } from '#sandbox/world/faults.ts';
import { terminateMember } from '#sandbox/world/group.ts';
import { interrupt } from '#sandbox/world/spot.ts';
import type { Ec2Instance } from '#sandbox/world/state.ts';
import { freezeCommand, pauseCommand, resumeCommand } from './brakes.ts';
import { drainCommand } from './drain.ts';
import type { Desk } from './person.ts';
import { uncordonCommand } from './uncordon.ts';

const text = `apiVersion: sluice.dev/v1alpha1
kind: Scenario
metadata: {name: person}
spec:
  duration: 1h
  settings: {attributesOnDraining: true}
  clusters:
    - name: web-prod
      pools:
        - {name: web, min: 1, max: 6, desired: 4, zones: [a, c], instance: {type: m5.large, cpu: 2048, memory: 4096}}
        - {name: spot, market: spot, min: 1, max: 4, desired: 1, zones: [d], instance: {type: m5.large, cpu: 2048, memory: 4096}}
      services:
        - {name: web, desired: 4, task: {cpu: 128, memory: 128}}
    - name: batch
      pools:
        - {name: batch, min: 1, max: 4, desired: 1, zones: [a], instance: {type: m5.large, cpu: 2048, memory: 4096}}
`;

interface Answer {
  readonly out: string;
  readonly err: string;
  readonly status: number;
}

/** A new account with its person; what they were asked is answered with `answer`. */
function anAccount() {
  const { scenario, problems } = parseScenario(new TextEncoder().encode(text), 's.yaml');
  if (!scenario) throw new Error(JSON.stringify(problems));
  const calls: SeenCall[] = [];
  const sandbox = createSandbox(scenario, { operatorParts: false, onCall: (call) => calls.push(call) });
  const { world } = sandbox;
  const { engine } = world;
  const call = sandbox.direct('person');
  const account = {
    world,
    answer: undefined as string | undefined,
    tty: false,
    columns: 100,
    /** What happens while somebody waits, by the second. */
    meanwhile: (): void => undefined,
    hosts: (group: string): Ec2Instance[] =>
      [...world.groups.get(group)!.members.values()].map((m) => m.instance),
    writes: () =>
      calls
        .filter(({ operation }) => !/^(Describe|List|Get)/.test(operation))
        .map(({ operation }) => operation),
    calls: () =>
      calls
        .filter(({ caller }) => caller === 'person')
        .map(({ service, operation }) => `${service}:${operation}`),
    run: async (make: (desk: Desk) => Command, ...args: string[]): Promise<Answer> => {
      const seen = { out: '', err: '' };
      const { answer, tty, columns } = account;
      const ask = (question: string) => {
        seen.err += question;
        return Promise.resolve(answer ?? '');
      };
      calls.length = 0;
      const desk: Desk = {
        write(words) {
          seen.out += words;
        },
        writeError(words) {
          seen.err += words;
        },
        input: (async function* () {})(),
        colour: false,
        columns,
        showsProgress: tty,
        hand: {
          ports: portFromCall(call),
          clock: {
            ...engine.clock(),
            after(delayMs, run) {
              const timer = setImmediate(() => {
                engine.advance(engine.now + delayMs);
                account.meanwhile();
                run();
              });
              return () => clearImmediate(timer);
            },
          },
        },
        ...(answer !== undefined && { ask }),
      };
      await make(desk).exitOverride().parseAsync(args, { from: 'user' });
      const status = Number(process.exitCode ?? 0);
      process.exitCode = undefined;
      return { ...seen, status };
    },
    aws: sandbox.direct('somebody else'),
    fails: (service: 'ecs' | 'sts' | 'autoscaling', operation: string, code: string) =>
      strike(world, { apiError: { service, operation, code, status: 400, for: '1h' } }),
  };
  return account;
}

let account: ReturnType<typeof anAccount>;
beforeEach(() => {
  account = anAccount();
});
afterEach(() => {
  process.exitCode = undefined;
});

const memoryOf = ({ container }: Ec2Instance) => container!.attributes.get('sluice.dev/memory');
const flat = (words: string) => words.replace(/\s+/g, ' ');
/** Whoever operates the cluster takes up every wish. */
const takeUp = (hosts: readonly Ec2Instance[]) => () => {
  for (const host of hosts) if (memoryOf(host)) host.container!.status = 'DRAINING';
};

describe('drain', () => {
  it('writes the wish, waits until it is taken up, and sets nothing DRAINING itself', async () => {
    const [host] = account.hosts('web');
    account.meanwhile = takeUp([host!]);
    const { out, err, status } = await account.run(drainCommand, host!.id);
    expect(out).toMatch(
      new RegExp(`^${host!.id}  DRAINING  1 task running \\(web-prod, ap-northeast-1.\\)\n`),
    );
    expect(out).toContain(`Kept DRAINING, also when empty, until \`sluice uncordon ${host!.id}\`.`);
    expect([err, status]).toEqual(['', 0]);
    expect(account.writes()).toEqual(['PutAttributes']);
    expect(memoryOf(host!)).toMatch(/^v1:person:[0-9a-z]+:-:-$/);
  });

  it('says after its time that nobody took it up, and what to look at; the wish stands', async () => {
    const [host, other] = account.hosts('web');
    other!.container!.status = 'DRAINING';
    const { out, status } = await account.run(drainCommand, host!.id, '--wait', '20s');
    expect(flat(out)).toContain('waiting the wish stands; it was not taken up yet');
    expect(flat(out)).toContain(
      'whether `sluice run` works on web-prod at all: none has written its record there',
    );
    // Whose budgets there are, and whom they count, is not guessed.
    expect(flat(out)).not.toContain('budget');
    expect(out).toContain(`Take it back: \`sluice uncordon ${host!.id}\`.`);
    expect(status).toBe(1);
    expect(memoryOf(host!)).toBeDefined();
  });

  describe('a wish that is not taken up', () => {
    type Recorded = Parameters<typeof packRecord>[0];
    const say = async (over: Partial<Recorded>, draining = 0) => {
      const [host, ...others] = account.hosts('web');
      for (const other of others.slice(0, draining)) other.container!.status = 'DRAINING';
      const pools = [{ name: 'web', autoScalingGroup: { name: 'web' } }];
      const where = { account: '111122223333', region: 'ap-northeast-1', cluster: 'web-prod' };
      const spec = { ...where, mode: 'drain', pools, ...over };
      for (const [key, value] of Object.entries(packRecord(spec as Recorded)))
        account.world.clusters.get('web-prod')!.tags.set(key, value);
      const { out } = await account.run(drainCommand, host!.id, '--wait', '5s');
      return flat(out);
    };

    it('may be held by the budgets that the record tells, with whom they count', async () => {
      const budgets = [
        { max: '10%' },
        { max: 5, reasons: ['scaleIn' as const] },
        { max: 2, per: '10m' },
        { max: 0, cron: '0 19 * * *', timeZone: 'Asia/Tokyo', duration: '5h' },
      ];
      expect(await say({ disruption: { budgets } }, 1)).toMatch(
        /its budgets: by its record at most 10% at once; at most 2 in 10m; at most 0 at once, for 5h from each `0 19 \* \* \*` \(Asia\/Tokyo\) on; 1 instance of web is DRAINING \(i-[0-9a-f]+\), and counted in them/,
      );
    });

    it('may be held by the default, of which is said that it is one, and by what is not known here', async () => {
      const out = await say({});
      expect(out).toContain(
        'its budgets: none for people in its record, so that one of a pool goes at a time; nobody else of its group is DRAINING now',
      );
      expect(out).toContain('only there is said whether it runs, and what holds i-');
      expect(out).toContain('What went within the last hour');
    });

    it('is not explained by budgets that nobody could read', async () => {
      account.world.clusters.get('web-prod')!.tags.set('sluice.dev/mode', 'drain');
      const { out } = await account.run(drainCommand, account.hosts('web')[0]!.id, '--wait', '5s');
      expect(flat(out)).toContain('its budgets: its record does not tell them; nobody else');
    });
  });

  it('is the same the second time: it goes on waiting and writes nothing', async () => {
    const [host] = account.hosts('web');
    await account.run(drainCommand, host!.id, '--wait', '0s');
    const before = memoryOf(host!);
    expect((await account.run(drainCommand, host!.id, '--wait', '5s')).status).toBe(1);
    expect([account.writes(), memoryOf(host!)]).toEqual([[], before]);
  });

  it('does not wait with --wait 0s, which is fine, and not in a paused cluster, which is not', async () => {
    const [host, other] = account.hosts('web');
    const began = account.world.engine.now;
    expect((await account.run(drainCommand, host!.id, '--wait', '0s')).status).toBe(0);
    account.world.clusters.get('web-prod')!.tags.set('sluice.dev/paused', 'ann deploy');
    const { out, status } = await account.run(drainCommand, other!.id);
    expect(flat(out)).toContain(
      'web-prod is PAUSED (ann deploy): nothing is drained there before `sluice resume web-prod`.',
    );
    expect(status).toBe(1);
    expect(account.world.engine.now).toBe(began);
  });

  it('finds instances of any cluster by each of their names, and one that is given twice once', async () => {
    const [host] = account.hosts('web');
    const [batch] = account.hosts('batch');
    const { arn } = host!.container!;
    const id = batch!.container!.arn.split('/').pop()!;
    const { out } = await account.run(drainCommand, arn, host!.id, id, '--wait', '0s', '-o', 'json');
    const { kind, instances } = JSON.parse(out);
    expect(kind).toBe('Drain');
    expect(instances.map((each: any) => [each.instanceId, each.cluster, each.became])).toEqual([
      [host!.id, 'web-prod', 'asked'],
      [batch!.id, 'batch', 'asked'],
    ]);
  });

  it('refuses what is leaving already and what is unknown, each with its sentence, and asks for the rest', async () => {
    const [host, theirs] = account.hosts('web');
    const [spot] = account.hosts('spot');
    theirs!.container!.status = 'DRAINING';
    interrupt(account.world, spot!, { leadMs: 120_000, notices: 1, taken: true });
    account.world.engine.advance(account.world.engine.now + 20_000);
    const unknown = 'i-0123456789abcdef0';
    const ids = [host!, theirs!, spot!].map(({ id }) => id);
    const { out, status } = await account.run(drainCommand, ...ids, unknown, '--wait', '0s');
    expect(flat(out)).toContain('left alone it is DRAINING already, set so by somebody else');
    expect(flat(out)).toContain('AWS takes it back (spot request marked-for-termination)');
    expect(flat(out)).toContain(
      `${unknown} refused no cluster has it, in ap-northeast-1 of account 111122223333; check the id, and AWS_REGION`,
    );
    expect(status).toBe(1);
    expect([host!, theirs!, spot!].map((each) => memoryOf(each) !== undefined)).toEqual([true, false, false]);
  });

  it('puts the wish into the EC2 tag where the attribute is refused', async () => {
    const [host] = account.hosts('web');
    account.fails('ecs', 'PutAttributes', 'InvalidParameterException');
    expect((await account.run(drainCommand, host!.id, '--wait', '0s')).status).toBe(0);
    expect(host!.tags.get('sluice.dev/memory')).toMatch(/^v1:person:/);
  });

  it('that AWS denies is told as such, exit status 2', async () => {
    const [host] = account.hosts('web');
    account.fails('ecs', 'PutAttributes', 'AccessDeniedException');
    const { out, status } = await account.run(drainCommand, host!.id);
    expect(flat(out)).toContain('failed the caller may not do ecs:PutAttributes');
    expect(status).toBe(2);
  });

  it('draws its progress on a terminal, and nothing of it elsewhere', async () => {
    account.tty = true;
    const [host] = account.hosts('web');
    let looks = 0;
    account.meanwhile = () => ++looks > 2 && takeUp([host!])();
    const { out, err } = await account.run(drainCommand, host!.id);
    expect(err).toContain('\r\u001b[2K  0 of 1 DRAINING, 2s of 30s');
    expect(err.endsWith('\r\u001b[2K')).toBe(true);
    expect(out).not.toContain('\u001b');
  });

  it.each([
    [[], 'say which instances'],
    [['web-1'], 'web-1 is no instance; give an EC2 instance id'],
    [['i-0123456789abcdef0', '--az', 'ap-northeast-1a'], 'exclude each other'],
    [['--az', 'ap-northeast-1a'], '--az needs --cluster'],
    [
      ['--az', 'x', '--cluster', 'web-prod'],
      'its zones: ap-northeast-1a (2), ap-northeast-1c (2), ap-northeast-1d (1)',
    ],
    [
      ['i-0123456789abcdef0', '--cluster', 'web-prd'],
      'there is no ECS cluster web-prd in ap-northeast-1 of account 111122223333; did you mean web-prod?',
    ],
  ])('%j is told what is wrong with it', async (args, words) => {
    await expect(account.run(drainCommand, ...args)).rejects.toThrow(words);
  });
});

describe('the drain of a zone', () => {
  const zone = ['--az', 'ap-northeast-1a', '--cluster', 'web-prod'];
  const inZone = () => account.hosts('web').filter((host) => host.zone === 'ap-northeast-1a');

  it('lists them and asks; a no changes nothing', async () => {
    account.answer = 'n';
    const { out, err, status } = await account.run(drainCommand, ...zone);
    for (const { id } of inZone()) expect(err).toContain(`${id}  to drain  1 task running`);
    expect(err).toContain('Drain 2 instances? Nothing is ended, and `sluice uncordon` takes it back. [y/N] ');
    expect([out, status, account.writes()]).toEqual(['', 1, []]);
  });

  it('goes ahead on a yes, or with --yes; those that leave already are no complaint', async () => {
    const [first, second] = inZone();
    first!.container!.status = 'DRAINING';
    account.meanwhile = takeUp([second!]);
    account.answer = ' Y ';
    const { out, status } = await account.run(drainCommand, ...zone);
    expect(flat(out)).toContain(`${first!.id} left alone it is DRAINING already`);
    expect(status).toBe(0);
    account.answer = undefined;
    expect((await account.run(drainCommand, ...zone, '--yes')).status).toBe(0);
  });

  it('needs --yes where nobody can be asked', async () => {
    await expect(account.run(drainCommand, ...zone)).rejects.toThrow(
      'to drain 2 instances of a whole zone, say --yes, as nobody can be asked here',
    );
    expect(account.writes()).toEqual([]);
  });
});

describe('uncordon', () => {
  it('takes the wish away, attribute and tag, and then sets ACTIVE, in this order', async () => {
    const [host] = account.hosts('web');
    await account.run(drainCommand, host!.id, '--wait', '0s');
    takeUp([host!])();
    host!.tags.set('sluice.dev/memory', memoryOf(host!)!);
    const { out, status } = await account.run(uncordonCommand, host!.id);
    expect(out).toContain(`${host!.id}  ACTIVE  nobody wants it to leave any more`);
    expect(status).toBe(0);
    expect(account.writes()).toEqual(['DeleteAttributes', 'DeleteTags', 'UpdateContainerInstancesState']);
    expect([memoryOf(host!), host!.tags.get('sluice.dev/memory')]).toEqual([undefined, undefined]);
    expect(host!.container!.status).toBe('ACTIVE');
  });

  it('goes on after one that broke off, and has nothing to do the next time', async () => {
    const [host] = account.hosts('web');
    host!.container!.status = 'DRAINING';
    expect((await account.run(uncordonCommand, host!.id)).status).toBe(0);
    const again = await account.run(uncordonCommand, host!.id);
    expect(flat(again.out)).toContain('unchanged it is ACTIVE, and nobody wants it to leave');
    expect([again.status, account.writes()]).toEqual([0, []]);
  });

  it('sets ACTIVE again what was set DRAINING in the very moment', async () => {
    const [host] = account.hosts('web');
    await account.run(drainCommand, host!.id, '--wait', '0s');
    let late = false;
    account.meanwhile = () => {
      if (!late) host!.container!.status = 'DRAINING';
      late = true;
    };
    const { status } = await account.run(uncordonCommand, host!.id);
    expect([status, host!.container!.status]).toEqual([0, 'ACTIVE']);
  });

  it('takes the wish away again where a note of how far it had come brought it back', async () => {
    const [host] = account.hosts('web');
    await account.run(drainCommand, host!.id, '--wait', '0s');
    takeUp([host!])();
    let late = false;
    account.meanwhile = () => {
      if (!late) host!.container!.attributes.set('sluice.dev/memory', 'v1:person:1:-:-');
      late = true;
    };
    const { status } = await account.run(uncordonCommand, host!.id);
    expect([status, host!.container!.status, memoryOf(host!)]).toEqual([0, 'ACTIVE', undefined]);
  });

  it('refuses what AWS ends and what Sluice replaces, and leaves their memory alone', async () => {
    const [host] = account.hosts('web');
    const [spot] = account.hosts('spot');
    await account.run(drainCommand, spot!.id, '--wait', '0s');
    interrupt(account.world, spot!, { leadMs: 120_000, notices: 1, taken: true });
    account.world.engine.advance(account.world.engine.now + 20_000);
    host!.container!.attributes.set('sluice.dev/memory', 'v1:refresh:1:-:-');
    const { out, status } = await account.run(uncordonCommand, spot!.id, host!.id);
    expect(flat(out)).toContain('refused it cannot be taken back: AWS takes it back');
    expect(flat(out)).toContain(
      'refused no person asked for its drain: Sluice replaces it, as it is out of date',
    );
    expect([status, account.writes()]).toEqual([1, []]);
  });

  it('of a zone is for what a person drained there, and nothing else', async () => {
    const [mine, theirs] = account.hosts('web').filter((host) => host.zone === 'ap-northeast-1a');
    const zone = ['--az', 'ap-northeast-1a', '--cluster', 'web-prod'];
    expect((await account.run(uncordonCommand, ...zone)).out).toBe(
      'Nobody wants an instance drained in ap-northeast-1a.\n',
    );
    await account.run(drainCommand, mine!.id, '--wait', '0s');
    takeUp([mine!])();
    theirs!.container!.status = 'DRAINING';
    const { out, status } = await account.run(uncordonCommand, ...zone, '-o', 'json');
    expect(JSON.parse(out).instances.map((each: any) => [each.instanceId, each.became])).toEqual([
      [mine!.id, 'active'],
    ]);
    expect([status, theirs!.container!.status]).toEqual([0, 'DRAINING']);
  });

  it('keeps DRAINING what keeps its wish, as AWS denies to take it away', async () => {
    const [host] = account.hosts('web');
    await account.run(drainCommand, host!.id, '--wait', '0s');
    takeUp([host!])();
    account.fails('ecs', 'DeleteAttributes', 'AccessDeniedException');
    const { out, status } = await account.run(uncordonCommand, host!.id);
    expect(flat(out)).toContain('failed the caller may not do ecs:DeleteAttributes');
    expect([status, host!.container!.status]).toEqual([2, 'DRAINING']);
  });
});

describe('pause, freeze and resume', () => {
  const tags = () => account.world.clusters.get('web-prod')!.tags;

  it('write who, when and why, and say what holds now; the second time nothing changes', async () => {
    const why = ['--reason', 'deploy, see #7'];
    const { out, status } = await account.run(pauseCommand, 'web-prod', ...why);
    expect(tags().get('sluice.dev/paused')).toMatch(/^sandbox \d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ deploy see 7$/);
    expect(out).toMatch(
      /^web-prod \(ap-northeast-1, account 111122223333\) is PAUSED\n {2}sandbox .* deploy see 7\n/,
    );
    expect(flat(out)).toContain('`sluice resume web-prod` takes it back.');
    expect(status).toBe(0);
    const again = await account.run(pauseCommand, 'web-prod', '--reason', 'other');
    expect(again.out).toContain('is PAUSED already\n  sandbox');
    expect([again.status, account.writes()]).toEqual([0, []]);
  });

  it('take a cluster by its ARN too, and a pause under a freeze says that the freeze holds', async () => {
    const { arn } = account.world.clusters.get('web-prod')!;
    await account.run(freezeCommand, arn);
    const { out } = await account.run(pauseCommand, 'web-prod', '-o', 'json');
    expect(JSON.parse(out)).toMatchObject({ kind: 'Brakes', changed: true, cluster: 'web-prod' });
    expect(flat((await account.run(pauseCommand, 'web-prod')).out)).toContain('Sluice writes nothing');
  });

  it('resume removes both and says what it removed; without any there is nothing to do', async () => {
    await account.run(pauseCommand, 'web-prod', '--reason', 'one');
    await account.run(freezeCommand, 'web-prod', '--reason', 'two');
    const { out } = await account.run(resumeCommand, 'web-prod');
    expect(out).toMatch(
      /Removed sluice.dev\/paused: sandbox \S+ one\nRemoved sluice.dev\/frozen: sandbox \S+ two\n/,
    );
    expect(out).toContain('is neither paused nor frozen.');
    expect([...tags().keys()]).toEqual([]);
    const again = await account.run(resumeCommand, 'web-prod');
    expect(again.out).toContain('There was nothing to remove.');
    expect([again.status, account.writes()]).toEqual([0, []]);
  });

  it('freeze names the hooks that run out meanwhile, first frozen and then read', async () => {
    const none = await account.run(freezeCommand, 'web-prod');
    expect(flat(none.out)).toContain('No instance of it waits for a lifecycle hook now.');
    await account.run(resumeCommand, 'web-prod');
    await account.aws('autoscaling', 'PutLifecycleHook', {
      AutoScalingGroupName: 'web',
      LifecycleHookName: 'sluice-drain',
      LifecycleTransition: 'autoscaling:EC2_INSTANCE_TERMINATING',
      HeartbeatTimeout: 600,
    });
    const group = account.world.groups.get('web')!;
    const [member] = group.members.values();
    terminateMember(account.world, group, member!, { decrement: true, cause: 'a test' });
    account.world.engine.advance(account.world.engine.now + 5_000);
    const some = await account.run(freezeCommand, 'web-prod');
    expect(some.out).toContain('1 lifecycle hook that nobody keeps alive now');
    expect(some.out).toMatch(
      new RegExp(
        `- ${member!.instance.id}: hook sluice-drain of web runs out by \\d\\d:\\d\\d:\\d\\dZ, maybe sooner`,
      ),
    );
    expect(JSON.parse((await account.run(freezeCommand, 'web-prod', '-o', 'json')).out).hooks).toHaveLength(
      1,
    );
    account.fails('autoscaling', 'DescribeAutoScalingInstances', 'AccessDenied');
    await account.run(resumeCommand, 'web-prod');
    const { err, status } = await account.run(freezeCommand, 'web-prod');
    expect(err).toMatch(
      /^sluice: frozen, but which hooks wait could not be read: the caller may not do autoscaling:/,
    );
    expect([status, tags().has('sluice.dev/frozen')]).toEqual([0, true]);
  });

  it('name the clusters that there are where one is unknown, and what is denied', async () => {
    await expect(account.run(pauseCommand, 'nothing')).rejects.toThrow(
      'there is no ECS cluster nothing in ap-northeast-1 of account 111122223333; there is batch, web-prod; or check AWS_REGION',
    );
    account.fails('ecs', 'TagResource', 'AccessDeniedException');
    await expect(account.run(freezeCommand, 'web-prod')).rejects.toThrow(
      'the caller may not do ecs:TagResource',
    );
  });

  it('do not need to know who asks', async () => {
    account.fails('sts', 'GetCallerIdentity', 'AccessDenied');
    await account.run(pauseCommand, 'web-prod');
    expect(tags().get('sluice.dev/paused')).toMatch(/^somebody /);
  });
});

describe('the policy for people', () => {
  it('holds exactly what these commands call', async () => {
    const [host] = account.hosts('web');
    const [spot] = account.hosts('spot');
    const asked = new Set<string>();
    const run = async (...command: Parameters<typeof account.run>) => {
      await account.run(...command);
      for (const each of account.calls()) asked.add(each);
    };
    await run(pauseCommand, 'web-prod');
    await run(freezeCommand, 'web-prod');
    await run(resumeCommand, 'web-prod');
    await run(drainCommand, host!.id, '--wait', '0s');
    await run(uncordonCommand, host!.id);
    // Where custom attributes are full, the wish goes into the tag.
    for (let n = 0; n < 10; n += 1) spot!.container!.attributes.set(`mine-${n}`, '');
    await run(drainCommand, spot!.id, '--wait', '0s');
    takeUp([spot!])();
    spot!.container!.status = 'DRAINING';
    await run(uncordonCommand, spot!.id);
    const group = account.world.groups.get('web')!;
    const [member] = group.members.values();
    await account.aws('autoscaling', 'PutLifecycleHook', {
      AutoScalingGroupName: 'web',
      LifecycleHookName: 'sluice-drain',
      LifecycleTransition: 'autoscaling:EC2_INSTANCE_TERMINATING',
    });
    terminateMember(account.world, group, member!, { decrement: true, cause: 'a test' });
    account.world.engine.advance(account.world.engine.now + 5_000);
    await run(freezeCommand, 'web-prod');
    const policy = JSON.parse(
      readFileSync(new URL('../../manifests/iam-person.json', import.meta.url), 'utf8'),
    );
    expect([...asked].sort()).toEqual(policy.Statement.flatMap(({ Action }: any) => Action).sort());
  });
});
