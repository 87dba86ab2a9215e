import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { explainCommand } from './explain.ts';
import type { Terminal } from './terminal.ts';
import { validateCommand } from './validate.ts';

const spec = `apiVersion: sluice.dev/v1alpha1
kind: ClusterSpec
metadata: {name: web}
spec: {account: "111122223333", region: ap-northeast-1, cluster: web-prod}
`;

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sluice-validate-'));
});
afterEach(async () => {
  process.exitCode = undefined;
  await rm(folder, { recursive: true });
});

function fakeTerminal(input = ''): Terminal & { out: string; err: string } {
  async function* stdin() {
    yield input;
  }
  return {
    out: '',
    err: '',
    write(text) {
      this.out += text;
    },
    writeError(text) {
      this.err += text;
    },
    input: stdin(),
    colour: false,
    columns: 80,
  };
}

async function validate(args: string[], input = '') {
  const terminal = fakeTerminal(input);
  await validateCommand(terminal).parseAsync(args, { from: 'user' });
  const status = process.exitCode ?? 0;
  return { ...terminal, status, lines: terminal.out.trimEnd().split('\n') };
}

test('a good file is a line that begins with ok, exit status 0', async () => {
  const { lines, err, status } = await validate(['-f', '-'], spec);
  expect(lines).toEqual([
    'ok  <stdin>  ClusterSpec web  (web-prod in ap-northeast-1, mode observe, 0 pools)',
  ]);
  expect([err, status]).toEqual(['', 0]);
});

test('a field report is no document to check here, and it says where it is checked', async () => {
  const { lines, status } = await validate(['-f', '-'], '{"kind": "FieldReport", "settings": {}}');
  expect(lines).toEqual([
    '<stdin>:1:10  kind: expected one of ClusterSpec, Scenario, got "FieldReport"; give it to `sluice sandbox` or `sluice simulate` with --settings, which check it',
  ]);
  expect(status).toBe(1);
});

test('the shipped examples are good', async () => {
  // What a newcomer copies there to change is theirs.
  const shipped = ['scale-in-kills-tasks', 'spot-reclaim', 'playground'].map(
    (name) => `examples/scenarios/${name}.yaml`,
  );
  const { lines, status } = await validate(['-f', 'examples/clusters', ...shipped]);
  expect(lines.filter((line) => !line.startsWith('ok  '))).toEqual([]);
  expect(status).toBe(0);
});

test('twenty mistakes are printed, then how many more; exit status 1', async () => {
  const keys = Array.from({ length: 25 }, (_, index) => `key${index}: 1\n`).join('');
  const { lines, status } = await validate(['-f', '-'], spec + keys);
  expect(lines).toHaveLength(21);
  expect(lines[0]).toBe(
    '<stdin>:5:1  key0: is not a known field; known here: apiVersion, kind, metadata, spec',
  );
  expect(lines[20]).toBe('… and 5 more mistakes');
  expect(status).toBe(1);
});

test('a path that cannot be read is exit status 2, also beside mistakes, and goes to standard error', async () => {
  const { lines, err, status } = await validate(['-f', '-', '-f', join(folder, 'none')], 'a: [');
  expect(lines).toEqual(['<stdin>:1:5  a bracket is not closed; add the missing ] or }']);
  expect(err).toBe(`${join(folder, 'none')}  there is no such file or folder; check the path\n`);
  expect(status).toBe(2);
});

test('json is one document with all mistakes, their places and what to do', async () => {
  await writeFile(join(folder, 'a.yaml'), spec);
  const bad = `${spec.replaceAll('web', 'bad')}x: 1\n`;
  const { out, err, status } = await validate(['-f', folder, '-', '-o', 'json'], bad);
  expect(JSON.parse(out)).toEqual({
    apiVersion: 'sluice.dev/v1alpha1',
    kind: 'ValidationReport',
    valid: false,
    documents: [{ file: join(folder, 'a.yaml'), line: 1, kind: 'ClusterSpec', name: 'web' }],
    problems: [
      {
        file: '<stdin>',
        line: 5,
        column: 1,
        path: 'x',
        message: 'is not a known field',
        hint: 'known here: apiVersion, kind, metadata, spec',
      },
    ],
    unreadable: [],
  });
  expect([err, status]).toEqual(['', 1]);
});

test('a scenario is checked too', async () => {
  const { lines, status } = await validate(['-f', '-'], 'kind: Scenario\n');
  expect(lines.map((line) => line.split('; ')[0])).toEqual([
    '<stdin>:1:1  apiVersion: is missing',
    '<stdin>:1:1  metadata: is missing',
    '<stdin>:1:1  spec: is missing',
  ]);
  expect(status).toBe(1);
});

async function explain(path: string) {
  const terminal = fakeTerminal();
  await explainCommand(terminal).parseAsync([path], { from: 'user' });
  return { out: terminal.out, err: terminal.err, status: process.exitCode ?? 0 };
}

test('explain tells type, default, what it takes, and what it is for', async () => {
  const { out, status } = await explain('clusterspec.spec.mode');
  expect(out).toContain('ClusterSpec.spec.mode  string\n');
  expect(out).toContain('  Takes:    one of observe, protect, drain, scale\n  Default:  observe\n');
  expect(status).toBe(0);
});

test('explain lists the fields of a list of objects, looked through with or without an index', async () => {
  const { out } = await explain('ClusterSpec.spec.pools[0].limits');
  expect(out).toBe((await explain('clusterspec.spec.pools.limits')).out);
  expect(out).toMatch(/Fields\n {2}min {2}integer\n {6}The least capacity\.\n {2}max {2}integer/);
  expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
});

test('explain of something unknown says which fields exist, exit status 2', async () => {
  const { out, err, status } = await explain('clusterspec.spec.disrupton');
  expect(out).toBe('');
  expect(err).toMatch(
    /^sluice: there is no field disrupton in ClusterSpec\.spec; did you mean disruption\?; there are account, /,
  );
  expect(status).toBe(2);
  expect((await explain('pod')).err).toContain('there is no kind pod; there are clusterspec, scenario');
  expect((await explain('clusterspec.spec.mode.x')).err).toContain('it has no fields');
  expect((await explain('clusterspec.toString')).status).toBe(2);
});

test.each([
  ['spec.pools', 'clusterspec.spec.pools'],
  ['budgets', 'clusterspec.spec.disruption.budgets'],
  ['clusterspec.drainTimeout', 'clusterspec.spec.workloads.drainTimeout'],
  ['ClusterSpec.spec.draintimout', 'clusterspec.spec.workloads.drainTimeout'],
  ['mod', 'clusterspec.spec.mode'],
  ['clusterspec.spec.pools.hook', 'clusterspec.spec.pools.lifecycleHook'],
  ['scenario.spec.deregistrationDelay', 'scenario.spec.clusters.services.loadBalancer.deregistrationDelay'],
])('explain %s: it is elsewhere, at %s', async (asked, near) => {
  const { err, status } = await explain(asked);
  expect(err.split('; did you mean ')[1]).toContain(near);
  expect(err.trimEnd().split('\n')).toHaveLength(1);
  expect(status).toBe(2);
  expect((await explain(near)).out).not.toBe('');
});

test('explain of what resembles nothing names no field', async () => {
  for (const asked of ['clusterspec.spec.zzzz', 'foo', 'clusterspec.foo'])
    expect((await explain(asked)).err).not.toContain('did you mean');
});
