// Secrets planted wherever Sluice is given some: none of them may show in anything that it writes, whatever goes wrong.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DescribeClustersCommand, ECSClient } from '@aws-sdk/client-ecs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Running, root, type SandboxProcess, start, startSandbox, until } from './processes.ts';

const WORD = 'pl4nted';
/** Each with a word that nothing else has. */
const SECRETS = {
  AWS_ACCESS_KEY_ID: `AKIA${WORD}KEYID0001`,
  AWS_SECRET_ACCESS_KEY: `${WORD}/secret+key0002`,
  AWS_SESSION_TOKEN: `${WORD}-session-token-0003`,
  SLUICE_GIT_USERNAME: 'bot',
  SLUICE_GIT_PASSWORD: `${WORD}-git-token-0004`,
  SOMETHING_ELSE: `${WORD}-environment-0005`,
  SLUICE_DEBUG: '1',
};
const EXTERNAL_ID = `${WORD}-external-id-0006`;

let folder = '';
let sandbox: SandboxProcess;
/** Answers as AWS does where a signature does not match: what was signed comes back, the session token as well. */
let echo: Server;
let echoed = '';
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sluice-secrets-'));
  const spec = readFileSync(`${root}test/e2e/small.cluster.yaml`, 'utf8').replace(
    '  mode: drain\n',
    `  mode: drain\n  assumeRole: {arn: "arn:aws:iam::111122223333:role/sluice", externalId: ${EXTERNAL_ID}}\n`,
  );
  writeFileSync(join(folder, 'small.yaml'), spec);
  writeFileSync(join(folder, 'wrong.yaml'), spec.replace('externalId:', 'externalID:'));
  sandbox = await startSandbox('test/e2e/small.scenario.yaml');
  echo = createServer((request, response) => {
    const said = Object.entries(request.headers).map(([name, value]) => `${name}:${value}`);
    const message = `The Canonical String for this request should have been\n${said.join('\n')}\n`;
    echoed += message;
    response.writeHead(403, { 'content-type': 'text/xml' });
    const error = `<Code>SignatureDoesNotMatch</Code><Message>${message}</Message>`;
    response.end(`<ErrorResponse><Error><Type>Sender</Type>${error}</Error></ErrorResponse>`);
  });
  await new Promise<void>((resolve) => echo.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  echo.close();
  await sandbox.end('SIGTERM');
  rmSync(folder, { recursive: true, force: true });
});

const at = (url: string) => ({ ...SECRETS, AWS_ENDPOINT_URL: url, XDG_STATE_HOME: join(folder, 'state') });
const commandLine = ({ child }: Running) =>
  readFileSync(`/proc/${child.pid}/cmdline`, 'latin1').replaceAll('\0', ' ');

/** All that it said, once it has ended by itself. */
async function whatSays(url: string, args: readonly string[]): Promise<string> {
  const running = start(args, at(url));
  await until(`sluice ${args[0]} ends`, 60_000, async () => running.child.exitCode !== null);
  return running.output();
}

/** The files that it left: timeline, cache. */
const left = () =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.yaml'))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
    .join('');

describe('planted secrets', () => {
  it('show in no output of any command, and in no file that it keeps', async () => {
    const spec = join(folder, 'small.yaml');
    const running = start(['run', '-f', spec, '--log', 'json'], at(sandbox.url));
    await until('it protects', 30_000, async () => /protect/.test(running.output()));
    const line = commandLine(running);
    expect(await running.end('SIGTERM')).toBe(0);
    const said = [line, running.output()];
    for (const args of [
      ['diff', '-f', spec],
      ['diff', '-f', spec, '-o', 'json'],
      ['diff', '-f', spec, '-o', 'markdown', '--as', 'scale'],
      ['run', '-f', spec, '--dry-run'],
      ['run', '-f', spec, '--once', '--log', 'json'],
      ['validate', '-f', join(folder, 'wrong.yaml')],
      ['readiness', '--cluster', 'small', '-o', 'json'],
      ['adopt', '--cluster', 'small'],
      ['timeline', 'small'],
      ['get', 'instances', '-o', 'json'],
    ]) {
      const words = await whatSays(sandbox.url, args);
      expect(words.length, args.join(' ')).toBeGreaterThan(80);
      said.push(words);
    }
    expect(said.join('\n').match(new RegExp(`.*${WORD}.*`, 'g')) ?? []).toEqual([]);
    expect(left()).toContain('"kind"');
    expect(left()).not.toContain(WORD);
    // Nor in what was written to the account, the record of the spec.
    const ecs = new ECSClient({
      endpoint: sandbox.url,
      region: 'ap-northeast-1',
      credentials: { accessKeyId: 'tester', secretAccessKey: 'unused' },
    });
    const { clusters } = await ecs.send(
      new DescribeClustersCommand({ clusters: ['small'], include: ['TAGS'] }),
    );
    const tags = JSON.stringify(clusters?.[0]?.tags);
    expect(tags).toContain('sluice.dev/mode');
    expect(tags).not.toContain(WORD);
  });

  it('show in no message when calls fail: nobody there, one who says all that was sent, no git', async () => {
    const { port } = echo.address() as AddressInfo;
    const spec = join(folder, 'small.yaml');
    const wrongs = ['http://127.0.0.1:1', `http://127.0.0.1:${port}`];
    const said: string[] = [];
    for (const url of wrongs) {
      said.push(await whatSays(url, ['diff', '-f', spec]));
      said.push(await whatSays(url, ['run', '-f', spec, '--once']));
    }
    const git = `http://bot:${SECRETS.SLUICE_GIT_PASSWORD}@127.0.0.1:${port}/specs.git`;
    said.push(await whatSays(sandbox.url, ['run', '--git', git, '--once']));
    // The planted ones were really sent, or nothing was tried here.
    expect(echoed).toContain(SECRETS.AWS_SESSION_TOKEN);
    expect(said.every((words) => words.includes('sluice: '))).toBe(true);
    expect(said.join('\n')).toMatch(/x-amz-security-token:\(hidden\)/);
    expect(said.join('\n').match(new RegExp(`.*${WORD}.*`, 'g')) ?? []).toEqual([]);
  });
});
