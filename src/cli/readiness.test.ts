// `sluice readiness` in an account of the sandbox that no spec describes: what it says, in each form, and how it ends.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { type Call, portsOnAws } from '#aws/ports.ts';
import { FINDING_KINDS } from '#model/readiness.ts';
import type { ReadinessDocument } from '#report/readiness-json.ts';
import { createSandbox, type Sandbox, type SeenCall } from '#sandbox/sandbox.ts';
import { parseScenario } from '#sandbox/scenario/parse.ts';
import { keysOf } from '../../test/support/keys.ts';
import { readinessCommand } from './readiness.ts';
import type { Terminal } from './terminal.ts';

const HOST = '{type: m5.large, cpu: 2048, memory: 4096}';
const text = `apiVersion: sluice.dev/v1alpha1
kind: Scenario
metadata: {name: readiness}
spec:
  duration: 1h
  queues:
    - {name: events, events: [EC2 Instance-terminate Lifecycle Action]}
  clusters:
    - name: shop
      pools:
        - name: web
          min: 2
          max: 6
          desired: 3
          zones: [a, c, d]
          instance: ${HOST}
          newInstancesProtected: true
          hooks: [{name: drain, heartbeat: 5m, defaultResult: CONTINUE}]
        - name: cheap
          market: spot
          min: 1
          max: 6
          desired: 2
          zones: [a, c]
          instance: ${HOST}
          maxInstanceLifetime: 7d
          targetTracking: {metric: CPUReservation, target: 75}
      fleets:
        - {name: fleet, target: 1, zones: [a], types: [{type: m5.large, cpu: 2048, memory: 4096}]}
      services:
        - name: api
          desired: 3
          minimumHealthyPercent: 50
          task: {cpu: 128, memory: 128, stopTimeout: 30s}
          loadBalancer: {deregistrationDelay: 30s}
        - name: orders
          desired: 2
          minimumHealthyPercent: 100
          maximumPercent: 100
          task: {cpu: 128, memory: 128, healthCheck: 5s}
        - name: slow
          desired: 6
          minimumHealthyPercent: 50
          task: {cpu: 128, memory: 128, stopTimeout: 110s}
          loadBalancer: {type: network, deregistrationDelay: 5m}
        - {name: log-agent, desired: 0, daemon: true, task: {cpu: 32, memory: 64}}
        - {name: mail, desired: 2, launchType: FARGATE, task: {cpu: 256, memory: 512, network: awsvpc}}
    - name: calm
      pools:
        - {name: kept, min: 1, max: 3, desired: 2, zones: [a], instance: ${HOST}, newInstancesProtected: true}
      services:
        - name: wiki
          desired: 2
          minimumHealthyPercent: 50
          task: {cpu: 128, memory: 128}
          loadBalancer: {deregistrationDelay: 30s}
    - {name: empty, pools: [{name: none, min: 0, max: 1, desired: 0, instance: ${HOST}}]}
`;

/** A new one each time: reading takes from its buckets. */
function anAccount(onCall?: (call: SeenCall) => void): Sandbox {
  const { scenario, problems } = parseScenario(new TextEncoder().encode(text), 's.yaml');
  if (!scenario) throw new Error(JSON.stringify(problems));
  const sandbox = createSandbox(scenario, { operatorParts: true, onCall });
  sandbox.world.engine.advance(sandbox.world.engine.now + 300_000);
  return sandbox;
}
afterEach(() => {
  process.exitCode = undefined;
});

interface Given {
  /** What AWS says, given what it would say. */
  readonly call?: (aws: Call) => Call;
  readonly columns?: number;
  readonly colour?: boolean;
}

async function readiness(args: readonly string[], { call, columns = 80, colour = false }: Given = {}) {
  const seen = { out: '', err: '' };
  const regions: (string | undefined)[] = [];
  const terminal: Terminal = {
    write(words) {
      seen.out += words;
    },
    writeError(words) {
      seen.err += words;
    },
    input: (async function* () {})(),
    colour,
    columns,
  };
  const calls: SeenCall[] = [];
  const sandbox = anAccount((each) => calls.push(each));
  const direct = sandbox.direct('reader');
  const aws: Call = (service, operation, input) => direct(service, operation, input);
  const clock = sandbox.world.engine.clock();
  const hand = {
    portsOf: (region: string | undefined) => {
      regions.push(region);
      return portsOnAws(call?.(aws) ?? aws);
    },
    // Nothing hangs here: what is waited for for less than a deadline comes at once.
    clock: {
      ...clock,
      after(delayMs: number, run: () => void) {
        const timer = delayMs < 30_000 ? setImmediate(run) : undefined;
        return () => clearImmediate(timer);
      },
    },
  };
  await readinessCommand(terminal, hand).exitOverride().parseAsync(args, { from: 'user' });
  const status = Number(process.exitCode ?? 0);
  process.exitCode = undefined;
  return { ...seen, status, regions, calls };
}

/** The account, but for what one operation says. */
const but =
  (operations: Readonly<Record<string, string>>) =>
  (aws: Call): Call =>
  (service, operation, input) => {
    const name = operations[operation];
    if (name === undefined) return aws(service, operation, input);
    return Promise.reject(Object.assign(new Error('no'), { name }));
  };

const SHOP = ['--cluster', 'shop'];
const jsonOf = async (...given: Parameters<typeof readiness>): Promise<ReadinessDocument> =>
  JSON.parse((await readiness(['-o', 'json', ...given[0]], given[1])).out);

describe('what it says', () => {
  it('reads well at 80 columns', async () => {
    const { out, err, status } = await readiness(SHOP);
    expect([err, status]).toEqual(['', 1]);
    expect(out).toMatchInlineSnapshot(`
      "Cluster shop (111122223333, ap-northeast-1)
        observed   2026-11-22T00:05:00Z, complete
        hosts      6 instances, 3 of them spot

      Services: 2 cannot, 2 ready
        cannot     orders: 2 tasks on 2 hosts; stop time 35 s
            ✗ minimumHealthyPercent 100 and maximumPercent 100 of 2 tasks: at least 2,
              at most 2, so that ECS may neither start one more nor stop one
              (aws-facts.md §1.2)
              → set maximumPercent to 150 or more; 200 is the default
        cannot     slow: 6 tasks on 5 hosts, 2 spot; deregistration delay 300 s, stop
                   time 115 s
            ✗ load balancer 60 s (of a deregistration delay of 300 s) + stop time 115
              s = 175 s, over the 100 s that a notice of 120 s leaves (aws-facts.md
              §5.1)
              → lower stopTimeout along dependsOn, or the deregistration delay:
                together they must stay well below 100 s
            ! ECS may wait the whole delay before it stops a task: that takes 415 s
              (deregistration delay 300 s + stop time 115 s), longer than a notice
              leaves (aws-facts.md §1.2)
              → set deregistration_delay.timeout_seconds to 30 or less, if requests
                are over by then
        ready      api, log-agent
        · log-agent: one on every host: ECS starts none elsewhere, and stops it last
          (aws-facts.md §1.2)

      Auto Scaling groups and Spot Fleets: 2 would cut, 1 at risk
        would cut  web: 3 instances; 3 protected, terminate hook drain
            ✗ hook drain holds an instance for 300 s; service slow takes 415 s to
              leave (deregistration delay 300 s + stop time 115 s), and is cut unless
              somebody sends heartbeats (aws-facts.md §4.2)
              → set its heartbeat timeout to 600 s, or to 415 s at least
        would cut  cheap: 2 instances, 2 spot; 0 protected, no terminate hook
            ✗ no terminate hook, and 2 of 2 busy instances without scale-in
              protection: a scale-in cuts their tasks (aws-facts.md §4.2)
              → add a hook for autoscaling:EC2_INSTANCE_TERMINATING with somebody who
                drains, or managed draining of a capacity provider
            ✗ a maximum instance lifetime of 7d: the group replaces what is older,
              protected or not, and no hook holds them (aws-facts.md §4.2)
              → add a terminate hook that drains, or take the lifetime off and replace
                instances drained
            ! policy cheap-CPUReservation may lower the capacity by count: the group
              picks who goes, busy or not (aws-facts.md §4.4)
              → protect busy instances from scale-in, or set DisableScaleIn and end
                named, drained instances
            ! AZRebalance is on in 2 zones: the group may end any of 2 busy instances
              without protection to even them out (aws-facts.md §4.4)
              → suspend the process AZRebalance, or protect busy instances
        at risk    sfr-4c8307fc-7299-b988-23f2-ec60005b579f: 1 instance, 1 spot; Spot
                   Fleet
            ! a Spot Fleet has neither hooks nor scale-in protection: when its target
              is lowered it picks whom it ends, with 120 s of notice (aws-facts.md
              §5.2)
              → lower its target only together with the end of named, drained
                instances (excess capacity policy noTermination), or use a group

      The cluster
        ! no EventBridge rule with a target lets "EC2 Spot Instance Interruption
          Warning" through: for 3 spot instances only the agent or ECS itself can
          react (aws-facts.md §3.3)
          → add such a rule, with a queue or a function that drains
        · whether the agents of 3 spot instances drain at a notice
          (ECS_ENABLE_SPOT_INSTANCE_DRAINING, off by default) AWS does not show
          (aws-facts.md §1.2)
          → look for it in /etc/ecs/ecs.config or the user data of the launch template

      1 cluster: 4 services (2 cannot, 2 ready); 3 groups and fleets (2 would cut, 1
      at risk).
      "
    `);
  });

  it('says the same in Markdown', async () => {
    const { out, status } = await readiness([...SHOP, '-o', 'markdown']);
    expect(status).toBe(1);
    expect(out).toMatchInlineSnapshot(`
      "## Cluster shop

      111122223333, ap-northeast-1

      - observed: 2026-11-22T00:05:00Z, complete
      - hosts: 6 instances, 3 of them spot

      ### Services: 2 cannot, 2 ready

      - **cannot** orders: 2 tasks on 2 hosts; stop time 35 s
        - minimumHealthyPercent 100 and maximumPercent 100 of 2 tasks: at least 2, at most 2, so that ECS may neither start one more nor stop one (aws-facts.md §1.2). To change: set maximumPercent to 150 or more; 200 is the default
      - **cannot** slow: 6 tasks on 5 hosts, 2 spot; deregistration delay 300 s, stop time 115 s
        - load balancer 60 s (of a deregistration delay of 300 s) + stop time 115 s = 175 s, over the 100 s that a notice of 120 s leaves (aws-facts.md §5.1). To change: lower stopTimeout along dependsOn, or the deregistration delay: together they must stay well below 100 s
        - ECS may wait the whole delay before it stops a task: that takes 415 s (deregistration delay 300 s + stop time 115 s), longer than a notice leaves (aws-facts.md §1.2). To change: set deregistration\\_delay.timeout\\_seconds to 30 or less, if requests are over by then
      - ready: api, log-agent
      - note: log-agent: one on every host: ECS starts none elsewhere, and stops it last (aws-facts.md §1.2)

      ### Auto Scaling groups and Spot Fleets: 2 would cut, 1 at risk

      - **would cut** web: 3 instances; 3 protected, terminate hook drain
        - hook drain holds an instance for 300 s; service slow takes 415 s to leave (deregistration delay 300 s + stop time 115 s), and is cut unless somebody sends heartbeats (aws-facts.md §4.2). To change: set its heartbeat timeout to 600 s, or to 415 s at least
      - **would cut** cheap: 2 instances, 2 spot; 0 protected, no terminate hook
        - no terminate hook, and 2 of 2 busy instances without scale-in protection: a scale-in cuts their tasks (aws-facts.md §4.2). To change: add a hook for autoscaling:EC2\\_INSTANCE\\_TERMINATING with somebody who drains, or managed draining of a capacity provider
        - a maximum instance lifetime of 7d: the group replaces what is older, protected or not, and no hook holds them (aws-facts.md §4.2). To change: add a terminate hook that drains, or take the lifetime off and replace instances drained
        - policy cheap-CPUReservation may lower the capacity by count: the group picks who goes, busy or not (aws-facts.md §4.4). To change: protect busy instances from scale-in, or set DisableScaleIn and end named, drained instances
        - AZRebalance is on in 2 zones: the group may end any of 2 busy instances without protection to even them out (aws-facts.md §4.4). To change: suspend the process AZRebalance, or protect busy instances
      - **at risk** sfr-4c8307fc-7299-b988-23f2-ec60005b579f: 1 instance, 1 spot; Spot Fleet
        - a Spot Fleet has neither hooks nor scale-in protection: when its target is lowered it picks whom it ends, with 120 s of notice (aws-facts.md §5.2). To change: lower its target only together with the end of named, drained instances (excess capacity policy noTermination), or use a group

      ### The cluster

      - **at risk** no EventBridge rule with a target lets "EC2 Spot Instance Interruption Warning" through: for 3 spot instances only the agent or ECS itself can react (aws-facts.md §3.3). To change: add such a rule, with a queue or a function that drains
      - note: whether the agents of 3 spot instances drain at a notice (ECS\\_ENABLE\\_SPOT\\_INSTANCE\\_DRAINING, off by default) AWS does not show (aws-facts.md §1.2). To change: look for it in /etc/ecs/ecs.config or the user data of the launch template

      **1 cluster: 4 services (2 cannot, 2 ready); 3 groups and fleets (2 would cut, 1 at risk).**
      "
    `);
  });

  it('is one document for programs', async () => {
    const { total, clusters, problems, ...head } = await jsonOf([]);
    expect([head, problems, clusters.map(({ cluster }) => cluster)]).toEqual([
      { apiVersion: 'sluice.dev/v1alpha1', kind: 'Readiness' },
      [],
      // One has no container instances.
      ['calm', 'shop'],
    ]);
    const shop = clusters.find(({ cluster }) => cluster === 'shop');
    expect({
      total,
      orders: shop!.services.find(({ service }) => service === 'orders'),
    }).toMatchInlineSnapshot(`
      {
        "orders": {
          "desired": 2,
          "findings": [
            {
              "change": "set maximumPercent to 150 or more; 200 is the default",
              "facts": "aws-facts.md §1.2",
              "kind": "stuck",
              "weight": "cannot",
              "what": "minimumHealthyPercent 100 and maximumPercent 100 of 2 tasks: at least 2, at most 2, so that ECS may neither start one more nor stop one",
            },
          ],
          "hosts": 2,
          "seconds": {
            "latestStart": 70,
            "stop": 35,
          },
          "service": "orders",
          "spotHosts": 0,
          "tasks": 2,
          "verdict": "cannot",
        },
        "total": {
          "batch": {
            "atRisk": 0,
            "cannot": 0,
            "notKnown": 0,
            "ready": 0,
          },
          "pools": {
            "atRisk": 2,
            "cannot": 2,
            "notKnown": 0,
            "ready": 0,
          },
          "services": {
            "atRisk": 0,
            "cannot": 2,
            "notKnown": 0,
            "ready": 3,
          },
        },
      }
    `);
  });

  it.each([60, 80, 100, 120])('keeps within %i columns, and above 120 there', async (columns) => {
    const { out } = await readiness(SHOP, { columns });
    // A long word, such as the name of a fleet, is left whole.
    const long = out.split('\n').filter((line) => line.length > columns && !/sfr-|\S{45}/.test(line));
    expect(long).toEqual([]);
    const widest = (await readiness(SHOP, { columns: 300 })).out;
    expect(widest).toBe((await readiness(SHOP, { columns: 120 })).out);
  });

  it('is coloured on a terminal alone', async () => {
    const { out } = await readiness(SHOP, { colour: true });
    expect(out).toContain('\u001b[31m');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what colours are made of
    expect(out.replace(/\u001b\[\d+m/g, '')).toBe((await readiness(SHOP)).out);
  });
});

describe('how it ends', () => {
  it('names the cluster that there is not, and judges the others', async () => {
    const { out, err, status } = await readiness(['--cluster', 'shop', 'shpo']);
    expect(out).toContain('Cluster shop');
    expect(err).toBe(
      'sluice: there is no active ECS cluster shpo in this Region; check the name, --region and AWS_PROFILE: did you mean shop?\n',
    );
    expect(status).toBe(2);
  });

  it('is 0 where something is at risk and nothing worse', async () => {
    const { out, status } = await readiness(['--cluster', 'calm']);
    expect(out).toContain('1 cluster: 1 service (1 ready); 1 group or fleet (1 at risk).');
    expect(status).toBe(0);
  });

  it('is 0 for a cluster without anything on instances', async () => {
    const { out, status } = await readiness(['--cluster', 'empty']);
    expect(out).toContain('1 cluster: nothing runs on instances.');
    expect(status).toBe(0);
  });

  it('takes a Region, and says when nothing is there: that is no good news', async () => {
    const nothing = (): Call => async (_, operation) =>
      operation === 'ListClusters' ? { clusterArns: [] } : { clusters: [] };
    const { out, err, status, regions } = await readiness(['--region', 'eu-west-1'], { call: nothing });
    expect([out, status, regions]).toEqual(['', 2, ['eu-west-1']]);
    expect(err).toBe('sluice: there is no ECS cluster in this Region; check --region and AWS_PROFILE\n');
  });

  it.each([
    [
      'CredentialsProviderError',
      /no usable AWS credentials for ecs:ListClusters .*; sign in, or set AWS_PROFILE/,
    ],
    ['AccessDeniedException', /the caller may not do ecs:ListClusters .*; add this action to its policy/],
    ['ThrottlingException', /AWS throttled ecs:ListClusters .*; run this again in a minute/],
    ['ECONNREFUSED', /nothing listens at .*; start it, or check AWS_ENDPOINT_URL/],
    ['ENOTFOUND', /could not be found .*; check the region, AWS_ENDPOINT_URL and the network/],
  ])('in one sentence where AWS says %s, and with a document all the same', async (code, words) => {
    const call = (): Call => () => Promise.reject(Object.assign(new Error('no'), { name: code, code }));
    const { out, err, status } = await readiness([], { call });
    expect([out, status, err.split('\n').length]).toEqual(['', 2, 2]);
    expect(err).toMatch(words);
    expect(await jsonOf([], { call })).toMatchObject({
      clusters: [],
      problems: [expect.stringMatching(words)],
    });
  });

  it.each<[string, string, string]>([
    ['DescribeAutoScalingInstances', 'pools', 'autoscaling:DescribeAutoScalingInstances'],
    ['DescribeTargetGroups', 'targets', 'elasticloadbalancing:DescribeTargetGroups'],
    ['DescribeTaskDefinition', 'tasks', 'ecs:DescribeTaskDefinition'],
    ['DescribeCapacityProviders', 'group cheap', 'ecs:DescribeCapacityProviders'],
    ['DescribeInstances', 'pools', 'ec2:DescribeInstances'],
    ['ListTasks', 'tasks', 'ecs:ListTasks'],
    ['ListRules', 'eventRules', 'events:ListRules'],
    ['DescribeServices', 'services', 'ecs:DescribeServices'],
  ])('answers in part, and with 2, where %s is denied', async (operation, part, right) => {
    const call = but({ [operation]: 'AccessDeniedException' });
    const { out, status } = await readiness(SHOP, { call });
    expect([status, out]).toEqual([2, expect.stringContaining('INCOMPLETE:')]);
    expect(out.replace(/\s+/g, ' ')).toContain('not all could be read.');
    const { clusters } = await jsonOf(SHOP, { call });
    const { problem = '' } = clusters[0]!.incomplete.find((each) => each.part === part) ?? {};
    expect(problem).toContain(right);
    expect(problem).toContain('add this action to its policy');
  });

  it('calls nothing ready that rests on what was denied', async () => {
    const call = but({ DescribeTargetGroups: 'AccessDeniedException' });
    const { clusters } = await jsonOf(SHOP, { call });
    const verdicts = clusters[0]!.services.map(({ service, verdict }) => `${service} ${verdict}`);
    expect(verdicts).toContain('api notKnown');
    expect(verdicts).toContain('orders cannot');
    const pools = clusters[0]!.pools.map(({ pool, verdict }) => `${pool} ${verdict}`);
    expect(pools).toEqual(expect.arrayContaining(['web notKnown', 'cheap cannot']));
  });
});

it('reads and nothing else, by what its policy allows and no more', async () => {
  const { calls } = await readiness([]);
  const { Statement } = JSON.parse(
    readFileSync(join(import.meta.dirname, '../../manifests/iam-survey.json'), 'utf8'),
  ) as { Statement: { Action: string[] }[] };
  const allowed = Statement.flatMap(({ Action }) => Action);
  const made = new Set(
    calls.map(
      ({ service, operation }) => `${service === 'elbv2' ? 'elasticloadbalancing' : service}:${operation}`,
    ),
  );
  expect([...made].filter((name) => !allowed.includes(name))).toEqual([]);
  expect(allowed.filter((name) => !made.has(name))).toEqual([]);
});

describe('docs/readiness.md', () => {
  const page = readFileSync(join(import.meta.dirname, '../../docs/readiness.md'), 'utf8');

  it('has a row for every finding', () => {
    const rows = [...page.matchAll(/^\| `(\w+)` \|/gm)].map(([, kind]) => kind);
    expect(FINDING_KINDS.filter((kind) => !rows.includes(kind))).toEqual([]);
  });

  it('names every field of the JSON', async () => {
    const [, fields = ''] = page.split('## As JSON');
    const named = new Set([...fields.matchAll(/`([^`]+)`/g)].flatMap(([, name]) => name!.split(/\[\]|\./)));
    const denied = but({ DescribeTargetGroups: 'AccessDeniedException' });
    const batch = { family: 'jobs', verdict: 'ready', tasks: 1, spotTasks: 0, findings: [] } as const;
    const documents = [
      await jsonOf([]),
      await jsonOf(['--cluster', 'shop', 'shpo'], { call: denied }),
      { batch },
    ];
    const keys = keysOf(documents);
    expect(keys.size).toBeGreaterThan(30);
    expect([...keys].filter((key) => !named.has(key))).toEqual([]);
  });
});
