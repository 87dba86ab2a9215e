// `sluice get clusters|pools|instances`, and `-w` of it, of `timeline` and of `describe`, through a file as an operator writes it.
import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command } from 'commander';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseYaml } from '#lib/yaml.ts';
import { describeCommand } from './describe.ts';
import { getCommand } from './get.ts';
import type { Pace } from './pace.ts';
import type { Terminal } from './terminal.ts';
import { timelineCommand } from './timeline.ts';

const NOW = '2026-11-22T05:10:00.000Z';
const at = (minute: number) => `2026-11-22T05:${String(minute).padStart(2, '0')}:00.000Z`;
const record = (minute: number, what: object) =>
  JSON.stringify({ v: 1, cluster: 'web-prod', spec: 'web', time: at(minute), ...what });
const one = { instance: 'i-1', ip: '10.0.0.1' };
const two = { instance: 'i-2', ip: '10.0.0.2' };
const task = {
  id: 'aaaaaaaa1',
  service: 'web',
  status: 'RUNNING',
  rule: 1,
  onInterruption: 'evacuate',
  onScaleIn: 'drain',
  targets: [{ group: 'web', port: 80, state: 'healthy' }],
};
const TASK_COLUMNS = ['TASK', 'OF', 'INSTANCE', 'STATE', 'TARGETS', 'CLUSTER', 'REASON', 'NEXT'];

const story = [
  record(0, { kind: 'began', mode: 'drain' }),
  record(0, { ...one, kind: 'seen', whole: true, state: 'inService.busy', pool: 'spot', tasks: [task] }),
  record(0, { ...two, kind: 'seen', whole: true, state: 'inService.idle', pool: 'spot', tasks: [] }),
  record(0, { kind: 'held', waits: [{ kind: 'refused', reason: 'PAUSED by the tag sluice.dev/paused' }] }),
  record(1, { kind: 'held', pool: 'spot', waits: [{ kind: 'waiting', reason: '1 to replace: one is out' }] }),
  record(1, { kind: 'decided', action: 'grow', pool: 'spot', what: 'g from 1 to 2', reason: '1 more host' }),
  record(1, { kind: 'done', action: 'grow', what: 'g from 1 to 2' }),
  record(2, { ...one, kind: 'decided', action: 'drain', reason: 'spot interruption of 05:02:00Z' }),
  record(3, { ...one, kind: 'seen', state: 'leaving.draining', status: 'DRAINING' }),
  record(3, { ...one, kind: 'done', action: 'drain' }),
  record(4, { ...one, kind: 'seen', tasks: [{ id: 'aaaaaaaa1', targets: [] }] }),
  record(6, { ...one, kind: 'gone' }),
  record(9, { kind: 'looked' }),
];

let path: string;
beforeEach(() => {
  path = join(mkdtempSync(join(tmpdir(), 'sluice-get-')), 'timeline.jsonl');
  writeFileSync(path, `${story.join('\n')}\n`);
});
afterEach(() => {
  rmSync(join(path, '..'), { recursive: true });
  process.exitCode = undefined;
});

interface Given {
  readonly columns?: number;
  readonly isTty?: boolean;
  /** What is written, one after the other, each time that all was read. */
  readonly meanwhile?: readonly string[];
}

type Make = (terminal: Terminal, pace: () => Pace) => Command;

async function run(
  make: Make,
  args: readonly string[],
  { columns = 80, isTty = false, meanwhile = [] }: Given = {},
) {
  const seen = { out: '', err: '' };
  const controller = new AbortController();
  const coming = [...meanwhile];
  const terminal = {
    write(text: string) {
      seen.out += text;
    },
    writeError(text: string) {
      seen.err += text;
    },
    columns,
    isTty,
    colour: false,
  } as unknown as Terminal;
  const clock = {
    now: () => Date.parse(NOW),
    monotonic: () => 0,
    after(_: number, then: () => void) {
      const next = coming.shift();
      if (next === undefined) controller.abort();
      else appendFileSync(path, `${next}\n`);
      const timer = setImmediate(then);
      return () => clearImmediate(timer);
    },
  };
  process.exitCode = undefined;
  await make(terminal, () => ({ clock, signal: controller.signal }))
    .exitOverride()
    .parseAsync([...args, '--timeline', path], { from: 'user' });
  return { ...seen, status: Number(process.exitCode ?? 0) };
}
const get = (args: string, given?: Given) => run(getCommand, args.split(' '), given);

describe('sluice get', () => {
  it('instances: those that are there, with state, reason and next step', async () => {
    expect(await get('instances')).toEqual({
      status: 0,
      err: '',
      out: [
        'INSTANCE  POOL  ADDRESS   STATE             CLUSTER   REASON  NEXT',
        'i-2       spot  10.0.0.2  in service, idle  web-prod  -       nothing is due',
        '',
      ].join('\n'),
    });
  });

  it('instances at a time: what was there then, and nothing that came later', async () => {
    const { out } = await get(`instances --at ${at(5)}`);
    expect(out).toContain(
      'i-1       spot  10.0.0.1  leaving, draining  web-prod  drain: spot interruption of 05:02:00Z  its tasks leave; empty once all of them are STOPPED\n',
    );
    expect((await get('instances --at 2026-11-22T14:01:00+09:00')).out).toMatch(/i-1 .* in service, busy/);
  });

  it('tasks: on which instance, their targets, the rule, and what becomes of them when it leaves', async () => {
    const { out } = await get(`tasks --at ${at(2)}`);
    const [head = '', ...rows] = out.trimEnd().split('\n');
    expect(head.split(/ {2,}/)).toEqual(TASK_COLUMNS);
    expect(rows.map((row) => row.split(/ {2,}/))).toEqual([
      [
        'aaaaaaaa',
        'web',
        'i-1',
        'RUNNING',
        'web:80 healthy',
        'web-prod',
        'spec.workloads[1]',
        'interrupted: out of its load balancer, then stopped; drained: ECS moves it',
      ],
    ]);
    const draining = (await get(`tasks --at ${at(5)}`)).out;
    expect(draining).toMatch(/aaaaaaaa .* its instance is leaving, draining; interrupted: out of its/);
    expect((await get(`tasks --at ${at(2)} --instance i-2`)).status).toBe(1);
    expect((await get(`tasks --at ${at(2)} --service web --pool spot`)).status).toBe(0);
    // With its instance it is gone.
    expect((await get('tasks')).status).toBe(1);
  });

  it('tasks as JSON and as YAML, which say the same', async () => {
    const json = JSON.parse((await get(`tasks --at ${at(2)} -o json`)).out);
    expect(json.items).toEqual([
      expect.objectContaining({ task: 'aaaaaaaa1', service: 'web', instance: 'i-1', pool: 'spot' }),
    ]);
    const yaml = Buffer.from((await get(`tasks --at ${at(2)} -o yaml`)).out);
    expect(parseYaml(yaml, { file: 'tasks.yaml' }).documents[0]?.value).toEqual(json);
    await expect(get('tasks -w -o yaml')).rejects.toThrow('leave -o yaml out');
  });

  it('pools: how many are how, what was decided of the size, and what holds it', async () => {
    const { out } = await get(`pools --at ${at(5)}`);
    const [head = '', row = ''] = out.split('\n');
    expect(head).toMatch(/^POOL +CLUSTER +INSTANCES +STATE +REASON +NEXT$/);
    expect(row.split(/ {2,}/)).toEqual([
      'spot',
      'web-prod',
      '2',
      '1 in service, idle; 1 leaving, draining',
      'grow g from 1 to 2: 1 more host; done at once',
      '1 to replace: one is out',
    ]);
    expect(row.indexOf('1 to replace')).toBe(head.indexOf('NEXT'));
  });

  it('clusters: their mode, when somebody looked, and what holds all of it', async () => {
    const { out } = await get('clusters');
    expect(out).toMatch(
      /^web-prod {2}web {3}drain {2}2026-11-22T05:09:00Z {2}1 in service, idle {2}PAUSED by the tag sluice\.dev\/paused {2}nothing is due$/m,
    );
  });

  it('in a terminal lays the sentences below, within its width', async () => {
    for (const columns of [60, 80]) {
      const { out } = await get(`pools --at ${at(5)}`, { columns, isTty: true });
      expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(columns);
      expect(out.replace(/\s+/g, ' ')).toContain('done at once; next: 1 to replace: one is out');
    }
    const wide = await get(`pools --at ${at(5)} -o wide`, { isTty: true });
    expect(wide.out.split('\n')).toHaveLength(3);
  });

  it('is one document for programs', async () => {
    expect(JSON.parse((await get(`instances --at ${at(5)} -o json`)).out)).toMatchObject({
      apiVersion: 'sluice.dev/v1alpha1',
      kind: 'InstanceList',
      at: at(5),
      items: [
        { instance: 'i-1', state: 'leaving, draining', reason: 'drain: spot interruption of 05:02:00Z' },
        { instance: 'i-2', cluster: 'web-prod', pool: 'spot', next: ['nothing is due'] },
      ],
    });
  });

  it('takes one cluster or pool alone, and says what there is when it knows nothing of it', async () => {
    for (const name of ['web', 'web-prod']) expect((await get(`instances --cluster ${name}`)).status).toBe(0);
    const { out, err, status } = await get('instances --pool other');
    expect([out, status]).toEqual(['', 1]);
    expect(err).toMatch(/^sluice: nothing like that is known in .*; there are records of: web-prod\n$/);
  });

  it('says that nobody looks', async () => {
    writeFileSync(path, `${story.slice(0, 3).join('\n')}\n`);
    expect((await get('instances')).err).toBe(
      'sluice: NOBODY LOOKS: no look at web-prod is on record since 2026-11-22T05:00:00Z: what is shown is as of then\n',
    );
    expect((await get(`instances --at ${at(1)}`)).err).toBe('');
  });
});

describe('-w', () => {
  const meanwhile = [
    record(10, { kind: 'looked' }),
    record(10, { ...two, kind: 'seen', state: 'inService.busy', tasks: [task] }),
    record(11, { ...two, kind: 'gone' }),
  ];

  it('of get shows the table, then a line for each that is another one', async () => {
    const { out } = await get('instances -w', { meanwhile });
    expect(out.split('\n').map((line) => line.split(/ {2,}/).slice(0, 4).join(' | '))).toEqual([
      'INSTANCE | POOL | ADDRESS | STATE',
      'i-2 | spot | 10.0.0.2 | in service, idle',
      'i-2 | spot | 10.0.0.2 | in service, busy',
      'i-2 | spot | 10.0.0.2 | gone',
      '',
    ]);
    expect((await get('clusters -w', { meanwhile: meanwhile.slice(0, 1) })).out.split('\n')).toHaveLength(3);
  });

  it('of timeline goes on with what comes', async () => {
    const { out } = await run(timelineCommand, ['web', '-w', '--since', at(9)], { meanwhile });
    expect(out).toMatch(
      /^times: .*\n\S+( \S+)? {2}i-2 {2}in service, idle → in service, busy.*\n.* {2}i-2 {2}gone/,
    );
  });

  it('of describe likewise, of that instance alone', async () => {
    const other = record(10, { ...one, kind: 'seen', whole: true, state: 'launching' });
    const { out } = await run(describeCommand, ['10.0.0.2', '-w'], { meanwhile: [other, ...meanwhile] });
    const [, history = ''] = out.split('History');
    expect(history.match(/first seen|→ in service, busy|gone: in no list/g)).toEqual([
      'first seen',
      '→ in service, busy',
      'gone: in no list',
    ]);
  });

  it('has no end, and so goes with nothing that has one', async () => {
    await expect(get('instances -w -o json')).rejects.toThrow(/leave -o json out/);
    await expect(get(`pools -w --at ${at(1)}`)).rejects.toThrow(/leave --at out/);
    await expect(run(timelineCommand, ['web', '-w', '-o', 'json'])).rejects.toThrow(/leave -o json out/);
    await expect(run(describeCommand, ['i-1', '-w', '--at', at(1)])).rejects.toThrow(/leave --at out/);
  });
});

it('describe takes an address without saying that it is of an instance, also of one that is gone', async () => {
  const { out, status } = await run(describeCommand, ['10.0.0.1:80', '--at', '2026-11-22T14:02:00+09:00']);
  expect(status).toBe(0);
  expect(out).toMatch(/^i-1 {2}cluster web-prod/);
  expect(out).toContain('task aaaaaaaa1 of web');
});
