// Where the process runs, told by a metadata endpoint of its own making on loopback; and which specs it then refuses.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { type Clock, systemClock } from '#lib/clock.ts';
import type { ClusterSpec } from '#model/generated/cluster-spec.ts';
import { assertNotOwnHost, createPlaceCheck, type OwnTask, readOwnTask } from './own-task.ts';

const ARN = 'arn:aws:ecs:ap-northeast-1:111122223333:task/web-prod/158d1c8083dd49d6b527399fd6414f5c';
const TASK: OwnTask = {
  arn: ARN,
  account: '111122223333',
  region: 'ap-northeast-1',
  cluster: 'web-prod',
  launchType: 'EC2',
};

function spec(of: Partial<ClusterSpec['spec']> = {}): ClusterSpec {
  return {
    apiVersion: 'sluice.dev/v1alpha1',
    kind: 'ClusterSpec',
    metadata: { name: 'web' },
    spec: { account: '111122223333', region: 'ap-northeast-1', cluster: 'web-prod', mode: 'drain', ...of },
  } as ClusterSpec;
}

let server: Server | undefined;
afterEach(() => server?.close());

/** An endpoint as the agent's, which answers what it is given in turn, the last again and again. */
async function endpoint(
  ...answers: [status: number, body: unknown][]
): Promise<{ uri: string; asked: string[] }> {
  const asked: string[] = [];
  server = createServer((request, response) => {
    asked.push(request.url ?? '');
    const [status, body] = answers.length > 1 ? answers.shift()! : answers[0]!;
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server!.listen(0, '127.0.0.1', resolve));
  return { uri: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v4/id`, asked };
}

/** Limits of the machine's clock, waits of none. */
const impatient: Clock = {
  ...systemClock,
  after: (ms, run) => systemClock.after(ms === 1_500 ? ms : 0, run),
};

describe('the task that a process runs in (aws-facts.md §1.9)', () => {
  it('is none outside of ECS, and nobody is asked', async () => {
    expect(await readOwnTask({}, systemClock)).toBeUndefined();
  });

  it('is read at /task, where the cluster is an ARN', async () => {
    const { uri, asked } = await endpoint([
      200,
      {
        Cluster: 'arn:aws:ecs:ap-northeast-1:111122223333:cluster/web-prod',
        TaskARN: ARN,
        LaunchType: 'EC2',
      },
    ]);
    expect(await readOwnTask({ ECS_CONTAINER_METADATA_URI_V4: uri }, systemClock)).toEqual(TASK);
    expect(asked).toEqual(['/v4/id/task']);
  });

  it('or a short name, with an ARN of the old format and an agent that tells no launch type', async () => {
    const arn = 'arn:aws-cn:ecs:cn-north-1:111122223333:task/158d1c80-83dd-49d6-b527-399fd6414f5c';
    const { uri } = await endpoint([200, { Cluster: 'web-prod', TaskARN: arn }]);
    expect(await readOwnTask({ ECS_CONTAINER_METADATA_URI_V4: uri }, systemClock)).toEqual({
      arn,
      account: '111122223333',
      region: 'cn-north-1',
      cluster: 'web-prod',
    });
  });

  it('is asked again while its endpoint is not ready', async () => {
    const { uri, asked } = await endpoint(
      [500, 'later'],
      [200, { Cluster: 'web-prod', TaskARN: ARN, LaunchType: 'EC2' }],
    );
    expect(await readOwnTask({ ECS_CONTAINER_METADATA_URI_V4: uri }, impatient)).toEqual(TASK);
    expect(asked).toHaveLength(2);
  });

  it.each([
    [404, {}, 'HTTP 404'],
    [200, {}, 'its answer has no Cluster and no TaskARN'],
  ])('is not known when the endpoint answers %d %j: %s', async (status, body, why) => {
    const { uri, asked } = await endpoint([status, body]);
    await expect(readOwnTask({ ECS_CONTAINER_METADATA_URI_V4: uri }, impatient)).rejects.toThrow(
      `cannot be read at ${uri}/task (ECS_CONTAINER_METADATA_URI_V4): ${why}`,
    );
    expect(asked).toHaveLength(4);
  });
});

describe('a process on a host of the cluster', () => {
  it.each(['drain', 'scale'] as const)('refuses a spec in mode %s, and says what to do', (mode) => {
    expect(() => assertNotOwnHost(TASK, [spec({ cluster: 'other' }), spec({ mode })])).toThrow(
      `this process is the task ${ARN} on EC2 in web-prod, which the spec web operates in mode ${mode}: it would drain its own host. Run it on Fargate`,
    );
  });

  it('also where the agent tells no launch type', () => {
    const { launchType: _, ...silent } = TASK;
    expect(() => assertNotOwnHost(silent, [spec()])).toThrow('its own host');
  });

  it.each(['observe', 'protect', undefined] as const)('takes one in mode %s', (mode) => {
    expect(() => assertNotOwnHost(TASK, [spec({ mode })])).not.toThrow();
  });

  it.each([{ cluster: 'batch' }, { region: 'us-east-1' }, { account: '444455556666' }])(
    'takes one of elsewhere: %j',
    (elsewhere) => {
      expect(() => assertNotOwnHost(TASK, [spec(elsewhere)])).not.toThrow();
    },
  );

  it.each(['FARGATE', 'EXTERNAL', 'MANAGED_INSTANCES'])('that is of %s takes all', (launchType) => {
    expect(() => assertNotOwnHost({ ...TASK, launchType }, [spec()])).not.toThrow();
  });
});

describe('a process that cannot know where it is', () => {
  it('drains nothing, but may look and protect', async () => {
    const { uri } = await endpoint([404, {}]);
    const check = await createPlaceCheck({ ECS_CONTAINER_METADATA_URI_V4: uri }, impatient);
    expect(() => check([spec()])).toThrow(
      'the spec web is in mode drain, and this may be a host of its cluster',
    );
    expect(() => check([spec({ mode: 'protect' }), spec({ mode: 'observe' })])).not.toThrow();
  });
});
