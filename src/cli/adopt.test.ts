// `sluice adopt` in a small account: what it prints, what it says of what it may not read, and which exit status it ends with.
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type Call, portFromCall } from '#aws/ports.ts';
import { packRecord } from '#plan/record.ts';
import { createSandbox } from '#sandbox/sandbox.ts';
import { parseScenario } from '#sandbox/scenario/parse.ts';
import { putHook } from '#sandbox/world/group.ts';
import { TERMINATING } from '#sandbox/world/hooks.ts';
import { diffAt, onlySpecOf, takeAll } from '../../test/support/adopting.ts';
import { adoptCommand } from './adopt.ts';

const text = `apiVersion: sluice.dev/v1alpha1
kind: Scenario
metadata: {name: adopt}
spec:
  duration: 1h
  queues: [{name: events}]
  clusters:
    - name: web-prod
      pools:
        - {name: web-prod-On_Demand, min: 1, max: 6, desired: 2, zones: [a, c], instance: {type: m5.large, cpu: 2048, memory: 4096}}
        - {name: spot, market: spot, min: 1, max: 4, desired: 1, zones: [d], instance: {type: m5.large, cpu: 2048, memory: 4096}}
      services:
        - {name: web, desired: 2, task: {cpu: 128, memory: 128, stopTimeout: 90s}, loadBalancer: {deregistrationDelay: 120s}}
        - {name: worker, desired: 1, task: {cpu: 128, memory: 128}}
        - {name: agent, desired: 0, daemon: true, task: {cpu: 32, memory: 64}}
`;

afterEach(() => {
  process.exitCode = undefined;
  vi.unstubAllEnvs();
});

/** A new account; `tamper` may throw what AWS answers instead. */
function anAccount(tamper: (operation: string) => void = () => undefined) {
  const { scenario, problems } = parseScenario(Buffer.from(text), 's.yaml');
  if (!scenario) throw new Error(JSON.stringify(problems));
  const sandbox = createSandbox(scenario, { operatorParts: false });
  const direct = sandbox.direct('adopter');
  const regions: (string | undefined)[] = [];
  const call: Call = (service, operation, input) => {
    tamper(`${service}:${operation}`);
    return direct(service, operation, input);
  };
  const run = async (...args: string[]) => {
    const seen = { out: '', err: '' };
    const command = adoptCommand({
      write(words) {
        seen.out += words;
      },
      writeError(words) {
        seen.err += words;
      },
      clock: sandbox.world.engine.clock(),
      portsFor: (region) => {
        regions.push(region);
        return portFromCall(call);
      },
    });
    await command.exitOverride().parseAsync(['node', 'sluice', ...args]);
    return { ...seen, status: process.exitCode };
  };
  return { ...sandbox, sandbox, run, regions };
}

const denied = (wanted: string) => (operation: string) => {
  if (operation !== wanted) return;
  throw Object.assign(new Error('User is not authorized to perform this'), { name: 'AccessDeniedException' });
};

describe('a cluster that nobody operates', () => {
  it('is printed with its pools, their limits, and what a person has to decide', async () => {
    const account = anAccount();
    const { out, err, status } = await account.run('--cluster', 'web-prod', '--name', 'web');
    expect([err, status]).toEqual(['', 0]);
    const { metadata, spec } = onlySpecOf(out).spec;
    expect(metadata.name).toBe('web');
    expect(spec).toEqual({
      account: '111122223333',
      region: 'ap-northeast-1',
      cluster: 'web-prod',
      mode: 'observe',
      workloads: [{ match: { daemon: true }, ignore: true, idempotent: false, onTimeout: 'hold' }],
      pools: [
        {
          name: 'spot',
          autoScalingGroup: { name: 'spot' },
          limits: { min: 1, max: 4 },
          onRebalance: 'ignore',
        },
        {
          name: 'on-demand',
          autoScalingGroup: { name: 'web-prod-On_Demand' },
          limits: { min: 1, max: 6 },
          onRebalance: 'ignore',
        },
      ],
    });
    expect(out).toContain(
      '## Service web: 2 tasks behind a load balancer, deregistration delay 120 s and stop timeout 90 s, longer',
    );
    expect(out).toContain('\n    # - {match: {service: web}, drainTimeout: 10m}\n');
    expect(out).toContain('## Service worker: 1 task, no target group');
    expect(out).toContain('\n      # lifecycleHook: {name: sluice-drain, manage: true}\n');
    expect(onlySpecOf(takeAll(out)).spec.spec.pools?.[0]).toMatchObject({
      onRebalance: 'replace',
      headroom: '10%',
    });
  });

  it('has its hand-made hook named, and what that means for mode drain', async () => {
    const account = anAccount();
    const group = account.world.groups.get('spot')!;
    const hook = { transition: TERMINATING, heartbeatMs: 900_000 } as const;
    putHook(account.world, group, { ...hook, name: 'by-hand', defaultResult: 'ABANDON' });
    const { out } = await account.run('--cluster', 'web-prod');
    expect(out).toContain(
      '## Terminate hook by-hand, 900 s, ABANDON: when it runs out it ends instances that are not',
    );
    expect(out.replace(/\s+## /g, ' ')).toContain('If it drains by hand, it has to stop before mode drain');
  });

  it('has the instance named that its group let go, until it has ended', async () => {
    const account = anAccount();
    const { members } = account.world.groups.get('spot')!;
    const [member] = [...members.values()];
    const { id } = member!.instance;
    members.delete(id);
    const { out, status } = await account.run('--cluster', 'web-prod');
    expect(status).toBe(0);
    expect(out.replace(/\s+## /g, ' ')).toContain(`listed and never touched: 1 instance: ${id}`);
    expect(onlySpecOf(out).spec.spec.pools?.map(({ name }) => name)).toEqual(['on-demand']);
    account.world.instances.get(id)!.state = 'shutting-down';
    expect((await account.run('--cluster', 'web-prod')).out).not.toContain(id);
  });

  it('is found in the Region that is given, else in that of the environment', async () => {
    vi.stubEnv('AWS_REGION', 'eu-central-1');
    const { run, regions } = anAccount();
    await run('--cluster', 'web-prod', '--region', 'ap-northeast-1');
    await run('--cluster', 'web-prod');
    expect(regions).toEqual(['ap-northeast-1', 'eu-central-1']);
  });

  it('writes nothing to AWS', async () => {
    const { run, calls } = anAccount();
    await run('--cluster', 'web-prod');
    expect(calls.counts().mutating).toBe(0);
    expect(calls.counts().total).toBeGreaterThan(10);
  });
});

describe('a cluster that is operated already', () => {
  it('is printed as its record has it, so that the diff has no changes', async () => {
    const account = anAccount();
    const pools = [{ name: 'main', autoScalingGroup: { name: 'web-prod-On_Demand' }, limits: { max: 5 } }];
    const place = { account: '111122223333', region: 'ap-northeast-1', cluster: 'web-prod' };
    const tags = packRecord({ ...place, mode: 'protect', pools }, 'shop');
    for (const [key, value] of Object.entries(tags))
      account.world.clusters.get('web-prod')!.tags.set(key, value);
    const { out, status } = await account.run('--cluster', 'web-prod');
    expect(status).toBe(0);
    expect(out).toContain('operated already, by the document "shop" in mode protect');
    const parsed = onlySpecOf(out);
    expect(parsed.spec.metadata.name).toBe('shop');
    const { changes } = await diffAt(account.sandbox, parsed);
    expect(changes.filter(({ kind }) => kind !== 'action')).toEqual([]);
  });
});

describe('what cannot be read', () => {
  it.each([
    ['events:ListRules', 'rules of EventBridge', 'the rules of EventBridge could not be read'],
    ['autoscaling:DescribeAutoScalingInstances', 'groups of instances', 'NOT SEEN: groups of instances'],
    ['autoscaling:DescribePolicies', 'who else changes', 'NOT SEEN: who else changes'],
    ['ecs:ListServices', 'services', 'NOT SEEN: services'],
    ['autoscaling:DescribeAutoScalingGroups', 'pools', 'It could not be read'],
  ])('%s: the rest is printed, with its pools, and exit status 2', async (operation, what, said) => {
    const { out, err, status } = await anAccount(denied(operation)).run('--cluster', 'web-prod');
    expect(status).toBe(2);
    expect(err).toContain(`sluice: not seen: ${what}`);
    expect(err).toContain(`the caller may not do ${operation}`);
    expect(out).toContain(said);
    expect(onlySpecOf(out).spec.spec.pools?.map(({ name }) => name)).toEqual(['spot', 'on-demand']);
  });

  it('container instances: then there is no pool, which is not called none', async () => {
    const { out, err, status } = await anAccount(denied('ecs:ListContainerInstances')).run(
      '--cluster',
      'web-prod',
    );
    expect(status).toBe(2);
    expect(err).toContain('sluice: not seen: container instances');
    expect(onlySpecOf(out).spec.spec).not.toHaveProperty('pools');
    expect(out).not.toContain('there is no pool yet');
  });

  it.each([
    [
      'AccessDeniedException',
      'not authorized to perform',
      /the caller may not do ecs:DescribeClusters .*; add this action/,
    ],
    [
      'UnrecognizedClientException',
      'The security token is invalid',
      /no usable AWS credentials .*; sign in, or set AWS_PROFILE/,
    ],
    ['ThrottlingException', 'Rate exceeded', /AWS throttled ecs:DescribeClusters/],
    ['ENOTFOUND', 'getaddrinfo', /could not be found .*; check the region, AWS_ENDPOINT_URL and the network/],
  ])(
    'the cluster itself (%s): one sentence with what to do, and no document',
    async (name, message, sentence) => {
      const account = anAccount(() => {
        throw Object.assign(new Error(message), { name, code: name });
      });
      await expect(account.run('--cluster', 'web-prod')).rejects.toThrow(sentence);
    },
  );

  it('a cluster of another name, and where it was looked for', async () => {
    await expect(anAccount().run('--cluster', 'web-prd')).rejects.toThrow(
      'there is no ECS cluster web-prd in ap-northeast-1 of account 111122223333; did you mean web-prod?',
    );
  });

  it.each([
    [['--name', 'Web Prod'], /--name must be at most 63 letters a-z/],
    [['--schema', 'a\nb: c'], /--schema must be a path or a URL on one line/],
  ])('is no option that would spoil the document: %j', async (more, sentence) => {
    await expect(anAccount().run('--cluster', 'web-prod', ...more)).rejects.toThrow(sentence);
  });
});
