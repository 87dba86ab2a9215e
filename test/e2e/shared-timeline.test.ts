// The timeline in a table that strangers emulate: two real processes write it, one is killed in the middle of an evacuation, and
// `sluice timeline` tells the whole story in a third place. And one whose table never answers, which is in nobody's way.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSdkTablePort } from '#aws/sdk.ts';
import { systemClock } from '#lib/clock.ts';
import type { TimelineRecord } from '#model/timeline.ts';
import { createTableTimeline } from '#operator/table-timeline.ts';
import { createTimelineTable } from '#operator/timeline-table.ts';
import { openTimelineTable } from '../../src/cli/timeline-tables.ts';
import { AWS_ENVIRONMENT, type Running, root, start, startSandbox, until } from './processes.ts';
import {
  createTimeline,
  openWay,
  prepareMoto,
  startDynalite,
  startMotoTable,
  TABLE,
  type TableServer,
  TIMELINE,
} from './tables.ts';

const folder = mkdtempSync(join(tmpdir(), 'sluice-timeline-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The specs of the test of replicas, with the queue where it is. */
function specsAt(queueUrl: string): string {
  const file = join(folder, `specs-${new URL(queueUrl).port}.yaml`);
  const text = readFileSync(join(root, 'test/e2e/replicas.clusters.yaml'), 'utf8');
  writeFileSync(
    file,
    text.replace('queue: sluice-events', `queue: "${queueUrl}/111122223333/sluice-events"`),
  );
  return file;
}

/** A command in a place that has nothing but the table; its output, what of it is the answer, and its status. */
async function elsewhere(
  table: string,
  ...args: string[]
): Promise<{ output: string; answer: string; status: number | null }> {
  const running = start(args, {
    AWS_ENDPOINT_URL_DYNAMODB: table,
    XDG_STATE_HOME: join(folder, 'nothing-here'),
    AWS_ACCESS_KEY_ID: 'reader',
  });
  let answer = '';
  running.child.stdout!.on('data', (chunk: Buffer) => (answer += chunk));
  const status = await new Promise<number | null>((resolve) => running.child.once('close', resolve));
  return { output: running.output(), answer, status };
}

const spotNotice = (url: string) =>
  fetch(`${url}/_sluice/faults`, {
    method: 'POST',
    body: '{"spotInterruption": {"pool": "alpha-spot", "count": 1}}',
  });

it('a replica is killed in the middle of an evacuation, and a third place tells the whole story with what both did', async () => {
  const [sandbox, table] = await Promise.all([
    startSandbox('test/e2e/replicas.scenario.yaml'),
    startDynalite(),
  ]);
  const replicas: Running[] = [];
  try {
    await createTimeline(table.url);
    const specs = specsAt(sandbox.url);
    const where = ['--leases', TABLE, '--timeline', `dynamodb://${TIMELINE}`];
    for (const name of ['replica-1', 'replica-2'])
      replicas.push(
        start(['run', '-f', specs, '--log', 'json', ...where], {
          AWS_ENDPOINT_URL: sandbox.url,
          AWS_ENDPOINT_URL_DYNAMODB: table.url,
          AWS_ACCESS_KEY_ID: name,
        }),
      );
    const has = ({ output }: Running) => /lease taken.*"cluster":"alpha"/.test(output());
    const recordsOf = async (): Promise<TimelineRecord[]> => {
      const { answer, status } = await elsewhere(
        table.url,
        ...['timeline', 'alpha', '--timeline', `dynamodb://${TIMELINE}`, '-o', 'json'],
      );
      return status === 0 ? JSON.parse(answer) : [];
    };
    const holder = await until('a replica has alpha', 30_000, async () => replicas.find(has));
    await until('the table tells of its hosts', 30_000, async () =>
      (await recordsOf()).some(({ kind }) => kind === 'done'),
    );
    expect((await spotNotice(sandbox.url)).ok).toBe(true);
    const drained = await until('the table tells that it is DRAINING, and why', 20_000, async () => {
      const records = await recordsOf();
      const drain = records.find((each) => each.kind === 'done' && each.action === 'drain');
      return records.some(({ kind }) => kind === 'notice') && drain;
    });
    await holder.end('SIGKILL');
    const other = replicas.find((each) => each !== holder)!;
    await until('the other has taken it over', 30_000, async () => has(other));
    const records = await until('the table has the receipt', 200_000, async () => {
      const all = await recordsOf();
      return all.some(({ kind }) => kind === 'receipt') && all;
    });

    const whoOf = (each: TimelineRecord) => ('by' in each ? each.by : undefined);
    const [first, second] = records.filter(({ kind }) => kind === 'began').map(whoOf);
    expect(second).not.toBe(first);
    // One holder after the other; at a notice the second one may have set DRAINING before.
    const change = records.findIndex((each) => each.kind === 'began' && whoOf(each) === second);
    expect(records.slice(change).map(whoOf)).not.toContain(first);
    const its = ({ instance }: TimelineRecord) => instance === drained.instance;
    const before = records.slice(0, change).filter(its);
    const after = records.slice(change).filter(its);
    expect(before).toContainEqual(expect.objectContaining({ kind: 'notice', notice: 'spotInterruption' }));
    expect(before).toContainEqual(expect.objectContaining({ kind: 'done', action: 'drain' }));
    expect(after).toContainEqual(expect.objectContaining({ by: second }));
    const receipt = after.at(-1)!;
    // What the killed one heard is what the receipt of the other one counts from.
    expect(receipt).toMatchObject({ kind: 'receipt', why: 'spotInterruption', end: 'gone', lost: 0 });
    const { noticed, draining } = receipt as TimelineRecord & { noticed: string; draining: number };
    expect(Date.parse(noticed)).toBeLessThanOrEqual(Date.parse(drained.time));
    expect(draining).toBeLessThan(5);
    const read = ['--timeline', `dynamodb://${TIMELINE}`];
    const told = await elsewhere(table.url, 'timeline', 'alpha', ...read);
    expect(told.status).toBe(0);
    for (const who of [first, second]) expect(told.output).toContain(`mode drain, on ${who}\n`);
    const described = await elsewhere(table.url, 'describe', drained.instance!, ...read);
    expect([described.status, described.output]).toEqual([0, expect.stringMatching(/nothing lost/)]);
    const standing = await elsewhere(table.url, 'get', 'clusters', ...read);
    expect(standing.output).toMatch(/^alpha .*\n(.*\n)*beta /m);
    expect((await sandbox.page('report')).requests.failed).toBe(0);
    process.stdout.write(
      `timeline in a table: ${records.length} records of alpha by ${first} and ${second}, receipt: ${JSON.stringify(receipt)}\n`,
    );
  } catch (error) {
    throw new Error(
      `${error instanceof Error ? error.stack : error}\n${replicas.map(({ output }) => output()).join('\n')}`,
    );
  } finally {
    await Promise.all(replicas.map((each) => each.end('SIGKILL')));
    await sandbox.end('SIGTERM');
    await table.close();
  }
}, 360_000);

it('a table that never answers holds up neither a notice nor the end of the process', async () => {
  const [sandbox, table] = await Promise.all([
    startSandbox('test/e2e/replicas.scenario.yaml'),
    startDynalite(),
  ]);
  const way = await openWay(table.url);
  way.set('hang');
  const running = start(
    ['run', '-f', specsAt(sandbox.url), '--log', 'json', '--timeline', `dynamodb://${TIMELINE}`],
    { AWS_ENDPOINT_URL: sandbox.url, AWS_ENDPOINT_URL_DYNAMODB: way.url },
  );
  try {
    const protectedOnes = async () =>
      (await sandbox.page('calls?operation=SetInstanceProtection')).calls.length > 0;
    await until('it acts', 30_000, protectedOnes);
    await spotNotice(sandbox.url);
    await until('it answers the notice', 5_000, async () =>
      (await sandbox.page('calls?operation=UpdateContainerInstancesState')).calls.some(
        ({ outcome }: any) => outcome === 'ok',
      ),
    );
    await until('it says so', 20_000, async () => /the timeline cannot be written/.test(running.output()));
    const before = Date.now();
    expect(await running.end('SIGTERM')).toBe(0);
    expect(Date.now() - before).toBeLessThan(8_000);
    expect(running.output().match(/the timeline cannot be (written|read)/g)!.length).toBeLessThanOrEqual(2);
  } finally {
    await running.end('SIGKILL');
    await sandbox.end('SIGTERM');
    await way.close();
    await table.close();
  }
}, 120_000);

beforeAll(() => void prepareMoto(), 300_000);

describe.each([
  ['dynalite', startDynalite],
  ['moto', startMotoTable],
])('a table of %s', (_, startServer) => {
  let server: TableServer;
  beforeAll(async () => {
    server = await startServer();
    await createTimeline(server.url);
  }, 120_000);
  afterAll(() => server.close());

  const portOf = (name: string) =>
    createSdkTablePort(name, {
      dynamodb: {
        endpoint: server.url,
        region: AWS_ENVIRONMENT.AWS_REGION,
        credentials: { accessKeyId: 'replica', secretAccessKey: 'unused' },
      },
    });

  it('takes what is written in large batches and gives it back in order, more than one answer of it', async () => {
    const name = TIMELINE;
    const said: string[] = [];
    const timeline = createTableTimeline({
      ...{ table: createTimelineTable(portOf(name), name), name, writer: 'w1', keepMs: 86_400_000 },
      ...{ clock: systemClock, log: (_level, message) => void said.push(message) },
    });
    const records = Array.from(
      { length: 6_000 },
      (_, n) =>
        ({
          ...{ v: 1, time: new Date(Date.parse('2026-11-22T00:00:00Z') + n).toISOString() },
          ...{ cluster: 'web-prod', spec: 'web', kind: 'began', mode: `${n} ${'x'.repeat(300)}` },
        }) as TimelineRecord,
    );
    timeline.append(records);
    await timeline.flush();
    expect(said).toEqual([]);
    const read: TimelineRecord[] = [];
    for await (const record of (await openTimelineTable(name, portOf(name))).read()) read.push(record);
    expect(read).toEqual(records);
  });

  it('says which table is not there, and which is another one', async () => {
    const read = (name: string) =>
      elsewhere(server.url, 'timeline', 'web', '--timeline', `dynamodb://${name}`);
    const missing = await read('no-such-table');
    expect([missing.status, missing.output]).toEqual([
      2,
      expect.stringMatching(/^sluice: there is no table no-such-table in the account and Region .*\n$/),
    ]);
    const other = await read(TABLE);
    expect([other.status, other.output]).toEqual([
      2,
      expect.stringMatching(/^sluice: the table sluice-leases is none of a timeline.*--leases\?\n$/),
    ]);
  });
});
