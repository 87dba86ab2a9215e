// Messages of the queue: whatever is in them nothing throws, and neither their order nor how often they come changes what is done
// (docs/failures.md, rows 7, 8, 10 and 11).
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide } from '#decide/decide.ts';
import type { Notice } from '#model/notice.ts';
import { parseEvent } from '#operator/events.ts';
import { createMailbox } from '#operator/mailbox.ts';
import { createRecall } from '#operator/recall.ts';
import { anInstance, anObservation, aSpec, aWebTask, NOW } from '../support/facts.ts';
import { howOften } from './how-often.ts';

const types = [
  'EC2 Spot Instance Interruption Warning',
  'EC2 Instance Rebalance Recommendation',
  'EC2 Instance-terminate Lifecycle Action',
  'ECS Task State Change',
  'ECS Container Instance State Change',
  'EC2 Instance State-change Notification',
];
const ids = ['a', 'b', 'c'].map((letter) => `i-0123456789abcdef${letter}`);
const field = fc.constantFrom(
  'instance-id',
  'EC2InstanceId',
  'ec2InstanceId',
  'clusterArn',
  '__proto__',
  'version',
);
const anything = fc.oneof(fc.constantFrom(...ids, 'i-1', ''), fc.jsonValue());
const time = fc.oneof(
  fc.constantFrom('2026-11-22T05:00:00Z', 'soon', ''),
  fc.date({ noInvalidDate: true }).map(String),
  fc.jsonValue(),
);

/** Nearly an event: each part is right, wrong or left out. */
const nearly = fc.record(
  {
    'detail-type': fc.oneof(fc.constantFrom(...types), fc.jsonValue()),
    time,
    detail: fc.oneof(fc.dictionary(field, anything), fc.jsonValue()),
    resources: fc.jsonValue(),
  },
  { requiredKeys: [] },
);

describe('a message', () => {
  it('never throws, and says no more than a name, a time and a kind', () => {
    const body = fc.oneof(
      fc.string(),
      fc.json(),
      nearly.map((each) => JSON.stringify(each)),
      fc.tuple(nearly, fc.nat(200)).map(([each, end]) => JSON.stringify(each).slice(0, end)),
    );
    fc.assert(
      fc.property(body, (text) => {
        const event = parseEvent(text, NOW);
        if (event.kind !== 'notice') return void expect(['hint', 'ignored']).toContain(event.kind);
        const { instanceId, at, ...rest } = event.notice;
        expect(instanceId).toMatch(/^i-[0-9a-f]{8,17}$/);
        expect(at).toBeGreaterThanOrEqual(NOW - 300_000);
        expect(at).toBeLessThanOrEqual(NOW + 60_000);
        expect(Object.keys(rest).sort()).toEqual(['channel', 'kind']);
      }),
      howOften(1_000),
    );
  });
});

const notice: fc.Arbitrary<Notice> = fc.record({
  kind: fc.constantFrom('spotInterruption', 'rebalance', 'lifecycleHook'),
  instanceId: fc.constantFrom(...['a', 'b', 'z'].map((letter) => `i-${letter}`)),
  at: fc.constantFrom(NOW - 60_000, NOW - 30_000, NOW - 1_000),
  channel: fc.constant('event' as const),
});

const account = anObservation({
  instances: [
    anInstance('a', { market: 'spot', tasks: [aWebTask('a1', 'a')] }),
    anInstance('b', { market: 'spot', lifecycle: 'Terminating:Wait' }),
    anInstance('c', { tasks: [aWebTask('c1', 'c')] }),
  ],
});

/** What is decided when they come in this order, each as often as it comes. */
function decidedAfter(mail: readonly Notice[]) {
  const box = createMailbox();
  for (const [n, each] of mail.entries())
    box.hold({ messageId: `m${n}`, receipt: `r${n}`, notice: each }, NOW);
  const input = {
    spec: aSpec(),
    observation: account,
    notices: box.notices(),
    recall: createRecall(),
    now: NOW,
  };
  return { plan: decide(input), held: box.size };
}

function* orders<T>(all: readonly T[]): Generator<T[]> {
  if (all.length <= 1) yield [...all];
  for (const [n, first] of all.entries())
    for (const rest of all.length > 1 ? orders([...all.slice(0, n), ...all.slice(n + 1)]) : [])
      yield [first, ...rest];
}

describe('deliveries', () => {
  it('in each order of up to six end in the same plan', () => {
    fc.assert(
      fc.property(fc.array(notice, { minLength: 2, maxLength: 6 }), (mail) => {
        const inOrder = decidedAfter(mail);
        for (const other of orders(mail)) expect(decidedAfter(other)).toEqual(inOrder);
      }),
      howOften(2, 20),
    );
  });

  it('doubled up to fifty times end in the same plan, and are held once', () => {
    const often = fc.array(fc.tuple(notice, fc.integer({ min: 1, max: 50 })), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(often, (mail) => {
        const once = decidedAfter(mail.map(([each]) => each));
        expect(decidedAfter(mail.flatMap(([each, n]) => Array<Notice>(n).fill(each)))).toEqual(once);
      }),
      howOften(100),
    );
  });
});
