// A real Prometheus scrapes a real `sluice run` and judges by the rules that people load; a receiver takes its traces. Needs Debian's
// package `prometheus`, which has promtool as well.
import { execFile, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, createServer as createSocket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Running, root, type SandboxProcess, start, startSandbox, until } from './processes.ts';

const run = promisify(execFile);
const SPEC = 'test/e2e/small.cluster.yaml';
const folder = mkdtempSync(join(tmpdir(), 'sluice-prometheus-'));

let sandbox: SandboxProcess;
let operator: Running;
let receiver: Server;
let prometheus: ReturnType<typeof spawn> | undefined;
let url = '';
let prometheusUrl = '';
const spans: any[] = [];
let resource: any[] = [];
let emf = '';

beforeAll(async () => {
  sandbox = await startSandbox('test/e2e/small.scenario.yaml');
  receiver = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += chunk));
    request.on('end', () => {
      for (const each of request.url === '/v1/traces' ? JSON.parse(body).resourceSpans : []) {
        resource = each.resource.attributes;
        spans.push(...each.scopeSpans.flatMap((scope: any) => scope.spans));
      }
      response.writeHead(200, { 'Content-Type': 'application/json' }).end('{}');
    });
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  operator = start(['run', '-f', SPEC, '--listen', '127.0.0.1:0', '--metrics', 'emf', '--log', 'json'], {
    AWS_ENDPOINT_URL: sandbox.url,
    OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`,
    OTEL_RESOURCE_ATTRIBUTES: 'deployment.environment.name=test',
    OTEL_BSP_SCHEDULE_DELAY: '500',
  });
  operator.child.stdout!.on('data', (chunk: Buffer) => (emf += chunk));
  url = await until(
    'it listens',
    10_000,
    async () => /health and metrics at (http:\S+)\/healthz/.exec(operator.output())?.[1],
  );
  await until('it is ready', 15_000, async () => (await fetch(`${url}/readyz`)).status === 200);
  await startPrometheus();
}, 60_000);

afterAll(async () => {
  prometheus?.kill('SIGKILL');
  await operator.end('SIGKILL');
  await sandbox.end('SIGTERM');
  receiver.close();
  rmSync(folder, { recursive: true, force: true });
});

async function startPrometheus(): Promise<void> {
  const port = await freePort();
  // The very rules, but judged more often: nobody waits for the sake of a test.
  const rules = readFileSync(join(root, 'manifests/prometheus/rules.yaml'), 'utf8');
  writeFileSync(join(folder, 'rules.yaml'), rules.replace('interval: 15s', 'interval: 1s'));
  const config = {
    global: { scrape_interval: '1s', evaluation_interval: '1s' },
    rule_files: ['rules.yaml'],
    scrape_configs: [{ job_name: 'sluice', static_configs: [{ targets: [new URL(url).host] }] }],
  };
  writeFileSync(join(folder, 'prometheus.yml'), JSON.stringify(config));
  prometheus = spawn(
    'prometheus',
    [
      `--config.file=${join(folder, 'prometheus.yml')}`,
      `--storage.tsdb.path=${join(folder, 'data')}`,
      `--web.listen-address=127.0.0.1:${port}`,
    ],
    { stdio: 'ignore' },
  );
  prometheus.once('error', (error) => {
    throw new Error(`Debian's package prometheus is needed: ${error.message}`);
  });
  prometheusUrl = `http://127.0.0.1:${port}`;
  await until('Prometheus is ready', 20_000, async () => {
    const answer = await fetch(`${prometheusUrl}/-/ready`).catch(() => undefined);
    return answer?.status === 200;
  });
}

async function freePort(): Promise<number> {
  const socket = createSocket();
  await new Promise<void>((resolve) => socket.listen(0, '127.0.0.1', resolve));
  const { port } = socket.address() as AddressInfo;
  await new Promise((resolve) => socket.close(resolve));
  return port;
}

async function query(expr: string): Promise<any[]> {
  const answer = await fetch(`${prometheusUrl}/api/v1/query?query=${encodeURIComponent(expr)}`);
  return ((await answer.json()) as any).data.result;
}

/** A command that ends by itself: the signal does nothing to it. */
const ended = (running: Running) => running.end('SIGCONT');

const firing = async () =>
  (await query('ALERTS{alertstate="firing"}')).map(({ metric }) => metric.alertname).sort();

describe('the manifests', () => {
  it('are rules that promtool accepts, each of which fires and stays silent where it should', async () => {
    await run('promtool', ['check', 'rules', 'manifests/prometheus/rules.yaml'], { cwd: root });
    const { stdout } = await run('promtool', ['test', 'rules', 'manifests/prometheus/rules.test.yaml'], {
      cwd: root,
    });
    expect(stdout).toContain('SUCCESS');
  });
});

describe('a running operator', () => {
  it('writes metrics that promtool finds nothing wrong with', async () => {
    const text = await (await fetch(`${url}/metrics`)).text();
    const child = spawn('promtool', ['check', 'metrics']);
    let said = '';
    child.stderr.on('data', (chunk) => (said += chunk));
    child.stdout.on('data', (chunk) => (said += chunk));
    child.stdin.end(text);
    const code = await new Promise((resolve) => child.once('exit', resolve));
    expect({ code, said }).toEqual({ code: 0, said: '' });
    expect(text).toContain('sluice_instances{cluster="small",pool="group",state="inService.busy"} 4');
  });

  it('is scraped, and no alert fires while nothing is wrong', async () => {
    await until('it is scraped', 15_000, async () => (await query('sluice_cluster_ready == 1')).length === 1);
    const rules = await until('all rules were judged', 40_000, async () => {
      const { data } = (await (await fetch(`${prometheusUrl}/api/v1/rules`)).json()) as any;
      const all = data.groups.flatMap((group: any) => group.rules);
      return all.length > 0 && all.every(({ health }: any) => health !== 'unknown') && all;
    });
    expect(rules.length).toBeGreaterThan(10);
    expect(rules.filter(({ health }: any) => health !== 'ok')).toEqual([]);
    expect(await firing()).toEqual([]);
  });

  it('is told of when a freeze lets a lifecycle hook run out, and of nothing else; then of no more', async () => {
    const environment = { AWS_ENDPOINT_URL: sandbox.url };
    expect(await ended(start(['freeze', 'small', '--reason', 'test'], environment))).toBe(0);
    const fault = start(['sandbox', 'fault', 'terminateInGroup', 'pool=small-group', 'count=1'], environment);
    expect(await ended(fault), fault.output()).toBe(0);
    await until('the alert fires', 45_000, async () => (await firing()).includes('SluiceHookExpires'));
    expect(await firing()).toEqual(['SluiceHookExpires']);
    expect(await ended(start(['resume', 'small'], environment))).toBe(0);
    await until('it is over', 60_000, async () => (await firing()).length === 0);
    await until('the leaving is counted, in time', 90_000, async () => {
      const [late] = await query('sum(sluice_tasks_cut_total)');
      const [inTime] = await query('sum(sluice_evacuations_total{result="in_time"})');
      return late?.value[1] === '0' && inTime?.value[1] === '1';
    });
  });

  it('has a line of the log for each action, with its reason', () => {
    const lines = operator
      .output()
      .split('\n')
      .filter((line) => line.startsWith('{"time"'))
      .map((line) => JSON.parse(line));
    const protections = lines.filter(({ action }) => action === 'protect');
    expect(protections.length).toBeGreaterThan(3);
    const drain = lines.find(({ action }) => action === 'drain');
    expect(drain).toMatchObject({ cluster: 'small', pool: 'group', outcome: 'done' });
    expect(drain.instance).toMatch(/^i-/);
    expect(drain.reason.length).toBeGreaterThan(10);
  });

  it('sends spans: of passes, their calls to AWS, and their actions', async () => {
    const named = (name: string) => spans.filter((span) => span.name === name);
    await until('the drain is told', 10_000, async () => named('action drain').length > 0);
    const attributesOf = (span: any) =>
      Object.fromEntries(span.attributes.map(({ key, value }: any) => [key, Object.values(value)[0]]));
    const passes = new Set(named('reconcile').map(({ spanId }) => spanId));
    const answers = new Set(named('answer').map(({ spanId }) => spanId));
    const [call] = named('ECS.DescribeTasks');
    expect(passes.has(call.parentSpanId) || answers.has(call.parentSpanId)).toBe(true);
    expect(attributesOf(call)).toMatchObject({
      'rpc.system': 'aws-api',
      'rpc.service': 'ECS',
      'rpc.method': 'DescribeTasks',
      'cloud.region': 'ap-northeast-1',
    });
    const [drain] = named('action drain');
    expect(passes.has(drain.parentSpanId) || answers.has(drain.parentSpanId)).toBe(true);
    expect(attributesOf(drain)).toMatchObject({ 'sluice.cluster': 'small', 'sluice.outcome': 'done' });
    expect(BigInt(drain.endTimeUnixNano) >= BigInt(drain.startTimeUnixNano)).toBe(true);
    expect(attributesOf({ attributes: resource })).toMatchObject({
      'service.name': 'sluice',
      'deployment.environment.name': 'test',
    });
    // The long poll of the queue is no part of a pass.
    expect(named('SQS.ReceiveMessage')).toEqual([]);
  });

  it('writes lines for CloudWatch, the last of them when it ends', async () => {
    expect(await operator.end('SIGTERM')).toBe(0);
    const lines = emf
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    const pool = lines.filter((line) => line.cluster === 'small' && line.pool === 'group');
    expect(pool.length).toBeGreaterThan(0);
    expect(pool.at(-1)).toMatchObject({ service: 'sluice', Instances: expect.any(Number), TasksCut: 0 });
    expect(pool.at(-1)._aws.CloudWatchMetrics[0].Namespace).toBe('Sluice');
  });
});
