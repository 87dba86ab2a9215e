// From an address in a load balancer's log to what happened, through a file as an operator writes it.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { describeCommand } from './describe.ts';
import { instantOf, sinceOf } from './instants.ts';
import { timelineCommand } from './timeline.ts';
import { defaultTimeline } from './timeline-place.ts';

const common = { v: 1, cluster: 'web-prod', spec: 'web', ip: '10.0.0.7', container: '0'.repeat(32) };
const lines = (instance: string, hour: string) =>
  [
    {
      ...common,
      instance,
      time: `2026-11-22T${hour}:00:00.000Z`,
      kind: 'seen',
      whole: true,
      state: 'inService.busy',
      pool: 'spot',
      tasks: [
        {
          id: `${hour}aaaaaaaa`,
          service: 'web',
          targets: [{ group: 'web', port: 32_768, state: 'healthy' }],
        },
      ],
    },
    {
      ...common,
      instance,
      time: `2026-11-22T${hour}:10:00.000Z`,
      kind: 'decided',
      action: 'drain',
      reason: 'a \u001b[31m notice',
    },
    { ...common, instance, time: `2026-11-22T${hour}:30:00.000Z`, kind: 'gone' },
    {
      ...common,
      instance,
      time: `2026-11-22T${hour}:30:00.000Z`,
      kind: 'receipt',
      why: 'spotInterruption',
      noticed: `2026-11-22T${hour}:10:00.000Z`,
      channel: 'event',
      end: 'gone',
      over: 1200,
      lost: 1,
      tasks: [{ id: `${hour}aaaaaaaa`, of: 'web', end: 'cut', why: 'stopTask failed: throttled' }],
    },
  ].map((record) => JSON.stringify(record));

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'describe-'));
  path = join(folder, 'timeline.jsonl');
  writeFileSync(`${path}.1`, `${lines('i-old', '05').join('\n')}\n`);
  writeFileSync(path, `{"torn":\n${lines('i-new', '07').join('\n')}\n{"v":1,"time":"2026`);
});
afterEach(() => {
  rmSync(folder, { recursive: true });
  process.exitCode = undefined;
});

let isTty = false;
async function run(command: typeof describeCommand | typeof timelineCommand, ...args: string[]) {
  const [said, complained]: string[][] = [[], []];
  process.exitCode = undefined;
  const input = process.stdin;
  const write = (text: string) => void said!.push(text);
  const writeError = (text: string) => void complained!.push(text);
  const terminal = { write, writeError, input, colour: false, columns: 80, isTty };
  await command(terminal)
    .exitOverride()
    .parseAsync([...args, '--timeline', path], { from: 'user' });
  return { out: said!.join(''), err: complained!.join(''), status: process.exitCode ?? 0 };
}
const describeIt = (...args: string[]) => run(describeCommand, 'instance', ...args);

describe('sluice describe instance', () => {
  it('tells who had an address and a port at a time, with receipt and history', async () => {
    const { out, status } = await describeIt('10.0.0.7:32768', '--at', '2026-11-22T05:05:00Z');
    expect(status).toBe(0);
    expect(out).toContain('i-old  cluster web-prod, pool spot');
    expect(out).toContain('task 05aaaaaaaa of web, 2026-11-22T05:00:00Z');
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
    expect(out.replaceAll(/\n +/g, ' ')).toContain(
      'Receipt: spot interruption at 05:10:00Z (an event told); 1 task lost: 05aaaaaa of web',
    );
    expect(out).toContain('+1200.0 s  05aaaaaa of web: LOST (stopTask failed: throttled)');
    expect(out).toMatch(
      /History\n {2}2026-11-22T05:00:00Z( \d\d:\d\d:\d\d)? {2}first seen: in service, busy/,
    );
  });

  it('lets nothing from a file move the cursor', async () => {
    const { out } = await describeIt('i-old');
    expect(out).toContain('\\u{1b}[31m notice');
    expect(out).not.toContain('\u001b');
  });

  it('finds it by instance id and by container instance', async () => {
    expect((await describeIt('i-new')).out).toMatch(/^i-new {2}cluster/);
    expect((await describeIt('0'.repeat(32), '--at', '2026-11-22T07:05:00Z')).out).toMatch(
      /^i-new {2}cluster/,
    );
  });

  it('lists several that fit', async () => {
    const { out, status } = await describeIt('10.0.0.7');
    expect(status).toBe(0);
    expect(out).toMatch(
      /^2 instances had 10\.0\.0\.7: give one of these ids, or the time with --at\n {2}i-old .*\n {2}i-new /,
    );
  });

  it('says what it looked for and where when nothing is known, and when else the address was used', async () => {
    const { out, err, status } = await describeIt('10.0.0.7', '--at', '2026-11-22T06:00:00Z');
    expect([out, status]).toEqual(['', 1]);
    expect(err).toMatch(/^nothing is known of 10\.0\.0\.7 at 2026-11-22T06:00:00Z/);
    expect(err).toContain(`looked in ${path}.1, ${path}: 8 records of web-prod, 2026-11-22T05:00:00.000Z to`);
    expect(err).toMatch(/at other times it was that of:\n {4}i-old .*\n {4}i-new /);
  });

  it('gives programs one document, also without an answer', async () => {
    const { out } = await describeIt('10.0.0.7:32768', '-o', 'json');
    const { kind, matches } = JSON.parse(out);
    expect([kind, matches.length]).toEqual(['InstanceHistory', 2]);
    expect(matches[0]).toMatchObject({ instance: 'i-old', ip: '10.0.0.7', receipts: [{ lost: 1 }] });
    expect(matches[0].records).toHaveLength(4);
    const none = await describeIt('10.9.9.9', '-o', 'json');
    expect([JSON.parse(none.out).matches, none.status]).toEqual([[], 1]);
  });

  it('refuses what is no name of an instance, and a place without a timeline', async () => {
    await expect(describeIt('web-1')).rejects.toThrow(
      /web-1 is neither an instance id .* such as 10\.0\.3\.17/,
    );
    rmSync(path);
    rmSync(`${path}.1`);
    await expect(describeIt('i-old')).rejects.toThrow(/^there is no timeline at .*--timeline$/);
  });
});

describe('sluice timeline', () => {
  it('tells all of a cluster, by its own name or its document', async () => {
    for (const name of ['web-prod', 'web']) {
      const { out, status } = await run(timelineCommand, name);
      expect(status).toBe(0);
      expect(out).toMatch(/^times: UTC(, then .*)?\n2026-11-22T05:00:00Z( \S+)? {2}i-old {2}first seen/);
      expect(out.trimEnd().split('\n')).toHaveLength(9);
    }
  });

  it('tells what is younger than asked, as news against what is older', async () => {
    const { out } = await run(timelineCommand, 'web', '--since', '2026-11-22T07:05:00Z');
    expect(out).not.toContain('first seen');
    expect(out.trimEnd().split('\n')).toHaveLength(4);
  });

  it('says so when nothing is that young, and when the newest is', async () => {
    const { out, err, status } = await run(timelineCommand, 'web', '--since', '2026-11-22T09:00:00Z');
    expect([out, status]).toEqual(['', 0]);
    expect(err).toBe(
      'sluice: nothing is as young as 2026-11-22T09:00:00.000Z: the newest of 8 records of web is of 2026-11-22T07:30:00.000Z; is `sluice run` running?\n',
    );
  });

  it('breaks long lines for people, and for nobody else: grep wants them whole', async () => {
    const longest = async () =>
      Math.max(...(await run(timelineCommand, 'web')).out.split('\n').map((line) => line.length));
    expect(await longest()).toBeGreaterThan(80);
    isTty = true;
    expect(await longest()).toBeLessThanOrEqual(80);
    isTty = false;
  });

  it('gives programs one document', async () => {
    expect(JSON.parse((await run(timelineCommand, 'web', '-o', 'json')).out)).toHaveLength(8);
    expect(JSON.parse((await run(timelineCommand, 'nobody', '-o', 'json')).out)).toEqual([]);
  });

  it('says which clusters there are when it knows nothing of this one', async () => {
    const { err, status } = await run(timelineCommand, 'wbe');
    expect([status, err]).toEqual([
      1,
      expect.stringMatching(/nothing is known of the cluster wbe .*: web-prod\n$/),
    ]);
  });
});

describe('a time', () => {
  it('is taken as load balancers log it, with any zone, and never without one', () => {
    expect(instantOf('2026-11-22T05:02:03.186641Z', '--at')).toBe('2026-11-22T05:02:03.186Z');
    expect(instantOf('2026-11-22 14:02:03+0900', '--at')).toBe('2026-11-22T05:02:03.000Z');
    expect(() => instantOf('2026-11-22T05:02:03', '--at')).toThrow(/no time zone: add Z/);
    expect(() => instantOf('2026-13-22T05:02:03Z', '--at')).toThrow(/no time that there is/);
    expect(() => instantOf('yesterday', '--at')).toThrow(/must be a time such as/);
  });

  it('may be how long ago it was', () => {
    expect(sinceOf('2h', '--since', Date.parse('2026-11-22T05:00:00Z'))).toBe('2026-11-22T03:00:00.000Z');
    expect(() => sinceOf('two', '--since', 0)).toThrow(/must be a duration such as 2h, or a time/);
  });
});

it('the file lies in the state folder, as desktops and services agree on it', () => {
  expect(defaultTimeline({ XDG_STATE_HOME: '/var/lib' })).toBe('/var/lib/sluice/timeline.jsonl');
  expect(defaultTimeline({ XDG_STATE_HOME: 'not/absolute' })).toMatch(
    /\.local\/state\/sluice\/timeline\.jsonl$/,
  );
});

describe('whether anybody looks', () => {
  const now = Date.now();
  const ago = (seconds: number) => new Date(now - seconds * 1000).toISOString();
  const looked = (seconds: number) => JSON.stringify({ ...common, time: ago(seconds), kind: 'looked' });
  const alive = (instance: string) => lines(instance, '07').slice(0, 2);
  const write = (...more: string[]) => writeFileSync(path, `${[...alive('i-now'), ...more].join('\n')}\n`);

  it('is told when nobody has for some minutes: what is shown is as of then', async () => {
    write(looked(3600), looked(600));
    const { out } = await describeIt('i-now');
    expect(out.replaceAll(/\n +/g, ' ')).toContain(
      `NOBODY LOOKS: no operator has written of a look at this cluster since ${ago(600).slice(0, 19)}Z`,
    );
    expect(JSON.parse((await describeIt('i-now', '-o', 'json')).out).blindSince).toBe(ago(600));
  });

  it('is no matter where somebody did a moment ago, or where it is gone for good', async () => {
    write(looked(70));
    expect((await describeIt('i-now')).out).not.toContain('NOBODY');
    expect((await describeIt('i-old')).out).not.toContain('NOBODY');
  });

  it('is not told by those who look at another cluster', async () => {
    write(JSON.stringify({ ...common, cluster: 'batch', time: ago(5), kind: 'looked' }));
    expect((await describeIt('i-now')).out).toContain('NOBODY LOOKS');
  });
});

describe('a leaving that was taken back', () => {
  const back = {
    ...common,
    instance: 'i-back',
    time: '2026-11-22T07:05:00.000Z',
    kind: 'receipt',
    why: 'person',
    noticed: '2026-11-22T07:01:00.000Z',
    channel: 'memory',
    end: 'takenBack',
    over: 240,
    lost: 0,
    tasks: [],
  };
  const ending = {
    ...common,
    instance: 'i-back',
    time: '2026-11-22T08:00:00.000Z',
    kind: 'seen',
    state: 'gone',
  };

  it('is told as an earlier one, with its time: not as the end that comes now', async () => {
    const records = [back, ending].map((record) => JSON.stringify(record));
    writeFileSync(path, `${[lines('i-back', '07')[0], ...records].join('\n')}\n`);
    const out = (await describeIt('i-back')).out.replaceAll(/\n +/g, ' ');
    expect(out).toMatch(
      /Receipt of an earlier leaving, over 2026-11-22T07:05:00Z( \S+)?: somebody wanted it to leave at 07:01:00Z/,
    );
    expect(out).toContain('No receipt of this leaving yet: it comes with its end');
  });
});
