// Story: hosts die without a word, and some as ghosts, whose tasks ECS counts as running for ever (aws-facts.md §1.3).
import { expect } from 'vitest';
import { storyPromises } from '../../support/story-promises.ts';
import { ghosts, servicesThatAreShort } from '../../support/world-at-rest.ts';

storyPromises('sudden-death', {
  seeds: [1],
  short: '14m',
  checked: ['no-busy-container-instance-deregistered', 'no-ghost-left'],
  unavoidable: true,
  harm: ({ report, sandbox }) => {
    expect(ghosts(sandbox).length).toBeGreaterThan(2);
    expect(servicesThatAreShort(sandbox).length).toBeGreaterThan(1);
    // Those that are left cannot answer everybody.
    expect(report.requests.failedBy.overload).toBeGreaterThan(500);
  },
  ends: (sandbox) => expect([...ghosts(sandbox), ...servicesThatAreShort(sandbox)]).toEqual([]),
});
