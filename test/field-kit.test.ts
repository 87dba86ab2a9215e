// The field kit against worlds whose settings it has to find out, through the real SDK on a virtual clock.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CloudWatch } from '@aws-sdk/client-cloudwatch';
import { EC2 } from '@aws-sdk/client-ec2';
import { ECS } from '@aws-sdk/client-ecs';
import { ElasticLoadBalancingV2 } from '@aws-sdk/client-elastic-load-balancing-v2';
import { SQS } from '@aws-sdk/client-sqs';
import { describe, expect, it } from 'vitest';
import { createSandbox } from '#sandbox/sandbox.ts';
import { parseScenario } from '#sandbox/scenario/parse.ts';
import { sdkClientOptions } from '#sandbox/wire/client.ts';
import { loadServices } from '#sandbox/wire/services.ts';
import { drive } from '#simulate/drive.ts';
import { skewTrouble, watchClock } from '../scripts/field-kit/clock.ts';
import { type Kit, refusalOf } from '../scripts/field-kit/kit.ts';
import { runFieldKit } from '../scripts/field-kit/run.ts';
import { objectionTo } from '../scripts/field-kit/settings.ts';

process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';

const world = (settings: string) => `
apiVersion: sluice.dev/v1alpha1
kind: Scenario
metadata: {name: field}
spec:
  duration: 4h
  settings: ${settings}
  queues: [{name: events, events: ['*']}]
  clusters:
    - name: lab
      pools:
        - {name: lab, market: spot, min: 1, max: 6, desired: 3, instance: {type: c6i.large, cpu: 2048, memory: 3800}}
      services:
        - name: web
          desired: 4
          minimumHealthyPercent: 50
          task: {cpu: 256, memory: 256, stopTimeout: 10s, shutdown: 1s-2s}
          loadBalancer: {deregistrationDelay: 30s, healthCheckInterval: 5s}
          traffic: {points: [{at: 0s, requestsPerSecond: 20}]}
`;

interface Wish {
  readonly ask?: Kit['ask'];
  /** Has the first spot instance interrupted once the kit waits for it. */
  readonly interrupt?: boolean;
  readonly cluster?: string;
  /** How old the world is when the kit begins. */
  readonly ageMs?: number;
  /** What the clock's check says, each time that it is asked. */
  readonly clockTrouble?: Kit['clockTrouble'];
}

async function measure(settings: string, wish: Wish = {}) {
  await loadServices();
  const { scenario, problems } = parseScenario(Buffer.from(world(settings)), 'field.yaml');
  if (!scenario) throw new Error(JSON.stringify(problems));
  const sandbox = createSandbox(scenario, { seed: 3, operatorParts: true });
  const { engine } = sandbox.world;
  const options = sdkClientOptions(sandbox.front, { caller: 'field-kit' });
  const [victim] = sandbox.world.instances.values();
  const said: string[] = [];
  const kit: Kit = {
    ecs: new ECS(options),
    ec2: new EC2(options),
    elb: new ElasticLoadBalancingV2(options),
    sqs: new SQS(options),
    cloudwatch: new CloudWatch(options),
    cluster: wish.cluster ?? 'lab',
    queueUrl: 'http://127.0.0.1/111122223333/events',
    spotInstance: wish.interrupt ? victim!.id : undefined,
    now: () => engine.now,
    sleep: (ms) =>
      new Promise((resolve) => {
        engine.after(ms, () => {
          engine.outsiderWoken = true;
          resolve();
        });
      }),
    clockTrouble: wish.clockTrouble ?? (async () => undefined),
    ask: wish.ask ?? (async () => true),
    say: (line) => {
      said.push(line);
      if (wish.interrupt && line.startsWith('waiting for')) {
        import('#sandbox/world/spot.ts').then(({ interrupt }) => interrupt(sandbox.world, victim!));
      }
    },
  };
  engine.advance(engine.start + (wish.ageMs ?? 600_000));
  const running = runFieldKit(kit);
  running.catch(() => {});
  await drive(engine, { until: engine.start + 4 * 3_600_000 });
  return { report: await running, said };
}

describe('the field kit finds out how a world is set (aws-facts.md §11.1)', () => {
  it.each([
    { removedTargets: 'stayOut', stopTask: 'atOnce', drainDelay: 'untilIdle', attributesOnDraining: true },
    {
      removedTargets: 'stayOut',
      stopTask: 'untilUnused',
      drainDelay: 'fullDelay',
      attributesOnDraining: false,
    },
    { removedTargets: 'stayOut', stopTask: 'fullDelay', drainDelay: 'fullDelay', attributesOnDraining: true },
    {
      removedTargets: 'returnWithinSeconds',
      stopTask: 'atOnce',
      drainDelay: 'untilIdle',
      attributesOnDraining: true,
    },
  ])('$removedTargets, $stopTask, $drainDelay', async (settings) => {
    const { report } = await measure(JSON.stringify({ ...settings, schedulerPass: '15s' }));
    expect(report.settings).toMatchObject(settings);
  });

  it('tells how late metrics are, to a few seconds', async () => {
    const { report } = await measure('{metricDelay: 90s, removedTargets: stayOut}');
    const found = Number.parseInt(String(report.settings.metricDelay), 10);
    expect(Math.abs(found - 90)).toBeLessThanOrEqual(3);
  });

  it('follows a spot interruption on both channels to the end', async () => {
    const { report } = await measure('{spotRequestLag: 9s, hostDeathLag: 45s}', { interrupt: true });
    expect(report.settings).toMatchObject({ spotRequestLag: '9s' });
    const gone = Number.parseInt(String(report.settings.hostDeathLag), 10);
    expect(Math.abs(gone - 45)).toBeLessThanOrEqual(2);
  });
});

describe('the field kit', () => {
  it('changes nothing that it was not allowed to, and says what it left out', async () => {
    const { report } = await measure('{}', { ask: async () => false });
    expect(Object.keys(report.skipped)).toEqual(
      expect.arrayContaining([
        'draining',
        'removed targets',
        'StopTask',
        'deregistration of a busy instance',
      ]),
    );
    expect(Object.keys(report.settings).sort()).toEqual(['metricDelay', 'unknownInstance']);
  });

  it('waits for the metrics of a cluster that is new, and says that it does', async () => {
    const { report, said } = await measure('{metricDelay: 90s}', { ask: async () => false, ageMs: 1_000 });
    expect(said).toContain('  waiting for the first CPUReservation of the cluster, five minutes at most');
    expect(report.settings.metricDelay).toMatch(/^(8[89]|9[0-3])s$/);
  });

  it('stops at a cluster that there is not, and names those that there are', async () => {
    await expect(measure('{}', { cluster: 'lap' })).rejects.toThrow(
      'there is no active cluster lap here; there are lab',
    );
  });

  it('names what it could not tell: a target that came back leaves nothing to see of StopTask', async () => {
    const { report, said } = await measure(
      '{removedTargets: returnWithinSeconds, stopTask: fullDelay, schedulerPass: 15s}',
    );
    expect(report.settings).not.toHaveProperty('stopTask');
    expect(report.measured).toMatchObject({ targetCameBack: true });
    const why = 'stopTask: ECS had registered the target again, so its whole delay passes either way';
    expect(report.skipped).toMatchObject({ StopTask: why });
    expect(said).toContain(`  left out: ${why}`);
  });

  it('leaves out what the sandbox would not take, so that one strange value does not spoil the report', () => {
    expect(objectionTo('metricDelay', '0s')).toBe('expected 1m to 2m, got "0s"');
    expect(objectionTo('drainedStopCode', 'UserInitiated')).toContain('expected one of');
    expect(objectionTo('metricDelay', '90s')).toBeUndefined();
  });

  it('does not take a missing permission for an answer', async () => {
    const denied = Object.assign(new Error('You may not.'), { name: 'AccessDeniedException' });
    await expect(refusalOf(() => Promise.reject(denied))).rejects.toThrow('You may not.');
    const invalid = Object.assign(new Error('No.'), { name: 'InvalidParameterException' });
    expect(await refusalOf(() => Promise.reject(invalid))).toBe(invalid);
  });

  it('measures nothing by a clock that is not its own, and trusts nothing when the clock was moved', async () => {
    const wrong = 'the clock is wrong';
    await expect(measure('{}', { clockTrouble: async () => wrong })).rejects.toThrow(wrong);
    const troubles = [undefined, wrong];
    await expect(
      measure('{}', { ask: async () => false, clockTrouble: async () => troubles.shift() }),
    ).rejects.toThrow(`${wrong}; it was not when the kit began, so nothing of what it measured is written`);
  });

  it('names no account, instance or service in its report, so that it can be sent to others', async () => {
    const { report } = await measure('{}');
    expect(JSON.stringify(report)).not.toMatch(/111122223333|i-0|arn:|web|lab/);
  });
});

describe('the clock that the field kit measures by', () => {
  it.each([
    ['is right', { speed: 1, paused: false, aheadMs: 0 }, undefined],
    ['is fast', { speed: 10, paused: false, aheadMs: 0 }, /goes at speed 10; .*start one with --speed 1/],
    ['stands', { speed: 1, paused: true, aheadMs: 0 }, /is paused; /],
    ['was advanced', { speed: 1, paused: false, aheadMs: 60_000 }, /is 60 s ahead of this computer's; /],
  ])('of a sandbox %s', async (_, clock, words) => {
    const { speed, paused, aheadMs } = clock;
    const server = createServer((request, response) => {
      const now = new Date(Date.now() + aheadMs).toISOString();
      response.end(request.url === '/_sluice/clock' ? JSON.stringify({ now, speed, paused }) : '{}');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const credentials = { accessKeyId: 'a', secretAccessKey: 'b' };
    const ecs = new ECS({ region: 'eu-west-1', endpoint: `http://127.0.0.1:${port}`, credentials });
    const trouble = watchClock(ecs);
    await ecs.listClusters({});
    const said = await trouble();
    if (words) expect(said).toMatch(words);
    else expect(said).toBeUndefined();
    server.close();
    ecs.destroy();
  });

  it('of AWS is held against the computer by the dates of its answers', () => {
    const at = Date.parse('2026-01-02T00:00:00Z');
    expect(skewTrouble('Fri, 02 Jan 2026 00:00:01 GMT', at)).toBeUndefined();
    expect(skewTrouble('Fri, 02 Jan 2026 00:00:30 GMT', at)).toContain('is 30 s behind that of the service');
    expect(skewTrouble('Thu, 01 Jan 2026 23:59:30 GMT', at)).toContain(
      'is 30 s ahead of that of the service',
    );
    expect(skewTrouble(undefined, at)).toBeUndefined();
  });
});
