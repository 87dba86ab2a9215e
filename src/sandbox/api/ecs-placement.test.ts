// Placement as clients see it: RunTask's failures, and what services say.
import { describe, expect, it } from 'vitest';
import { faultOf, testAccount } from './test-account.ts';

const cluster = 'web';
const type = { type: 'g5.xlarge', cpu: 2048, memory: 4096 };
const task = { cpu: 256, memory: 256 };
type Change = NonNullable<Parameters<typeof testAccount>[1]>;

/** Two instances, no service, one family `job` with these needs. */
function withJob(needs: object, more: Change = {}, instance: object = type) {
  const account = testAccount(
    {},
    {
      pools: [{ name: 'base', min: 0, max: 9, desired: 2, instance: { ...type, ...instance } }],
      services: [],
      jobs: [{ family: 'job', perMinute: 0, seconds: '30s', task: { ...task, ...needs } }],
      ...more,
    },
  );
  const run = (input: object = {}) =>
    account.ecs.RunTask({ cluster, taskDefinition: 'job', ...input }) as any;
  const reasons = (input: object = {}) => run(input).failures.map((f: any) => f.reason);
  return { ...account, run, reasons };
}

describe('what a container instance runs out of (aws-facts.md §1.5)', () => {
  it('CPU, memory and GPUs', () => {
    expect(withJob({ cpu: 2049 }).reasons()).toEqual(['RESOURCE:CPU']);
    expect(withJob({ memory: 4097 }).reasons()).toEqual(['RESOURCE:MEMORY']);
    expect(withJob({ gpus: 1 }).reasons()).toEqual(['RESOURCE:GPU']);
    expect(withJob({ gpus: 1 }, {}, { gpus: 1 }).reasons({ count: 3 })).toEqual(['RESOURCE:GPU']);
  });

  it('a fixed port of the host, once on each, and never one of the reserved', () => {
    const { run, ecs, containers } = withJob({ hostPort: 8080 });
    const { tasks, failures } = run({ count: 3 });
    expect(new Set(tasks.map((t: any) => t.containerInstanceArn)).size).toBe(2);
    expect(failures).toEqual([
      { arn: expect.stringContaining('container-instance/web/'), reason: 'RESOURCE:PORTS' },
    ]);
    const { containerInstances } = ecs.DescribeContainerInstances({
      cluster,
      containerInstances: [containers[0]!.arn],
    }) as any;
    const ports = containerInstances[0].remainingResources.find((r: any) => r.name === 'PORTS');
    expect(ports.stringSetValue).toContain('8080');
    expect(withJob({ hostPort: 51678 }).reasons()).toEqual(['RESOURCE:PORTS']);
  });

  it('no dynamic port that the agent has taken (aws-facts.md §1.4)', () => {
    const { ecs, pass, containers, cluster: web } = testAccount();
    for (const container of containers) container.nextHostPort = 51_677;
    ecs.UpdateService({ cluster, service: 'shop', desiredCount: 40 });
    pass(60);
    const ports = [...web.tasks.values()].map(({ hostPort }) => hostPort);
    expect([51_677, 51_680].map((port) => ports.includes(port))).toEqual([true, true]);
    expect([51_678, 51_679].map((port) => ports.includes(port))).toEqual([false, false]);
  });

  it('network interfaces, one for each awsvpc task; and its subnets must fit the zone', () => {
    const account = withJob({ network: 'awsvpc' }, {}, { enis: 1 });
    const subnets = account.containers.map(({ host }) => host.subnetId);
    const networkConfiguration = { awsvpcConfiguration: { subnets } };
    expect(account.reasons({ count: 3, networkConfiguration })).toEqual(['RESOURCE:ENI']);
    const elsewhere = { awsvpcConfiguration: { subnets: ['subnet-other'] } };
    const fresh = withJob({ network: 'awsvpc' }, {}, { enis: 1 });
    expect(fresh.reasons({ networkConfiguration: elsewhere })).toEqual(['LOCATION']);
    expect(faultOf(() => fresh.run())).toMatch(/Network Configuration must be provided/);
  });

  it('the architecture of its platform, and no other; without a platform any (aws-facts.md §1.5)', () => {
    const { ecs, containers, reasons } = withJob({});
    const [arm] = containers;
    arm!.attributes.set('ecs.cpu-architecture', 'arm64');
    const hostsOf = (runtimePlatform?: object) => {
      const app = { name: 'app', image: 'busybox', cpu: 64, memory: 64, essential: true };
      ecs.RegisterTaskDefinition({ family: 'built', containerDefinitions: [app], runtimePlatform });
      const { tasks } = ecs.RunTask({ cluster, taskDefinition: 'built', count: 4 }) as any;
      for (const { containerInstanceArn, attributes } of tasks)
        expect(attributes[0].value).toBe(
          containerInstanceArn === arm!.arn ? arm!.attributes.get('ecs.cpu-architecture') : 'x86_64',
        );
      return new Set(tasks.map((t: any) => t.containerInstanceArn));
    };
    expect(hostsOf({ cpuArchitecture: 'ARM64' })).toEqual(new Set([arm!.arn]));
    expect(hostsOf({ cpuArchitecture: 'X86_64' })).toEqual(new Set([containers[1]!.arn]));
    expect(hostsOf({ operatingSystemFamily: 'LINUX' }).size).toBe(2);
    expect(hostsOf().size).toBe(2);
    arm!.attributes.set('ecs.cpu-architecture', 'x86_64');
    hostsOf({ cpuArchitecture: 'ARM64' });
    expect(reasons({ taskDefinition: 'built' })).toEqual(['ATTRIBUTE']);
  });

  it('a connected agent', () => {
    const { containers, reasons } = withJob({});
    for (const container of containers) container.agentConnected = false;
    expect(reasons()).toEqual(['AGENT']);
  });
});

describe('constraints bind, strategies do their best (aws-facts.md §1.6)', () => {
  const distinct = [{ type: 'distinctInstance' }] as const;

  it('distinctInstance looks at desiredStatus, so that a stopping task does not block', () => {
    const { run, ecs, reasons } = withJob({});
    const { tasks } = run({ count: 2, placementConstraints: distinct });
    expect(reasons({ placementConstraints: distinct })).toEqual([
      'DistinctInstance placement constraint unsatisfied.',
    ]);
    ecs.StopTask({ cluster, task: tasks[0].taskArn });
    const again = run({ placementConstraints: distinct }).tasks;
    expect(again.map((t: any) => t.containerInstanceArn)).toEqual([tasks[0].containerInstanceArn]);
  });

  it('memberOf chooses by the cluster query language', () => {
    const { containers, run, reasons } = withJob({});
    const [first] = containers;
    const placementConstraints = [{ type: 'memberOf', expression: `ec2InstanceId == ${first!.host.id}` }];
    const { tasks } = run({ count: 2, placementConstraints });
    expect(tasks.map((t: any) => t.containerInstanceArn)).toEqual([first!.arn, first!.arn]);
    const nowhere = [{ type: 'memberOf', expression: 'attribute:gpu exists' }];
    expect(reasons({ placementConstraints: nowhere })).toEqual([
      'MemberOf placement constraint unsatisfied.',
    ]);
  });

  it('spread evens out, binpack fills one, random does neither for ever', () => {
    const hosts = (placementStrategy: object[]) => {
      const { tasks } = withJob({}).run({ count: 6, placementStrategy });
      const counts = new Map<string, number>();
      for (const { containerInstanceArn: arn } of tasks) counts.set(arn, (counts.get(arn) ?? 0) + 1);
      return [...counts.values()].sort();
    };
    expect(hosts([{ type: 'spread', field: 'instanceId' }])).toEqual([3, 3]);
    expect(hosts([{ type: 'binpack', field: 'memory' }])).toEqual([6]);
    expect(hosts([{ type: 'random' }]).reduce((a, b) => a + b)).toBe(6);
  });
});

describe('StartTask puts tasks where the caller says (aws-facts.md §1.5)', () => {
  it('and tells MISSING, INACTIVE and RESOURCE failures one by one', () => {
    const { ecs, containers } = withJob({ cpu: 1500 });
    const [one, two] = containers.map(({ arn }) => arn);
    const nobody = '0'.repeat(32);
    const start = (...containerInstances: string[]) =>
      ecs.StartTask({ cluster, taskDefinition: 'job', containerInstances }) as any;
    const answer = start(one!, one!, nobody);
    expect(answer.tasks[0]).toMatchObject({ containerInstanceArn: one, lastStatus: 'PENDING' });
    expect(answer.failures.map((f: any) => f.reason)).toEqual(['RESOURCE:CPU', 'MISSING']);
    ecs.UpdateContainerInstancesState({ cluster, containerInstances: [two!], status: 'DRAINING' });
    expect(start(two!).failures).toEqual([{ arn: two, reason: 'INACTIVE' }]);
  });
});

describe('what a service says when it finds no place (aws-facts.md §1.6, §3.3)', () => {
  it('names the closest container instance and what it lacks, once, and as an event on the bus', () => {
    const { ecs, pass, world, containers } = withJob(
      {},
      { services: [{ name: 'big', desired: 3, task: { cpu: 1500, memory: 100 } }] },
    );
    pass(120);
    const { services } = ecs.DescribeServices({ cluster, services: ['big'] }) as any;
    const failures = services[0].events.filter((e: any) => /unable to place/.test(e.message));
    expect(failures).toHaveLength(1);
    expect(failures[0].message).toMatch(
      /^\(service big\) was unable to place a task because no container instance met all of its requirements\. The closest matching \(container-instance [0-9a-f]{32}\) has insufficient CPU units available\./,
    );
    expect(containers.some(({ arn }) => failures[0].message.includes(arn.slice(-32)))).toBe(true);
    expect(world.clusters.get(cluster)!.services.get('big')!.tasks.size).toBe(2);
  });
});
