// No reading waits for ever, and many that hang delay as little as one.
import { describe, expect, it } from 'vitest';
import { type AwsPorts, portFromCall } from '#aws/ports.ts';
import { createTestClock } from '../../test/support/clock.ts';
import { readEach, withPatience } from './patience.ts';

const never = () => new Promise<never>(() => undefined);

describe('a call that hangs', () => {
  const rows: [string, number, number | undefined, (ports: AwsPorts) => Promise<unknown>][] = [
    ['is given up after five seconds', 5_000, undefined, ({ ecs }) => ecs.listTasks({})],
    ['for a group', 5_000, undefined, ({ autoscaling }) => autoscaling.describeLifecycleHooks({} as never)],
    [
      'after two where only voluntary work needs it',
      2_000,
      undefined,
      ({ ec2 }) => ec2.describeInstanceStatus({}),
    ],
    [
      'when whoever reads once has no patience left',
      30_000,
      30_000,
      ({ ec2 }) => ec2.describeInstanceStatus({}),
    ],
  ];
  it.each(rows)('%s', async (_, limitMs, patienceMs, ask) => {
    const clock = createTestClock();
    const signals: (AbortSignal | undefined)[] = [];
    const ports = portFromCall((_service, _operation, _input, options) => {
      signals.push(options?.signal);
      return never();
    });
    let problem = '';
    void ask(withPatience(ports, clock, { patienceMs })).catch((error: Error) => {
      problem = error.message;
    });
    await clock.advance(limitMs - 1);
    expect(problem).toBe('');
    await clock.advance(1);
    expect(problem).toMatch(`no answer within ${limitMs / 1000} s`);
    // One that the operator cannot do without is asked for once more.
    expect(signals.map((signal) => signal?.aborted)).toEqual(limitMs === 5_000 ? [true, true] : [true]);
  });

  it('is asked for once more after two seconds, and the answer that comes first counts', async () => {
    const answers: { resolve: (answer: object) => void; reject: (error: Error) => void }[] = [];
    const ports = portFromCall(() => new Promise((resolve, reject) => answers.push({ resolve, reject })));
    const ask = async (clock: ReturnType<typeof createTestClock>) => {
      answers.length = 0;
      const heard: unknown[] = [];
      const told = withPatience(ports, clock).ecs.listTasks({});
      void told.then(
        (answer) => heard.push(answer),
        (error: Error) => heard.push(error.message),
      );
      await clock.advance(2_000);
      return heard;
    };
    for (const [first, second] of [
      [0, 1],
      [1, 0],
    ] as const) {
      const clock = createTestClock();
      const heard = await ask(clock);
      answers[first]!.reject(new Error('lost'));
      await clock.advance(0);
      expect([answers.length, heard]).toEqual([2, []]);
      answers[second]!.resolve({ taskArns: ['a'] });
      await clock.advance(0);
      expect(heard).toEqual([{ taskArns: ['a'] }]);
    }
    const clock = createTestClock();
    const heard = await ask(clock);
    answers[1]!.reject(new Error('second'));
    answers[0]!.reject(new Error('first'));
    await clock.advance(0);
    expect(heard).toEqual(['ecs:ListTasks failed (: first)']);
  });

  it('of a hundred at once a few are asked once more, so that a slow service is not asked twice as much', async () => {
    let calls = 0;
    const ports = portFromCall(() => {
      calls += 1;
      return never();
    });
    const clock = createTestClock();
    const { ecs } = withPatience(ports, clock);
    const asked = Array.from({ length: 100 }, () => ecs.listTasks({}).catch(() => undefined));
    await clock.advance(4_999);
    expect(calls).toBe(113);
    await clock.advance(1);
    await Promise.all(asked);
    expect(calls).toBe(113);
  });

  it('that fails sooner has failed', async () => {
    let calls = 0;
    const ports = portFromCall(() => {
      calls += 1;
      return Promise.reject(new Error('denied'));
    });
    const clock = createTestClock();
    await expect(withPatience(ports, clock).ecs.listTasks({})).rejects.toThrow('denied');
    await clock.advance(10_000);
    expect(calls).toBe(1);
  });

  it('is passed on with what was asked, and its answer back', async () => {
    const ports = portFromCall(async (...given) => given.slice(0, 3));
    const asked = withPatience(ports, createTestClock()).ecs.listTasks({ cluster: 'web' });
    expect(await asked).toEqual(['ecs', 'ListTasks', { cluster: 'web' }]);
  });
});

describe('each by itself', () => {
  it('one that fails keeps no other from being read', async () => {
    const read: string[] = [];
    const failed = await readEach(['a', 'b', 'c'], async (item) => {
      if (item === 'b') throw new Error('no');
      read.push(item);
    });
    expect([read, [...failed]]).toEqual([['a', 'c'], [['b', 'no']]]);
  });
  it('of a hundred that hang only so many are begun as one time allows', async () => {
    const clock = createTestClock();
    let begun = 0;
    const ports = portFromCall((_, operation) => {
      begun += 1;
      return operation === 'DescribeTaskDefinition' ? never() : Promise.resolve({});
    });
    const { ecs } = withPatience(ports, clock);
    let failed: ReadonlyMap<number, string> | undefined;
    const items = Array.from({ length: 100 }, (_, n) => n);
    void readEach(items, async (n) => {
      await ecs.describeTaskDefinition({ taskDefinition: `td/${n}` });
    }).then((result) => {
      failed = result;
    });
    await clock.advance(2_000);
    expect([failed?.size, begun]).toEqual([100, 8]);
    expect(new Set(failed?.values()).size).toBe(1);
  });
});
