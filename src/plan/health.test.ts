// When the tasks of a host are not waited for any more: nobody is there who could stop them, and nobody uses them.
import { describe, expect, it } from 'vitest';
import type { StatusChecks } from '#model/health.ts';
import type { InstanceFacts, TaskFacts } from '#model/observation.ts';
import { anInstance, aTask, aWebTask, HOUR, NOW } from '../../test/support/facts.ts';
import { isHung, isImpaired, isVacated } from './health.ts';

const MINUTE = 60_000;

const checks = (since: number | undefined, over: Partial<StatusChecks> = {}): StatusChecks => ({
  system: 'impaired',
  instance: 'ok',
  readAt: NOW,
  ...(since !== undefined && { impairedSince: NOW - since }),
  ...over,
});

const base = anInstance('one', { status: 'DRAINING' });
/** Drained, and its agent silent. */
const silentHost = (...tasks: TaskFacts[]): InstanceFacts => ({
  ...base,
  tasks,
  container: { ...base.container!, agentConnected: false },
});
const speaks = { ...silentHost(), container: base.container! };
const active = {
  ...silentHost(),
  container: { ...base.container!, status: 'ACTIVE', agentConnected: false },
};
const unregistered = { ...silentHost(), container: undefined };

const asked = (state?: string) =>
  aWebTask('asked', 'one', { desiredStatus: 'STOPPED', ...(state && { state }) });
const isIgnored = (task: TaskFacts) => task.family === 'agent';
const ignored = aTask('agent', { family: 'agent' });
const stopped = aWebTask('stopped', 'one', { lastStatus: 'STOPPED' });

describe('EC2 calls an instance impaired', () => {
  it('once a check has failed for five minutes: less passes by itself', () => {
    expect(isImpaired(checks(5 * MINUTE), NOW)).toBe(true);
    expect(isImpaired(checks(5 * MINUTE - 1), NOW)).toBe(false);
  });
  it('as long as its answer is not older than three minutes', () => {
    expect(isImpaired(checks(HOUR, { readAt: NOW - 3 * MINUTE }), NOW)).toBe(true);
    expect(isImpaired(checks(HOUR, { readAt: NOW - 3 * MINUTE - 1 }), NOW)).toBe(false);
  });
  it('not where it does not say since when, or nothing was read', () => {
    expect(isImpaired(checks(undefined), NOW)).toBe(false);
    expect(isImpaired(undefined, NOW)).toBe(false);
  });
});

describe('a drained host is vacated', () => {
  const vacated = (host: InstanceFacts, silentMs = 10 * MINUTE) => isVacated(host, { silentMs, isIgnored });

  it('when its agent is silent for ten minutes and nothing is left', () => {
    expect(vacated(silentHost())).toBe(true);
    expect(vacated(silentHost(), 10 * MINUTE - 1)).toBe(false);
  });
  it('not while its agent speaks, before it is drained, or where neither is known', () => {
    expect(vacated(speaks)).toBe(false);
    expect(vacated(active)).toBe(false);
    expect(vacated(unregistered)).toBe(false);
  });
  it('when ECS has asked all that is left to stop, and no load balancer knows it', () => {
    const job = aTask('job', { desiredStatus: 'STOPPED' });
    expect(vacated(silentHost(job, asked('unused')))).toBe(true);
  });
  it('not while ECS wants one of them to run', () => {
    expect(vacated(silentHost(asked('unused'), aTask('job')))).toBe(false);
  });
  it('not while one of its targets may be sent requests, whatever the others are', () => {
    const [target] = asked('unused').targets;
    const two = { ...asked(), targets: [target!, { ...target!, port: 1, state: 'draining' }] };
    expect(vacated(silentHost(two))).toBe(false);
    expect(vacated(silentHost(asked('unhealthy')))).toBe(false);
    expect(vacated(silentHost({ ...asked(), targets: [{ ...target!, state: undefined }] }))).toBe(false);
  });
  it('whatever runs there that counts for nothing, or has stopped', () => {
    expect(vacated(silentHost(ignored))).toBe(true);
    expect(vacated(silentHost(stopped))).toBe(true);
  });
});

describe('a drained host is hung', () => {
  /** Silent and impaired for as long. */
  const hung = (host: InstanceFacts, forMs = 10 * MINUTE, impairedMs = forMs) =>
    isHung({ ...host, statusChecks: checks(impairedMs) }, { silentMs: forMs, isIgnored, now: NOW });
  const serving = (state: string) => aWebTask('web', 'one', { state });

  it('when its agent is silent for ten minutes and EC2 calls it impaired', () => {
    expect(hung(silentHost())).toBe(true);
    expect(hung(silentHost(), 10 * MINUTE - 1)).toBe(false);
    expect(hung(silentHost(), 10 * MINUTE, 5 * MINUTE - 1)).toBe(false);
    expect(isHung(silentHost(), { silentMs: HOUR, isIgnored, now: NOW })).toBe(false);
  });
  it('not while its agent speaks, before it is drained, or where neither is known', () => {
    expect(hung(speaks)).toBe(false);
    expect(hung(active)).toBe(false);
    expect(hung(unregistered)).toBe(false);
  });
  it.each(['unused', 'unhealthy', 'unhealthy.draining'])(
    'when what ECS still wants to run is %s to its load balancer',
    (state) => expect(hung(silentHost(serving(state)))).toBe(true),
  );
  it.each(['healthy', 'initial', 'draining', 'unavailable'])(
    'not while a task is %s to its load balancer, however long, though asked to stop',
    (state) => {
      expect(hung(silentHost(serving(state)), HOUR)).toBe(false);
      expect(hung(silentHost(asked(state)), HOUR)).toBe(false);
    },
  );
  it('not while one of its targets serves or is not known, though others do not', () => {
    const [target] = serving('unhealthy').targets;
    const and = (state?: string) => ({
      ...serving('unhealthy'),
      targets: [target!, { ...target!, port: 1, state }],
    });
    expect(hung(silentHost(and('healthy')))).toBe(false);
    expect(hung(silentHost(and(undefined)))).toBe(false);
  });
  it('keeps a job that no load balancer knows for half an hour, by both signs: it may be at work', () => {
    const job = silentHost(aTask('job'));
    expect(hung(job, 30 * MINUTE)).toBe(true);
    expect(hung(job, 30 * MINUTE - 1, HOUR)).toBe(false);
    expect(hung(job, HOUR, 30 * MINUTE - 1)).toBe(false);
  });
  it('not kept by a job that ECS has asked to stop, but by each other one', () => {
    const told = aTask('told', { desiredStatus: 'STOPPED' });
    expect(hung(silentHost(told))).toBe(true);
    expect(hung(silentHost(told, aTask('job')))).toBe(false);
  });
  it('whatever runs there that counts for nothing, or has stopped', () => {
    expect(hung(silentHost(ignored))).toBe(true);
    expect(hung(silentHost(stopped))).toBe(true);
  });
});
