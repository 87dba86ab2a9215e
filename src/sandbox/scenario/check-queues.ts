// Contradictions between the queues of a Scenario: names, events that nobody sends, dead letters that go nowhere.
import { type Checking, checkBounds, checkDistinct, checkKnown, checkUnique } from './checking.ts';
import { eventTypes } from './event-types.ts';

export function checkQueues({ spec, report }: Checking): void {
  const queues = spec.queues ?? [];
  const seen = new Set<string>();
  const byName = new Map(queues.flatMap((queue) => (queue?.name === undefined ? [] : [[queue.name, queue]])));
  for (const [index, queue] of queues.entries()) {
    if (!queue) continue;
    const path = ['spec', 'queues', index];
    checkUnique(queue.name, [...path, 'name'], seen, report);
    // aws-facts.md §3.2: the visibility timeout is 0 to 43 200 seconds.
    const visibility = { report, lowMs: 0, highMs: 43_200_000 };
    checkBounds(queue.visibilityTimeout, [...path, 'visibilityTimeout'], visibility);
    checkDistinct(queue.events, [...path, 'events'], report);
    for (const [n, type] of (queue.events ?? []).entries())
      checkKnown(type, [...path, 'events', n], { what: 'event', known: ['*', ...eventTypes], report });
    const dead = queue.deadLetter?.queue;
    const at = [...path, 'deadLetter', 'queue'];
    if (!checkKnown(dead, at, { what: 'queue', known: byName.keys(), report })) continue;
    if (circles(queue.name, (name) => byName.get(name)?.deadLetter?.queue))
      report(at, 'its dead letters come back to it', { hint: 'end at a queue without deadLetter' });
    else if (!queue.forOperator && byName.get(dead ?? '')?.forOperator) {
      const hint = 'give both forOperator, or neither';
      report(at, 'that queue is left out under the rival policies, and this one is not', { hint });
    }
  }
}

/** Whether following `next` from a name leads back to it. */
function circles(name: string | undefined, next: (name: string) => string | undefined): boolean {
  const seen = new Set<string>();
  let at = name === undefined ? undefined : next(name);
  while (at !== undefined && at !== name && !seen.has(at)) {
    seen.add(at);
    at = next(at);
  }
  return at !== undefined && at === name;
}
