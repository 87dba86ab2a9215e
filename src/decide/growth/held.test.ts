// What holds a pool back from growing, and what no longer does.
import { describe, expect, it } from 'vitest';
import type { InstanceFacts } from '#model/observation.ts';
import { anInstance, aPoolSpec, NOW } from '../../../test/support/facts.ts';
import { full, MINUTE, member, planOf, web } from './fixtures.ts';

const services = [web({ desiredCount: 6 })];
const grown = (of: string) => [`main ${of}: 1 more host for 2 tasks of service:web`];
const silent = (instance: InstanceFacts, launchedAt = instance.launchedAt): InstanceFacts => ({
  ...instance,
  launchedAt,
  container: { ...instance.container!, agentConnected: false },
});
const lost = (id: string, over: object = {}) =>
  anInstance(id, { container: undefined, launchedAt: NOW - 20 * MINUTE, ...over });

describe('agents that are silent', () => {
  const newcomer = (age: number) => silent(member('3'), NOW - age);
  it('hold the pool where they came within the hour: what is launched like them may be no better', () => {
    const { grown: none, waits } = planOf([...full, newcomer(11 * MINUTE)], { services });
    expect(none).toEqual([]);
    expect(waits).toContain(
      'may not grow: the agent of 1 instance that was launched within the hour is silent; others may be as well',
    );
    expect(planOf([...full, newcomer(60 * MINUTE)], { services }).grown).toEqual(grown('3→4'));
  });

  it('hold it where they are most of it', () => {
    const pools = [{ ...aPoolSpec(), headroom: 1 }];
    const { grown: none, waits } = planOf([...full.map((each) => silent(each)), member('3', 2048)], {
      spec: { pools },
    });
    expect(none).toEqual([]);
    expect(waits).not.toContain('more host');
    expect(planOf([silent(full[0]!), full[1]!], { spec: { pools } }).grown).toHaveLength(1);
  });

  it('hold nothing within their first minute: an agent drops its connection a few times an hour', () => {
    const of = (silentSince: number, watchedSince: number) =>
      planOf([...full, newcomer(11 * MINUTE)], {
        services,
        recall: { silentSince: new Map([['i-3', silentSince]]), watchedSince },
      }).grown;
    expect(of(NOW - 59_000, NOW - 60 * MINUTE)).toEqual(grown('3→4'));
    expect(of(NOW - MINUTE, NOW - 60 * MINUTE)).toEqual([]);
    expect(of(NOW - 1_000, NOW - 1_000)).toEqual([]);
  });
});

describe('one that did not join', () => {
  it('holds nothing where a person keeps it', () => {
    const kept = lost('9', { tags: { 'sluice.dev/keep': 'debug' } });
    expect(planOf([...full, kept], { services }).grown).toEqual(grown('3→4'));
    expect(planOf([...full, lost('9')], { services }).grown).toEqual([]);
  });

  it('is told where it keeps a pool below its least, although all has its place', () => {
    const pools = [{ ...aPoolSpec(), limits: { min: 6 } }];
    expect(planOf([...full, lost('9')], { spec: { pools } }).waits).toContain(
      'may not grow: 1 instance did not',
    );
    expect(planOf([...full, lost('9')]).waits).not.toContain('may not grow');
  });
});
