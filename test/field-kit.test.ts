// The field kit against worlds whose settings it has to find out, through the real SDK on a virtual clock.
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
import type { Kit } from '../scripts/field-kit/kit.ts';
import { runFieldKit } from '../scripts/field-kit/run.ts';

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
    cluster: 'lab',
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
    ask: wish.ask ?? (async () => true),
    say: (line) => {
      said.push(line);
      if (wish.interrupt && line.startsWith('waiting for')) {
        import('#sandbox/world/spot.ts').then(({ interrupt }) => interrupt(sandbox.world, victim!));
      }
    },
  };
  engine.advance(engine.start + 600_000);
  const running = runFieldKit(kit);
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

  it('names no account, instance or service in its report, so that it can be sent to others', async () => {
    const { report } = await measure('{}');
    expect(JSON.stringify(report)).not.toMatch(/111122223333|i-0|arn:|web|lab/);
  });
});
