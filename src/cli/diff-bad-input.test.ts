// What `sluice diff` says when it cannot say all: for each kind of failure its own sentence, with what to do.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Call, portsOnAws } from '#aws/ports.ts';
import { createSandbox } from '#sandbox/sandbox.ts';
import { loadServices } from '#sandbox/wire/services.ts';
import { diffCommand } from './diff.ts';
import { readScenario } from './scenario-file.ts';
import type { Terminal } from './terminal.ts';

const e2e = join(import.meta.dirname, '../../test/e2e');
const folder = mkdtempSync(join(tmpdir(), 'sluice-bad-'));
const file = join(folder, 'small.yaml');
afterAll(() => rmSync(folder, { recursive: true }));
const spec = (from: string | RegExp = '', to = '') =>
  writeFileSync(file, readFileSync(join(e2e, 'small.cluster.yaml'), 'utf8').replace(from, to));

let err = '';
beforeEach(() => {
  err = '';
  spec();
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    err += String(text);
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = undefined;
});

interface Said {
  readonly code: string;
  readonly message?: string;
  readonly address?: string;
}

/** `says`: what AWS answers by operation instead of what is so; 'all' for every one. */
async function diff(says: Readonly<Record<string, Said | Said[]>> = {}, ...args: string[]) {
  await loadServices();
  const scenario = await readScenario(join(e2e, 'small.scenario.yaml'));
  const sandbox = createSandbox(scenario!, { seed: 1, operatorParts: true });
  const direct = sandbox.direct('reader');
  const queues = new Map(
    Object.entries(says).map(([name, said]) => [name, Array.isArray(said) ? [...said] : said]),
  );
  const call: Call = (service, operation, input) => {
    const found = queues.get(operation) ?? queues.get('all');
    const said = Array.isArray(found) ? found.shift() : found;
    if (said === undefined) return direct(service, operation, input);
    const { code, message = 'no', address } = said;
    return Promise.reject(Object.assign(new Error(message), { name: code, code, address, port: 443 }));
  };
  let out = '';
  const waited: number[] = [];
  const terminal = {
    write(text: string) {
      out += text;
    },
    writeError(text: string) {
      err += text;
    },
    colour: false,
    columns: 80,
  } as unknown as Terminal;
  const hand = {
    portsOf: () => portsOnAws(call),
    // Nothing hangs here: what is waited for for less than a deadline comes at once.
    clock: {
      ...sandbox.world.engine.clock(),
      after(delayMs: number, run: () => void) {
        if (delayMs < 30_000) waited.push(delayMs);
        const timer = delayMs < 30_000 ? setImmediate(run) : undefined;
        return () => clearImmediate(timer);
      },
    },
  };
  process.exitCode = undefined;
  await diffCommand(terminal, hand)
    .exitOverride()
    .parseAsync(['-f', file, ...args], { from: 'user' });
  return { out, words: out.replace(/\s+/g, ' '), status: Number(process.exitCode ?? 0), waited };
}

describe('nothing can be said, in one sentence', () => {
  it.each<[string, Said, RegExp]>([
    [
      'no credentials',
      { code: 'CredentialsProviderError' },
      /no usable AWS credentials .*; sign in, or set AWS_PROFILE or AWS_ACCESS_KEY_ID$/,
    ],
    ['expired ones', { code: 'ExpiredToken' }, /no usable AWS credentials .*ExpiredToken.*; sign in/],
    [
      'a Region that is not enabled',
      { code: 'InvalidClientTokenId' },
      /sign in, .*; if they work in another Region, check whether this one is enabled for the account$/,
    ],
    [
      'a role that may not be taken',
      {
        code: 'AccessDenied',
        message: 'User: me is not authorized to perform: sts:AssumeRole on resource: r',
      },
      /the caller may not do .*sts:AssumeRole.*; add this action to its policy$/,
    ],
    ['a Region that there is not', { code: 'ENOTFOUND' }, /could not be found .*; check the region/],
    [
      'nobody who listens',
      { code: 'ECONNREFUSED', address: '10.0.0.1' },
      /nothing listens at http:\/\/10\.0\.0\.1:443/,
    ],
    [
      'no answer',
      { code: 'ETIMEDOUT' },
      /no answer to sts:GetCallerIdentity \(ETIMEDOUT.*\); check the network, a proxy or firewall on the way/,
    ],
  ])('%s', async (_, said, sentence) => {
    const { out, status } = await diff({ all: said });
    expect([out, status]).toEqual(['', 2]);
    expect(err).toMatch(/^sluice: small: [^\n]*\n$/);
    expect(err.trimEnd()).toMatch(sentence);
    const document = JSON.parse((await diff({ all: said }, '-o', 'json')).out);
    expect(document).toMatchObject({ clusters: [], problems: [expect.stringMatching(sentence)] });
  });

  it('the wrong account', async () => {
    spec(/account: .*/, 'account: "222233334444"');
    expect(await diff()).toMatchObject({ out: '', status: 2 });
    expect(err).toBe(
      'sluice: small: the credentials belong to account 111122223333, the spec is for 222233334444; use credentials of 222233334444, or correct spec.account\n',
    );
  });

  it('an old apiVersion, before AWS is asked', async () => {
    spec('v1alpha1', 'v1alpha0');
    expect(await diff({ all: { code: 'Asked' } })).toMatchObject({ out: '', status: 1 });
    expect(err).toMatch(
      /small\.yaml:1:13 {2}apiVersion: expected sluice\.dev\/v1alpha1, got "sluice\.dev\/v1alpha0"/,
    );
  });
});

describe('a name that AWS does not know', () => {
  it('of a cluster, or the right one in another Region', async () => {
    spec('cluster: small', 'cluster: smal');
    const { words, status } = await diff();
    expect(status).toBe(2);
    expect(words).toContain(
      'Not known what would change: cluster smal was not found in account 111122223333, ap-northeast-1; check spec.cluster and spec.region: did you mean small?',
    );
  });

  it('of a group', async () => {
    spec('name: small-group', 'name: small-grup');
    const { words, status } = await diff();
    expect(status).toBe(2);
    expect(words).toContain(
      'there is no Auto Scaling group small-grup (pool group), check its name in the spec: did you mean small-group?',
    );
  });
});

describe('what is throttled is asked again, as nobody else does', () => {
  const throttled = { code: 'ThrottlingException', message: 'Rate exceeded' };

  it('and is then known', async () => {
    const { status, words, waited } = await diff({ ListServices: [throttled, throttled] });
    expect(words).toContain(', complete');
    expect(status).toBe(1);
    expect(waited).toEqual(expect.arrayContaining([1_000, 2_000]));
  });

  it('or is left for a person to try again', async () => {
    const { status, words } = await diff({ DescribeTargetHealth: throttled });
    expect(status).toBe(2);
    expect(words).toContain('asked 5 times; run this again in a minute');
    expect(words).not.toContain('it is tried again later');
  });
});

it.each([
  ['DescribeTargetHealth', 'targets of load balancers', 'elasticloadbalancing:DescribeTargetHealth'],
  ['DescribeInstances', 'EC2 instances', 'ec2:DescribeInstances'],
  ['ListServices', 'services', 'ecs:ListServices'],
  ['DescribeLifecycleHooks', 'pools', 'autoscaling:DescribeLifecycleHooks'],
  ['ListTasks', 'tasks', 'ecs:ListTasks'],
])('a diff without %s is one in part, says which, and ends with 2', async (operation, part, action) => {
  const { words, status } = await diff({ [operation]: { code: 'AccessDeniedException' } });
  expect(status).toBe(2);
  expect(words).toMatch(
    new RegExp(`INCOMPLETE: .*${part}: .*the caller may not do ${action} .*; add this action to its policy`),
  );
  expect(words).toMatch(/[Nn]ot all is known of 1 of 1 cluster\. $/);
});
