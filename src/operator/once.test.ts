// One pass by hand: what it tells of the queue, and when it begins a timeline.
import { describe, expect, it } from 'vitest';
import type { AwsPorts } from '#aws/ports.ts';
import { createRandom } from '#lib/random.ts';
import type { ClusterSpec } from '#model/generated/cluster-spec.ts';
import { createTestClock } from '../../test/support/clock.ts';
import { aSpec } from '../../test/support/facts.ts';
import { beatTag, renderBeat } from './heartbeat-tag.ts';
import { type OperatorOptions, operateOnce } from './operator.ts';
import { createMemoryTimeline } from './timeline.ts';

/** An account that has a cluster and nothing else, and the calls that came in. */
function anAccount(over: Record<string, (input: unknown) => Promise<unknown>> = {}) {
  const calls: string[] = [];
  const answers: typeof over = {
    getCallerIdentity: async () => ({ Account: '111122223333' }),
    describeClusters: async () => ({ clusters: [{ clusterName: 'web', status: 'ACTIVE', tags: [] }] }),
    getQueueUrl: async () => ({ QueueUrl: 'https://sqs/events' }),
    ...over,
  };
  const port = new Proxy(
    {},
    {
      get: (_, name: string) => async (input: unknown) => {
        calls.push(name);
        return answers[name]?.(input) ?? {};
      },
    },
  );
  const ports = new Proxy({}, { get: () => port }) as AwsPorts;
  return { calls, ports };
}

const missing = async () => {
  throw Object.assign(new Error('sqs:GetQueueUrl found nothing'), { name: 'QueueDoesNotExist' });
};

interface Given extends Pick<OperatorOptions, 'heartbeat'> {
  readonly spec?: Partial<ClusterSpec['spec']>;
  readonly dryRun?: boolean;
}

async function once(
  account: ReturnType<typeof anAccount>,
  { spec = {}, dryRun = false, ...over }: Given = {},
) {
  const document = {
    apiVersion: 'sluice.dev/v1alpha1',
    kind: 'ClusterSpec',
    metadata: { name: 'web' },
    spec: aSpec({ events: { queue: 'sluice-events' }, pools: [], ...spec }),
  } as const;
  const timeline = createMemoryTimeline();
  const clock = createTestClock();
  const passing = operateOnce({
    specs: [{ spec: document, origin: { file: 'web.yaml', line: 1 } }],
    portsFor: () => account.ports,
    clock,
    random: createRandom('once'),
    log: () => {},
    timeline,
    dryRun,
    ...over,
  });
  const end = { come: false };
  void passing.finally(() => (end.come = true)).catch(() => {});
  while (!end.come) await clock.advance(1_000);
  const [result] = await passing;
  return { ...result!, records: timeline.records.map(({ kind }) => kind) };
}

describe('the queue', () => {
  it('that is there is no trouble', async () => {
    expect((await once(anAccount())).queueTroubles).toEqual([]);
  });

  it('that does not exist is told of', async () => {
    const account = anAccount({ getQueueUrl: missing });
    expect((await once(account)).queueTroubles).toEqual([
      'the queue sluice-events cannot be read, so that no event would come in: sqs:GetQueueUrl found nothing',
    ]);
    expect(account.calls).not.toContain('receiveMessage');
  });

  it('of reports that does not exist is told of as well', async () => {
    const scaleOut = { shortageQueue: 'web-shortage' };
    const { queueTroubles } = await once(anAccount({ getQueueUrl: missing }), {
      spec: { mode: 'scale', events: undefined, scaleOut },
    });
    expect(queueTroubles).toEqual([
      'the queue web-shortage cannot be read, so that no report would come in: sqs:GetQueueUrl found nothing',
    ]);
  });

  it('that is given by its URL is asked for by account and name', async () => {
    const asked: unknown[] = [];
    const account = anAccount({
      getQueueUrl: async (input) => {
        asked.push(input);
        return { QueueUrl: 'https://sqs/events' };
      },
    });
    const queue = 'https://sqs.ap-northeast-1.amazonaws.com/111122223333/sluice-events';
    await once(account, { spec: { events: { queue } } });
    expect(asked).toEqual([{ QueueName: 'sluice-events', QueueOwnerAWSAccountId: '111122223333' }]);
  });

  it.each<[string, Parameters<typeof once>[1]]>([
    ['in a dry run', { dryRun: true }],
    ['in mode protect', { spec: { mode: 'protect' } }],
    ['of a spec that names none', { spec: { events: undefined } }],
  ])('is left alone %s', async (_, given) => {
    const account = anAccount({ getQueueUrl: missing });
    expect((await once(account, given)).queueTroubles).toEqual([]);
    expect(account.calls).not.toContain('getQueueUrl');
  });
});

describe('the timeline', () => {
  it('begins with a look', async () => {
    expect((await once(anAccount())).records[0]).toBe('began');
  });

  it('does not begin in a wrong account, nor where nobody answers', async () => {
    const wrong = anAccount({ getCallerIdentity: async () => ({ Account: '999999999999' }) });
    expect(await once(wrong)).toMatchObject({ pass: expect.any(Error), records: [] });
    const silent = anAccount({ getCallerIdentity: missing });
    expect(await once(silent)).toMatchObject({ pass: expect.any(Error), records: [] });
  });
});

describe("another process's heartbeat on the queue", () => {
  const heartbeat = { host: 'me', isGone: (place: string) => place === 'here:gone' };
  const beat = { id: 'ab', host: 'web-1', ended: false };
  const tagsBy = (value: (nth: number) => string) => {
    let nth = 0;
    return { listQueueTags: async () => ({ Tags: { [beatTag('web')]: value(++nth) } }) };
  };
  const passOf = async (account: ReturnType<typeof anAccount>) => (await once(account, { heartbeat })).pass;

  it('that moves forbids a pass', async () => {
    const account = anAccount(tagsBy((nth) => renderBeat({ ...beat, count: Math.floor(nth / 3) })));
    expect(String(await passOf(account))).toMatch(/another process \(web-1\) operates web/);
    expect(account.calls).not.toContain('describeClusters');
    expect(account.calls).not.toContain('tagQueue');
  });

  it.each([
    ['stands still', renderBeat({ ...beat, count: 4 })],
    ['has ended', renderBeat({ ...beat, count: 4, ended: true })],
    ['is of a process that is surely gone', renderBeat({ ...beat, count: 4, place: 'here:gone' })],
    ['is none', 'whatever'],
  ])('that %s forbids none', async (_, value) => {
    expect(await passOf(anAccount(tagsBy(() => value)))).not.toBeInstanceOf(Error);
  });

  it('that cannot be read forbids none', async () => {
    const listQueueTags = async () => {
      throw new Error('AccessDenied');
    };
    expect(await passOf(anAccount({ listQueueTags }))).not.toBeInstanceOf(Error);
  });
});
