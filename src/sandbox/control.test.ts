// The control interface over HTTP: a hand on faults, troubles and the clock of a running sandbox.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createControl } from './control.ts';
import { runInRealTime } from './realtime.ts';
import type { Scenario } from './scenario/generated/scenario.ts';
import { parseScenario } from './scenario/parse.ts';
import { type SandboxServer, startSandbox } from './server.ts';

const text = `apiVersion: sluice.dev/v1alpha1
kind: Scenario
metadata: {name: controlled}
spec:
  duration: 1h
  clusters:
    - name: c
      pools:
        - {name: calm, min: 1, max: 4, desired: 2, instance: {type: m5.large, cpu: 2048, memory: 4096}}
        - {name: spotty, market: spot, min: 1, max: 4, desired: 3, instance: {type: m5.large, cpu: 2048, memory: 4096}}
      services:
        - {name: web, desired: 2, task: {cpu: 128, memory: 128}, loadBalancer: {}}
`;

let server: SandboxServer;
beforeEach(async () => {
  const { scenario, problems } = parseScenario(new TextEncoder().encode(text), 's.yaml');
  if (!scenario) throw new Error(JSON.stringify(problems));
  server = await startSandbox({ scenario, port: 0, speed: 1 });
  await post('clock', { pause: true });
});
afterEach(() => server.close());

interface Answer {
  status: number;
  error?: string;
  struck?: string[];
  shortfall?: string;
  ended?: number;
  atSecond?: number;
  troubles?: object;
  bugs?: string[];
  instances?: { id: string; pool: string; noticedAt?: string }[];
  calls?: { operation: string }[];
}

async function ask(method: string, page: string, body?: string): Promise<Answer> {
  const response = await fetch(`${server.url}/_sluice/${page}`, { method, body });
  return { status: response.status, ...((await response.json()) as object) };
}
const get = (page: string) => ask('GET', page);
const post = (page: string, body: unknown) =>
  ask('POST', page, typeof body === 'string' ? body : JSON.stringify(body));

describe('faults, ordered while it runs', () => {
  it('interrupt an instance of a pool, and the state shows which', async () => {
    const { status, struck } = await post('faults', { spotInterruption: { pool: 'spotty' } });
    expect(status).toBe(200);
    await post('clock', { advance: '5s' });
    const { instances } = await get('state');
    expect(instances?.filter(({ noticedAt }) => noticedAt).map(({ id }) => id)).toEqual(struck);
  });

  it('strike the one instance that is named', async () => {
    const { instances } = await get('state');
    const { id } = instances!.find(({ pool }) => pool === 'calm')!;
    expect(await post('faults', { terminateInstances: { instance: id } })).toMatchObject({ struck: [id] });
  });

  it('are checked like those of a scenario, with places and what was meant', async () => {
    const unknown = await post('faults', { spotInteruption: { pool: 'spotty' } });
    expect(unknown).toMatchObject({ status: 400 });
    expect(unknown.error).toContain('spotInteruption: is not a known field; did you mean spotInterruption?');
    const pool = await post('faults', { spotInterruption: { pool: 'spoty' } });
    expect(pool.error).toBe(
      'body:1:29  spotInterruption.pool: there is no pool or fleet "spoty"; did you mean spotty?',
    );
    const calm = await post('faults', { spotInterruption: { pool: 'calm' } });
    expect(calm.error).toContain('this pool is not bought as spot');
    expect((await post('faults', { at: '5m', metricGap: {} })).error).toContain('leave at out');
    expect((await post('faults', '[1]')).error).toContain('expected a mapping of one fault');
    expect((await post('faults', '')).status).toBe(400);
    expect((await post('faults', '{}')).status).toBe(400);
    expect((await post('faults', { metricGap: {}, throttle: { service: 'ecs' } })).status).toBe(400);
    expect((await post('faults', '{"metricGap": ')).status).toBe(400);
  });

  it('say when they could not strike as many as they should', async () => {
    const short = await post('faults', { spotInterruption: { pool: 'spotty', count: 4 } });
    expect(short.struck).toHaveLength(3);
    expect(short.shortfall).toBe('only 3 of 4 struck: nothing more fits it now');
    const targets = await post('faults', { deregisterTargets: { service: 'web', count: 50 } });
    expect(targets.shortfall).toBe('only 2 of 50 struck: nothing more fits it now');
    expect(await post('faults', { metricGap: {} })).not.toHaveProperty('shortfall');
    const absurd = await post('faults', { spotInterruption: { pool: 'spotty', count: 9999 } });
    expect(absurd.error).toContain("9999 is more than the pool's max, which is 4; lower it");
  });

  it('that would do nothing are refused', async () => {
    const unknown = await post('faults', { throttle: { service: 'ecs', operation: 'LisTasks' } });
    expect(unknown.error).toContain('no modelled operation of ecs "LisTasks"; did you mean ListTasks?');
    const short = await post('faults', { throttle: { service: 'ecs', for: '0s' } });
    expect(short.error).toContain('throttle.for: nothing would happen');
  });

  it('are one at a time', async () => {
    const two = await post('faults', { metricGap: {}, throttle: { service: 'ecs' } });
    expect(two.error).toBe('body:1:1  expected one fault, got 2: metricGap, throttle; give each by itself');
    expect((await post('faults', '{}')).error).toMatch(
      /^body:1:1 {2}expected one fault, got none; give one of spotInterruption, /,
    );
  });

  it('say when there was nobody to strike', async () => {
    const strange = await post('faults', { terminateInstances: { instance: 'i-00000000000000000' } });
    expect(strange).toMatchObject({ status: 404 });
    const nobody = await post('faults', { terminateInstances: { pool: 'calm', zone: 'f' } });
    expect(nobody.error).toMatch(/there is no|nobody to strike/);
  });

  it('last until their time is over, or somebody ends them', async () => {
    await post('faults', { metricGap: { for: '10m' } });
    await post('faults', { apiError: { service: 'ecs', for: '2h' } });
    expect(Object.keys((await get('state')).troubles ?? {})).toEqual(['apiErrors', 'metricGaps']);
    await post('clock', { advance: '11m' });
    expect(Object.keys((await get('state')).troubles ?? {})).toEqual(['apiErrors']);
    expect(await ask('DELETE', 'troubles')).toMatchObject({ status: 200, ended: 1 });
    expect((await get('state')).troubles).toEqual({});
  });
});

describe('ordered errors of the API', () => {
  async function answerTo(order: object) {
    expect(
      await post('faults', { apiError: { service: 'ecs', operation: 'ListTasks', ...order } }),
    ).toMatchObject({
      status: 200,
    });
    const headers = { 'x-amz-target': 'AmazonEC2ContainerServiceV20141113.ListTasks' };
    const answer = await fetch(server.url, { method: 'POST', headers, body: '{}' });
    return [answer.status, ((await answer.json()) as { message: string }).message];
  }

  it('have the status of their code and a message that fits it', async () => {
    const denied = await answerTo({ code: 'AccessDeniedException' });
    expect(denied).toEqual([403, 'User is not authorized to perform: ecs:ListTasks']);
    // Nothing is said of a status that nobody ordered.
    expect((await get('state')).troubles).toMatchObject({ apiErrors: [{ code: 'AccessDeniedException' }] });
    expect(JSON.stringify((await get('state')).troubles)).not.toContain('status');
  });

  it('have the status that was ordered, whatever the code', async () => {
    expect((await answerTo({ code: 'AccessDeniedException', status: 503 }))[0]).toBe(503);
    expect((await get('state')).troubles).toMatchObject({ apiErrors: [{ status: 503 }] });
  });

  it('say who ordered a code that nobody knows', async () => {
    const strange = [500, 'Odd, as the fault apiError orders for ecs:ListTasks.'];
    expect(await answerTo({ code: 'Odd' })).toEqual(strange);
  });
});

describe('the clock', () => {
  it('stands, leaps and goes at another pace', async () => {
    const before = await get('clock');
    expect(before).toMatchObject({ paused: true, speed: 1 });
    const after = await post('clock', { advance: '90s', speed: 5 });
    expect(after).toMatchObject({ paused: true, speed: 5 });
    expect(after.atSecond! - before.atSecond!).toBeCloseTo(90, 3);
    expect(await post('clock', { pause: false })).toMatchObject({ paused: false });
  });

  it.each([
    ['nothing', {}],
    ['an unknown key', { leap: '10m' }],
    ['no duration', { advance: 'ten minutes' }],
    ['more than a week', { advance: '8d' }],
    ['no speed', { speed: 0 }],
    ['no truth', { pause: 'yes' }],
    ['no JSON', 'advance=10m'],
    ['a list', []],
  ])('refuses %s and says what it takes', async (_name, body) => {
    const answer = await post('clock', body);
    expect(answer.status).toBe(400);
    expect(answer.error).toMatch(/such as|true or false|from above 0/);
  });
});

describe('a bug of the sandbox', () => {
  it('does not end it: it is told once on standard error, shows in the state, and time goes on', async () => {
    const told = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    const { engine } = server.sandbox.world;
    const bug = new TypeError('half a task');
    for (const seconds of [1, 2])
      engine.after(seconds * 1000, () => {
        throw bug;
      });
    const before = engine.now;
    expect((await post('clock', { advance: '10s' })).status).toBe(200);
    expect(engine.now - before).toBe(10_000);
    const lines = told.mock.calls.map(([line]) => String(line));
    told.mockRestore();
    expect(lines.filter((line) => line.includes('half a task'))).toHaveLength(1);
    expect((await get('state')).bugs).toEqual(['TypeError: half a task', 'TypeError: half a task']);
  });
});

describe('an advance that takes a while', () => {
  it('is not lengthened by a second one: that is told to wait, and nothing of what it asked is done', async () => {
    const time = runInRealTime(server.sandbox.world.engine, 1);
    const leapsTo = Date.UTC(2026, 0, 2);
    const control = createControl({
      sandbox: server.sandbox,
      scenario: {} as Scenario,
      time: { ...time, leapsTo },
    });
    const clock = (body: object) => control('/_sluice/clock', 'POST', JSON.stringify(body));
    const refused = await clock({ advance: '1h', speed: 9 });
    expect(refused?.status).toBe(409);
    expect(refused?.body).toContain(
      'the clock is on its way to 2026-01-02T00:00:00.000Z already; ask again when that advance has answered',
    );
    expect(time.speed).toBe(1);
    expect((await clock({ speed: 9 }))?.status).toBeUndefined();
    time.stop();
  });
});

describe('pages', () => {
  it('show settings, report and calls, and filter calls', async () => {
    expect(await get('settings')).toMatchObject({ drainingTwice: 'succeeds' });
    expect(await get('report')).toMatchObject({ scenario: 'controlled' });
    const { calls } = server.sandbox;
    calls.close(calls.open({ service: 'ecs', operation: 'ListClusters', caller: 'me' }), 'ok');
    calls.close(calls.open({ service: 'ecs', operation: 'StopTask', caller: 'me' }), 'ok');
    const mutating = await get('calls?service=ecs&mutating=true');
    expect(mutating.calls?.map(({ operation }) => operation)).toEqual(['StopTask']);
    expect(mutating).toMatchObject({ counts: { total: 1, byOperation: { 'ecs:StopTask': 1 } } });
    expect((await get('calls?operation=ListClusters')).calls).toHaveLength(1);
    expect(await get('calls')).toMatchObject({ counts: { total: 2, mutating: 1 } });
    expect(await get('calls?operation=RunTask')).toMatchObject({ status: 200, counts: { total: 0 } });
    expect(await get('calls?servce=ecs')).toMatchObject({ status: 400 });
    expect(await get('calls?mutating=maybe')).toMatchObject({ status: 400 });
    expect((await get('calls?operation=listclusters')).error).toContain('did you mean ListClusters?');
    expect((await get('calls?service=nope')).error).toBe(
      'no service "nope" is served, and none was asked for; served are ecs, ec2, autoscaling, elbv2, sqs, sns, sts, cloudwatch, events',
    );
    calls.close(calls.open({ service: 'dynamodb', operation: 'GetItem', caller: 'me' }), 'NotImplemented');
    expect((await get('calls?service=dynamodb')).calls).toHaveLength(1);
  });

  it('of settings can be written into a scenario as it is, to have the same world with any seed', async () => {
    const { status: _, ...settings } = await get('settings');
    const drawn = server.sandbox.world.settings;
    expect(settings).toMatchObject({ schedulerPass: `${drawn.schedulerPassMs / 1000}s` });
    const fixed = text.replace('duration: 1h', `duration: 1h\n  settings: ${JSON.stringify(settings)}`);
    const { scenario, problems } = parseScenario(new TextEncoder().encode(fixed), 's.yaml');
    expect(problems).toEqual([]);
    const again = await startSandbox({ scenario: scenario!, port: 0, speed: 1, seed: 99 });
    expect(again.sandbox.world.settings).toEqual(drawn);
    await again.close();
  });

  it('that there are not answer with those that there are', async () => {
    expect((await get('sate')).error).toContain('/_sluice/state');
    expect(await ask('PUT', 'clock')).toMatchObject({ status: 405 });
    expect((await get('constructor')).status).toBe(404);
  });
});
