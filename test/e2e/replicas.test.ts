// Three real processes and a table of leases that strangers emulate: one is killed, one stands still, one is cut off, and a
// notice reaches the wrong one. Who wrote is told by the sandbox's call log, where each replica has a key of its own.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Running, root, type SandboxProcess, start, startSandbox, until } from './processes.ts';
import {
  openWay,
  prepareMoto,
  startDynalite,
  startMotoTable,
  TABLE,
  type TableServer,
  type Way,
} from './tables.ts';

const folder = mkdtempSync(join(tmpdir(), 'sluice-replicas-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Replica extends Running {
  readonly name: string;
  /** Its ways to the table and to the queue. */
  readonly table: Way;
  readonly queue: Way;
  said(pattern: RegExp): string[];
}

/** Which of its lines tell when alpha came to it, and when it went. */
const TAKEN = /lease taken.*"cluster":"alpha"/;
const GIVEN_UP = /lease given up.*"cluster":"alpha"/;

class Replicas {
  #started = 0;
  readonly all: Replica[] = [];
  readonly sandbox: SandboxProcess;
  readonly table: TableServer;

  constructor(sandbox: SandboxProcess, table: TableServer) {
    this.sandbox = sandbox;
    this.table = table;
  }

  async start(): Promise<Replica> {
    const name = `replica-${++this.#started}`;
    const [table, queue] = await Promise.all([openWay(this.table.url), openWay(this.sandbox.url)]);
    const specs = join(folder, `${name}-${new URL(queue.url).port}.yaml`);
    const text = readFileSync(join(root, 'test/e2e/replicas.clusters.yaml'), 'utf8');
    writeFileSync(
      specs,
      text.replace('queue: sluice-events', `queue: "${queue.url}/111122223333/sluice-events"`),
    );
    const args = ['run', '-f', specs, '--log', 'json', '--timeline', 'none', '--leases', TABLE];
    const running = start(args, {
      AWS_ENDPOINT_URL: this.sandbox.url,
      AWS_ENDPOINT_URL_DYNAMODB: table.url,
      AWS_ACCESS_KEY_ID: name,
    });
    const said = (pattern: RegExp) =>
      running
        .output()
        .split('\n')
        .filter((line) => pattern.test(line));
    const replica = { ...running, name, table, queue, said };
    this.all.push(replica);
    return replica;
  }

  /** Whoever said last that it has alpha, and not since that it has it no more. */
  holder(): Replica | undefined {
    return this.all.find(({ child, said }) => {
      const isThere = child.exitCode === null && child.signalCode === null;
      return isThere && said(TAKEN).length > said(GIVEN_UP).length;
    });
  }

  /** Each taking of alpha, in the order of its fence. */
  takings(): { name: string; fence: number; how: string; at: number }[] {
    return this.all
      .flatMap(({ name, said }) =>
        said(TAKEN).map((line) => {
          const { fence, message, time } = JSON.parse(line);
          return { name, fence, how: message, at: Date.parse(time) };
        }),
      )
      .sort((a, b) => a.fence - b.fence);
  }

  /** Who wrote, in order, once in a row each; DRAINING apart, which whoever hears a notice may set. */
  async writers(): Promise<string[]> {
    const { calls } = await this.sandbox.page('calls?mutating=true');
    const names = calls
      .filter((call: any) => call.operation !== 'UpdateContainerInstancesState')
      .map((call: any) => call.caller as string)
      .filter((caller: string) => caller.startsWith('replica-'));
    return names.filter((name: string, place: number) => name !== names[place - 1]);
  }

  async end(): Promise<void> {
    await Promise.all(this.all.map((each) => each.end('SIGKILL')));
    await Promise.all(this.all.flatMap(({ table, queue }) => [table.close(), queue.close()]));
    await this.sandbox.end('SIGTERM');
    await this.table.close();
  }
}

/** Whether one comes from the other by leaving some out. */
function isWithin(part: readonly string[], whole: readonly string[]): boolean {
  let place = 0;
  for (const each of whole) if (part[place] === each) place += 1;
  return place === part.length;
}

async function withReplicas(table: Promise<TableServer>, story: (replicas: Replicas) => Promise<void>) {
  const replicas = new Replicas(await startSandbox('test/e2e/replicas.scenario.yaml'), await table);
  try {
    await Promise.all([replicas.start(), replicas.start(), replicas.start()]);
    await story(replicas);
  } catch (error) {
    const logs = replicas.all.map(({ name, output }) => `${name}\n${output()}`).join('\n');
    throw new Error(`${error instanceof Error ? error.stack : String(error)}\n${logs}`);
  } finally {
    await replicas.end();
  }
}

const measured: string[] = [];
beforeAll(() => void prepareMoto(), 300_000);
afterAll(() => process.stdout.write(`${measured.join('\n')}\n`));

/** Ms from a moment until another replica than this one has alpha. */
async function takenOverFrom(replicas: Replicas, former: Replica, since: number): Promise<number> {
  const fence = replicas.takings().at(-1)!.fence;
  const taking = await until('another replica has taken alpha over', 40_000, async () =>
    replicas.takings().find((each) => each.fence > fence && each.name !== former.name),
  );
  return taking.at - since;
}

async function sharedOut(replicas: Replicas): Promise<Replica> {
  await until('each replica has one of the three clusters', 30_000, async () =>
    replicas.all.every(({ said }) => said(/lease taken/).length === said(/lease given up/).length + 1),
  );
  const holder = replicas.holder()!;
  await until('the holder protects what is busy', 10_000, async () =>
    (await replicas.writers()).includes(holder.name),
  );
  return holder;
}

/** The longest that a death may go unnoticed: the duration of a lease, a heartbeat, a look, and calls. */
const LEASE_MS = 15_000 + 3_000 + 3_000;

async function killAndStill(replicas: Replicas, server: string) {
  const killed = replicas.holder()!;
  const killedAt = Date.now();
  await killed.end('SIGKILL');
  const died = await takenOverFrom(replicas, killed, killedAt);
  expect(died).toBeLessThan(LEASE_MS);
  await replicas.start();

  const still = replicas.holder()!;
  still.child.kill('SIGSTOP');
  const stillAt = Date.now();
  const stopped = await takenOverFrom(replicas, still, stillAt);
  expect(stopped).toBeLessThan(LEASE_MS);
  still.child.kill('SIGCONT');
  await until('it says that it lost it', 10_000, async () => still.said(GIVEN_UP).length > 0);
  const seconds = (ms: number) => (ms / 1000).toFixed(1);
  measured.push(
    `${server}: taken over ${seconds(died)} s after kill -9, ${seconds(stopped)} s after SIGSTOP`,
  );
}

async function neverTwoWriters(replicas: Replicas): Promise<void> {
  const takings = replicas.takings();
  expect(takings.map(({ fence }) => fence)).toEqual([...new Set(takings.map(({ fence }) => fence))]);
  const owners = takings.map(({ name }) => name);
  const writers = await replicas.writers();
  expect(isWithin(writers, owners), `${writers.join(' ')} wrote, ${owners.join(' ')} held it`).toBe(true);
}

describe.concurrent('three replicas share three clusters', () => {
  it('by a table of dynalite: through a notice at the wrong one, a kill, a stop and a cut no request fails', async () => {
    await withReplicas(startDynalite(), async (replicas) => {
      const { sandbox } = replicas;
      const first = await sharedOut(replicas);

      // The holder hears nothing from its queue: the notice reaches one of the others.
      first.queue.set('refuse');
      const order = { method: 'POST', body: '{"spotInterruption": {"pool": "alpha-spot", "count": 2}}' };
      expect((await fetch(`${sandbox.url}/_sluice/faults`, order)).ok).toBe(true);
      const noticedAt = Date.now();
      const drain = await until('somebody sets DRAINING', 5_000, async () =>
        (await sandbox.page('calls?operation=UpdateContainerInstancesState')).calls.find(
          ({ outcome }: any) => outcome === 'ok',
        ),
      );
      const drainedMs = Date.now() - noticedAt;
      expect(drain.caller).not.toBe(first.name);
      await until(
        'the holder has heard of it',
        3_000,
        async () => first.said(/notice: spotInterruption/).length > 0,
      );
      const heardMs = Date.now() - noticedAt;
      expect(heardMs - drainedMs).toBeLessThan(1_500);
      await until('the holder has noted why', 5_000, async () =>
        (await sandbox.page('calls?operation=PutAttributes')).calls.some(
          ({ caller }: any) => caller === first.name,
        ),
      );
      measured.push(
        `dynalite: a notice at the wrong replica: DRAINING was seen after ${drainedMs} ms, the holder had heard after ${heardMs} ms`,
      );

      // In the middle of it the holder dies, and then the next one stands still.
      await killAndStill(replicas, 'dynalite');

      const cut = replicas.holder()!;
      cut.table.set('hang');
      const cutAt = Date.now();
      await until('it has stopped by itself', 20_000, async () => cut.said(GIVEN_UP).length > 0);
      const stoppedMs = Date.now() - cutAt;
      const overMs = await takenOverFrom(replicas, cut, cutAt);
      expect(stoppedMs).toBeLessThan(overMs);
      cut.table.set('open');
      await until('it is a replica again', 15_000, async () => cut.said(/joined the replicas/).length > 1);
      measured.push(
        `dynalite: cut off from the table, it had stopped after ${(stoppedMs / 1000).toFixed(1)} s, and was taken over after ${(overMs / 1000).toFixed(1)} s`,
      );

      // In order it is a matter of a moment.
      const ended = replicas.holder()!;
      const endedAt = Date.now();
      const status = ended.end('SIGTERM');
      const handedMs = await takenOverFrom(replicas, ended, endedAt);
      expect(await status).toBe(0);
      expect(handedMs).toBeLessThan(3_000);
      measured.push(`dynalite: taken over ${(handedMs / 1000).toFixed(1)} s after SIGTERM`);

      const left = Math.max(0, noticedAt + 125_000 - Date.now());
      await delay(left);
      const { requests, tasks, interruptions } = await until('both instances are gone', 60_000, async () => {
        const report = await sandbox.page('report');
        return report.interruptions.evacuatedInTime + report.interruptions.unavoidable >= 2 && report;
      });
      await neverTwoWriters(replicas);
      expect(requests.total).toBeGreaterThan(3_000);
      expect(requests.failed).toBe(0);
      expect(tasks.killedWithInstance).toBe(0);
      expect(interruptions.evacuatedInTime).toBe(2);
      expect(interruptions.noticeToDraining.max).toBeLessThan(5);
      measured.push(
        `dynalite: noticeToDraining of the report ${JSON.stringify(interruptions.noticeToDraining)}`,
      );
    });
  }, 240_000);

  it('by a table of moto: through a kill and a stop there are never two writers', async () => {
    await withReplicas(startMotoTable(), async (replicas) => {
      await sharedOut(replicas);
      await killAndStill(replicas, 'moto');
      await neverTwoWriters(replicas);
      expect((await replicas.sandbox.page('report')).requests.failed).toBe(0);
    });
  }, 240_000);
});
