// What the jobs for a pull request run: the script that plans and judges, against a sandbox and between revisions, and the two
// that write the comment, against stand-ins of the places where it goes.
import { execFile, execFileSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { ECSClient, TagResourceCommand } from '@aws-sdk/client-ecs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AWS_ENVIRONMENT, root, type SandboxProcess, startSandbox } from './processes.ts';

const PATH = [dirname(process.execPath), process.env.PATH].join(delimiter);
const work = mkdtempSync(join(tmpdir(), 'sluice-ci-'));
afterAll(() => rmSync(work, { recursive: true }));

interface Run {
  readonly status: number;
  readonly output: string;
}

function run(script: string, args: readonly string[], environment: Record<string, string>): Promise<Run> {
  return new Promise((resolve) => {
    execFile(
      join(root, 'examples/ci', script),
      args,
      { cwd: work, timeout: 60_000, env: { PATH, HOME: '/nonexistent', ...environment } },
      (error, out, err) => resolve({ status: error ? Number(error.code) : 0, output: out + err }),
    );
  });
}

const comment = () => readFileSync(join(work, 'out/comment.md'), 'utf8');
const MARKER = '<!-- sluice: the plan -->\n';

const spec = join(work, 'clusters/web.yaml');
const alter = (from: RegExp | string, to: string) =>
  writeFileSync(spec, readFileSync(spec, 'utf8').replace(from, to));
beforeEach(() => {
  rmSync(join(work, 'clusters'), { recursive: true, force: true });
  mkdirSync(join(work, 'clusters'));
  copyFileSync(join(root, 'examples/clusters/music.yaml'), spec);
});

describe('the plan, read from AWS', () => {
  let sandbox: SandboxProcess;
  beforeAll(async () => {
    sandbox = await startSandbox('examples/scenarios/scale-in-kills-tasks.yaml');
  });
  afterAll(() => sandbox.end('SIGTERM'));
  const plan = (...more: string[]) =>
    run('plan.sh', ['out', 'clusters', ...more], { ...AWS_ENVIRONMENT, AWS_ENDPOINT_URL: sandbox.url });

  it('changes are no failure, and the comment has them', async () => {
    const { status, output } = await plan();
    expect(output).toContain('sluice: merged, this is what changes.');
    expect(status).toBe(0);
    expect(comment()).toMatch(
      /^<!-- sluice: the plan -->\n\*\*Sluice: merged, this is what changes\.\*\*\n\n## Cluster /,
    );
    expect(comment()).toContain('- mode: observe → **drain**');
  });

  it('nothing to do is none either', async () => {
    expect(await plan('--as', 'observe')).toMatchObject({ status: 0 });
    expect(comment()).toContain('merged, the specs change nothing. What goes on anyway is told below.');
  });

  it('a spec that is not valid fails before AWS is asked, with its mistakes in the comment', async () => {
    alter('mode: drain', 'mode: drian');
    expect(await plan()).toMatchObject({ status: 1 });
    expect(comment()).toMatch(/^<!-- .*\n.*the specs are not valid.*\n\n {4}clusters\/web\.yaml:\d+:\d+/);
  });

  it('what cannot be read fails with 2, and says why', async () => {
    alter(/account: "\d+"/, 'account: "999999999999"');
    expect(await plan()).toMatchObject({ status: 2 });
    expect(comment()).toMatch(/ {4}sluice: .* the credentials belong to account 111122223333/);
  });

  it('what a guard would refuse fails with 1', async () => {
    const cluster = /cluster: (\S+)/.exec(readFileSync(spec, 'utf8'))![1]!;
    const arn = `arn:aws:ecs:ap-northeast-1:111122223333:cluster/${cluster}`;
    const ecs = new ECSClient({
      endpoint: sandbox.url,
      region: 'ap-northeast-1',
      credentials: { accessKeyId: 'tester', secretAccessKey: 'unused' },
    });
    const tags = [
      { key: 'sluice.dev/owner', value: 'other' },
      { key: 'sluice.dev/mode', value: 'drain' },
    ];
    await ecs.send(new TagResourceCommand({ resourceArn: arn, tags }));
    ecs.destroy();
    expect(await plan()).toMatchObject({ status: 1 });
    expect(comment()).toContain('refused. Merged like this it would not be carried out.');
    expect(comment()).toContain('the document "other" operates this cluster');
  });
});

describe('the plan, between revisions', () => {
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', ...args], { cwd: work, stdio: 'pipe' });
  // No credentials and no endpoint: whoever asked AWS would fail.
  const compare = (ref = 'HEAD') => run('plan.sh', ['out', 'clusters', '--against', ref], {});
  beforeEach(() => {
    rmSync(join(work, '.git'), { recursive: true, force: true });
    git('init', '--quiet', '--initial-branch', 'main');
    git('add', 'clusters');
    git('commit', '--quiet', '--message', 'x');
  });

  it('has changes or none, and neither is a failure', async () => {
    expect(await compare()).toMatchObject({ status: 0 });
    expect(comment()).toContain('merged, the specs change nothing. What goes on anyway is told below.');
    alter('mode: drain', 'mode: scale');
    expect(await compare()).toMatchObject({ status: 0 });
    expect(comment()).toContain('- mode: drain → **scale**');
  });

  it('a revision that is not there leaves no plan, also where one was before', async () => {
    expect(await compare()).toMatchObject({ status: 0 });
    expect(await compare('nowhere')).toMatchObject({ status: 2 });
    expect(comment()).toContain('there is no plan.');
  });
});

it('a program that breaks down is no plan with changes', async () => {
  const broken = join(work, 'broken');
  writeFileSync(broken, '#!/bin/sh\n[ "$1" = validate ] || exit 1\n');
  chmodSync(broken, 0o755);
  expect(await run('plan.sh', ['out', 'clusters'], { SLUICE: broken })).toMatchObject({ status: 2 });
});

it('a long plan is cut to what a comment holds', async () => {
  const chatty = join(work, 'chatty');
  const json = '{"changes": true, "refused": false}';
  writeFileSync(
    chatty,
    `#!/bin/sh
[ "$1" = validate ] && exit 0
while [ $# -gt 1 ]; do [ "$1" = --json-file ] && echo '${json}' >"$2"; shift; done
i=0; while [ $i -lt 3000 ]; do echo "- line $i of a plan, which goes on and on"; i=$((i + 1)); done
exit 1
`,
  );
  chmodSync(chatty, 0o755);
  expect(await run('plan.sh', ['out', 'clusters'], { SLUICE: chatty })).toMatchObject({ status: 0 });
  expect(comment().length).toBeLessThan(65_536);
  expect(comment()).toContain('cut here');
});

describe('the comment', () => {
  const file = join(work, 'comment.md');
  beforeAll(() => writeFileSync(file, `${MARKER}the plan\n`));

  it('on GitHub is written once and then written over, by the workflow’s own marker', async () => {
    const bin = join(work, 'bin');
    const calls = join(work, 'calls');
    mkdirSync(bin);
    // The stand-in notes what it is asked, and answers a question with the ids in a file.
    writeFileSync(
      join(bin, 'gh'),
      `#!/bin/sh\necho "$*" >>${calls}\ncase "$*" in *--jq*) cat ${work}/ids ;; esac\n`,
    );
    chmodSync(join(bin, 'gh'), 0o755);
    const write = (ids: string) => {
      writeFileSync(join(work, 'ids'), ids);
      writeFileSync(calls, '');
      const environment = { PATH: bin + delimiter + PATH, GITHUB_REPOSITORY: 'o/r', PULL_REQUEST: '7' };
      return run('comment-github.sh', [file], environment);
    };
    expect(await write('')).toEqual({ status: 0, output: '' });
    const [asked, posted] = readFileSync(calls, 'utf8').split('\n');
    expect(asked).toContain(
      'select(.user.login == "github-actions[bot]" and (.body | startswith("<!-- sluice: the plan -->")))',
    );
    expect(posted).toBe(`api --silent --method POST repos/o/r/issues/7/comments --field body=@${file}`);
    await write('41\n42\n');
    expect(readFileSync(calls, 'utf8').split('\n')[1]).toBe(
      `api --silent --method PATCH repos/o/r/issues/comments/41 --field body=@${file}`,
    );
  });

  it('on GitLab likewise, among the notes of the token’s own user, and no token is shown', async () => {
    const asked: string[] = [];
    const others = Array.from({ length: 100 }, (_, id) => ({
      id,
      author: { id: 1 },
      body: `${MARKER}not ours`,
    }));
    let mine: object[] = [];
    const server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk));
      request.on('end', () => {
        const { method, url = '', headers } = request;
        asked.push(
          `${method} ${url} ${headers['private-token']} ${new URLSearchParams(body).get('body') ?? ''}`.trim(),
        );
        const page = /&page=(\d)/.exec(url)?.[1];
        const notes = page === '1' ? others : page === '2' ? mine : [];
        response.end(JSON.stringify(url === '/api/user' ? { id: 5 } : notes));
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const write = () =>
      run('comment-gitlab.sh', [file], {
        SLUICE_GITLAB_TOKEN: 'glpat-secret',
        CI_API_V4_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api`,
        CI_PROJECT_ID: '3',
        CI_MERGE_REQUEST_IID: '7',
      });
    expect(await write()).toEqual({ status: 0, output: '' });
    expect(asked.at(-1)).toBe(`POST /api/projects/3/merge_requests/7/notes glpat-secret ${MARKER}the plan`);
    mine = [{ id: 500, author: { id: 5 }, body: `${MARKER}old` }];
    expect(await write()).toEqual({ status: 0, output: '' });
    expect(asked.at(-1)).toBe(
      `PUT /api/projects/3/merge_requests/7/notes/500 glpat-secret ${MARKER}the plan`,
    );
    server.close();
  });
});
