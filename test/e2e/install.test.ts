// docs/install.md, followed to the letter: its commands in their order in one shell, the sandbox in AWS's place, a process on
// this machine in place of the service. What needs an account is marked on the page, and left out here.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  AWS_ENVIRONMENT,
  aws,
  type Running,
  root,
  type SandboxProcess,
  start,
  startSandbox,
  until,
} from './processes.ts';

const GROUP = 'web-on-demand';
const place = mkdtempSync(join(tmpdir(), 'sluice-install-'));
const origin = join(place, 'origin.git');

interface Block {
  readonly text: string;
  /** Why it is not run. */
  readonly left?: string;
}

const page = readFileSync(`${root}docs/install.md`, 'utf8');
const blocks: Block[] = [...page.matchAll(/(?:<!-- account: (.+) -->\n)?```sh\n([\s\S]*?)```/g)].map(
  ([, left, text = '']) => ({ text, left }),
);

let sandbox: SandboxProcess;
let shell: ChildProcess;
let service: Running | undefined;
beforeAll(async () => {
  sandbox = await startSandbox('test/e2e/install.scenario.yaml');
  // As the checkout that the page is read in, without what the commands make in it.
  for (const name of ['bin', 'manifests']) symlinkSync(join(root, name), join(place, name));
  mkdirSync(join(place, 'tools'));
  const cli = process.env.AWS_CLI ?? '/usr/bin/aws';
  writeFileSync(
    join(place, 'tools/aws'),
    `#!/bin/sh\nexec "${cli}" --endpoint-url ${sandbox.url} --no-cli-pager "$@"\n`,
  );
  chmodSync(join(place, 'tools/aws'), 0o755);
  const environment = {
    PATH: [join(place, 'tools'), dirname(process.execPath), process.env.PATH].join(delimiter),
    HOME: place,
    ...AWS_ENVIRONMENT,
    AWS_ENDPOINT_URL: sandbox.url,
    ...Object.fromEntries(
      ['AUTHOR', 'COMMITTER'].flatMap((who) => [
        [`GIT_${who}_NAME`, 'someone'],
        [`GIT_${who}_EMAIL`, 'someone@example.com'],
      ]),
    ),
    GIT_CONFIG_NOSYSTEM: '1',
  };
  execFileSync('git', ['init', '-q', '--bare', '-b', 'main', origin], { env: environment });
  execFileSync('git', ['clone', '-q', origin, join(place, 'specs')], { env: environment, stdio: 'ignore' });
  shell = spawn('bash', ['--noprofile', '--norc'], { cwd: place, env: environment });
});
afterAll(async () => {
  shell?.kill('SIGKILL');
  await service?.end('SIGKILL');
  await sandbox?.end('SIGTERM');
  rmSync(place, { recursive: true, force: true });
});

/** What a block prints on both outputs, and the status of its last command. */
function run({ text }: Block): Promise<{ output: string; status: number }> {
  return new Promise((resolve, reject) => {
    let output = '';
    const enough = setTimeout(() => reject(new Error(`no end of:\n${text}\nafter:\n${output}`)), 60_000);
    const listen = (chunk: Buffer) => {
      output += chunk;
      const end = /\n::end (\d+)\n$/.exec(output);
      if (!end) return;
      clearTimeout(enough);
      shell.stdout!.off('data', listen);
      resolve({ output: output.slice(0, end.index), status: Number(end[1]) });
    };
    shell.stdout!.on('data', listen);
    shell.stdin!.write(`{\n${text}\n} </dev/null 2>&1; printf '\\n::end %s\\n' $?\n`);
  });
}

const cli = async (line: string, ...more: string[]) => (await aws(sandbox.url, line, ...more)).json;
const members = async (): Promise<any[]> =>
  (await cli(`autoscaling describe-auto-scaling-groups --auto-scaling-group-names ${GROUP}`))
    .AutoScalingGroups[0].Instances;
const hooks = async (): Promise<any[]> =>
  (await cli(`autoscaling describe-lifecycle-hooks --auto-scaling-group-name ${GROUP}`)).LifecycleHooks;
const tags = async (): Promise<Record<string, string>> => {
  const { tags: all } = await cli(
    'ecs list-tags-for-resource --resource-arn arn:aws:ecs:ap-northeast-1:111122223333:cluster/web-prod',
  );
  return Object.fromEntries(all.map(({ key, value }: any) => [key, value]));
};
const says = (words: string) =>
  until(`the service says "${words}"`, 30_000, async () => service!.output().includes(words));

interface Stop {
  /** In the block after which it is. */
  readonly at: string;
  readonly status?: number;
  /** In what the block prints. */
  readonly prints?: RegExp;
  readonly after?: (output: string) => Promise<unknown>;
}

function startService(): Running {
  const from = ['--git', origin, '--path', 'clusters', '--poll', '5s'];
  return start(['run', ...from], { AWS_ENDPOINT_URL: sandbox.url, AWS_ACCESS_KEY_ID: 'sluice' });
}

const stops: Stop[] = [
  { at: 'sluice adopt', prints: /\n {2}No changes: the cluster is as the spec wants it\./, status: 0 },
  {
    at: "'web: observe'",
    after: async () => {
      service = startService();
      await says('operating web-prod in ap-northeast-1 of 111122223333, mode observe');
    },
  },
  { at: '--as protect', prints: /web-on-demand: protects 4 of 4/, status: 1 },
  {
    at: "'web: protect'",
    after: () =>
      until('every busy instance is protected', 60_000, async () =>
        (await members()).every(({ ProtectedFromScaleIn }) => ProtectedFromScaleIn),
      ),
  },
  { at: 'ProtectedFromScaleIn\\]', prints: /4 protected[\s\S]*No changes[\s\S]*\bTrue\b/, status: 0 },
  { at: 'ApproximateNumberOfMessages', prints: /sluice-drain/, status: 1 },
  {
    at: "'web: drain'",
    after: () => until('the hook is there', 60_000, async () => (await hooks()).length === 1),
  },
  {
    at: 'terminate-instance-in-auto-scaling-group',
    prints: /sluice-drain/,
    status: 0,
    async after() {
      const leaving = () =>
        members().then((all) => all.find(({ LifecycleState }) => LifecycleState !== 'InService'));
      const { InstanceId } = await until('the instance waits', 15_000, leaving);
      await until(
        'it has left, drained',
        120_000,
        async () => !(await members()).some((each) => each.InstanceId === InstanceId),
      );
      expect(await sandbox.page('report')).toMatchObject({
        requests: { failed: 0 },
        tasks: { killedWithInstance: 0 },
      });
    },
  },
  { at: 'describe-policies', prints: /\nScale-in\n/, status: 1 },
  {
    at: "'web: scale'",
    after: () =>
      until('mode scale is on record', 60_000, async () => (await tags())['sluice.dev/mode'] === 'scale'),
  },
  { at: 'register-task-definition', prints: /task-definition\/sluice:1\n/, status: 0 },
  {
    at: 'before it goes',
    prints: /\[\]/,
    status: 0,
    async after() {
      await until('it only observes', 60_000, async () => {
        const said = service!.output();
        return said.lastIndexOf(', mode observe') > said.lastIndexOf(', mode scale');
      });
      // As the page has it, with `Replicas=0`.
      expect(await service!.end('SIGTERM')).toBe(0);
    },
  },
  {
    at: 'sluice release',
    prints:
      /Would remove:\n {2}the hook sluice-drain[\s\S]*Removed:\n {2}the hook sluice-drain[\s\S]*the table of --timeline[\s\S]*\nNothing of Sluice is left in web-prod\.\n/,
    status: 0,
    async after() {
      expect(await hooks()).toEqual([]);
      expect((await members()).filter(({ ProtectedFromScaleIn }) => ProtectedFromScaleIn)).toEqual([]);
      expect(Object.keys(await tags()).filter((key) => key.startsWith('sluice.dev/'))).toEqual([]);
      const notes =
        'ecs list-attributes --cluster web-prod --target-type container-instance --attribute-name sluice.dev/memory';
      expect((await cli(notes)).attributes).toEqual([]);
      const draining = 'ecs list-container-instances --cluster web-prod --status DRAINING';
      expect((await cli(draining)).containerInstanceArns).toEqual([]);
    },
  },
];

it('can be followed from nothing up every rung and back to nothing, and no request fails', async () => {
  const left = stops.slice();
  for (const block of blocks.filter((each) => each.left === undefined)) {
    const { output, status } = await run(block);
    const stop = left[0] && new RegExp(left[0].at).test(block.text) ? left.shift() : undefined;
    const told = `${block.text}\nprinted:\n${output}\nand the service said:\n${service?.output() ?? 'nothing yet'}`;
    expect(output, told).not.toMatch(/command not found|Traceback|usage: aws|^sluice: /m);
    expect(status, told).toBe(stop?.status ?? 0);
    if (stop?.prints) expect(output, told).toMatch(stop.prints);
    await stop?.after?.(output);
  }
  expect(left.map(({ at }) => at)).toEqual([]);
  // What was taken away stays away, also where somebody starts it again as it was: in observe it writes nothing.
  service = startService();
  const callsOf = async () => {
    const { calls } = await sandbox.page('calls');
    const own = calls.filter(({ caller }: any) => caller === 'sluice');
    const looks = own.filter(({ operation }: any) => operation === 'DescribeClusters').length;
    return { looks, writes: own.filter(({ mutating }: any) => mutating).length };
  };
  const before = await callsOf();
  expect(before.writes).toBeGreaterThan(5);
  await until('two more looks', 60_000, async () => (await callsOf()).looks >= before.looks + 2);
  expect((await callsOf()).writes).toBe(before.writes);
  expect((await sandbox.page('report')).requests.failed).toBe(0);
  expect(await service!.end('SIGTERM')).toBe(0);
}, 480_000);

it('leaves out only what needs an account, a registry or a Docker daemon, and says why', () => {
  const reasons = blocks.flatMap(({ left }) => left ?? []);
  expect(blocks.length - reasons.length).toBeGreaterThan(10);
  expect(new Set(reasons)).toEqual(
    new Set([
      'npm asks a registry; .ci/run begins with it',
      'your own repository for specs',
      'a registry for images and a Docker daemon',
      'a token of your git host, read only',
      'CloudFormation',
      'a table of DynamoDB; test/e2e/shared-timeline.test.ts has it with one that is emulated',
    ]),
  );
});
