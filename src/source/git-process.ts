// One call of the program git, without a shell, in a process group of its own: a deadline of ours ends it with all that
// it started, such as the helper that waits for a server which never answers.
import { type ChildProcess, spawn } from 'node:child_process';
import type { Clock } from '#lib/clock.ts';
import { type GitPlace, PASSWORD, redact, USERNAME } from './git-url.ts';

export interface GitCall {
  readonly args: readonly string[];
  /** The repository to work in, or a path where none is. */
  readonly gitDir: string;
  readonly place: GitPlace;
  readonly clock: Clock;
  readonly limitMs: number;
  readonly signal: AbortSignal;
  readonly input?: string;
  /** Asked now and then; a sentence ends the call. */
  readonly tooMuch?: () => Promise<string | undefined>;
}

/** Of one answer; the limits of the tree are far below. */
const MOST_BYTES = 64 * 1024 * 1024;
const MOST_COMPLAINT = 16 * 1024;
const LOOK_EVERY_MS = 250;

/** What it prints, or in a sentence why not, without any credentials. Rejects only where there is no git. */
export function callGit(call: GitCall): Promise<Buffer | string> {
  const { args, gitDir, place, clock, limitMs, signal, input, tooMuch } = call;
  if (signal.aborted) return Promise.resolve('it was given up');
  return new Promise((resolve, reject) => {
    const child = spawn('git', args, { env: environmentFor(place, gitDir), detached: true, cwd: '/' });
    const said: Buffer[] = [];
    let bytes = 0;
    let complaint = '';
    let over = false;
    const settle = (conclude: () => void) => {
      if (over) return;
      over = true;
      cancel();
      stopLooking();
      signal.removeEventListener('abort', onAbort);
      conclude();
    };
    const giveUp = (why: string) =>
      settle(() => {
        endGroup(child);
        resolve(why);
      });
    const onAbort = () => giveUp('it was given up');
    const cancel = clock.after(limitMs, () => giveUp(`no answer within ${limitMs / 1000} s`));
    const stopLooking = lookNowAndThen(clock, tooMuch, giveUp);
    signal.addEventListener('abort', onAbort, { once: true });
    child.stdout.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > MOST_BYTES) giveUp('git answered more than 64 MiB');
      else said.push(chunk);
    });
    child.stderr.on('data', (chunk: Buffer) => {
      complaint = (complaint + chunk.toString('utf8')).slice(-MOST_COMPLAINT);
    });
    child.once('error', (error: NodeJS.ErrnoException) =>
      settle(() =>
        error.code === 'ENOENT'
          ? reject(new Error('--git needs the program git; install it, or add it to PATH'))
          : resolve(`git could not be started: ${error.code ?? error.message}`),
      ),
    );
    child.once('close', (code, killedBy) =>
      settle(() => {
        if (code === 0) resolve(Buffer.concat(said));
        else
          resolve(redact(complaintOf(complaint), place) || `git ended with ${killedBy ?? `status ${code}`}`);
      }),
    );
    // Whoever ended before it had read all: its status tells why.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}

function lookNowAndThen(
  clock: Clock,
  tooMuch: GitCall['tooMuch'],
  giveUp: (why: string) => void,
): () => void {
  if (tooMuch === undefined) return () => undefined;
  let cancel = () => {};
  const look = () => {
    cancel = clock.after(LOOK_EVERY_MS, async () => {
      const why = await tooMuch();
      if (why === undefined) look();
      else giveUp(why);
    });
  };
  look();
  return () => cancel();
}

function endGroup({ pid, stdin, stdout, stderr }: ChildProcess): void {
  for (const pipe of [stdin, stdout, stderr]) pipe?.destroy();
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    // It had ended by itself a moment before.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** What git says is wrong; what it tells beside that, such as progress, helps nobody. */
function complaintOf(text: string): string {
  const lines = text.split(/[\r\n]+/).filter((line) => line.trim() !== '');
  const wrong = lines.filter((line) =>
    /^(fatal|error|remote error|ERROR|ssh):|Permission denied|Host key/.test(line),
  );
  const chosen = wrong.filter((line) => !/^fatal: Could not read from remote repository/.test(line));
  const some = chosen.length > 0 ? chosen : lines.slice(-1);
  const plain = some.map((line) => line.replace(/^(fatal|error): /, '').replace(/\.$/, ''));
  return [...new Set(plain)].slice(0, 2).join('; ').slice(0, 400);
}

/** Hands the credentials of the place on, and nothing that would make git talk, ask, or look elsewhere. */
function environmentFor(place: GitPlace, gitDir: string): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(GIT_|SLUICE_|SSH_ASKPASS)/.test(name) || /^GIT_(SSH|SSL|PROXY_SSL)/.test(name),
  );
  const { credentials } = place;
  return {
    ...Object.fromEntries(kept),
    ...(credentials && { [USERNAME]: credentials.username, [PASSWORD]: credentials.password }),
    LC_ALL: 'C',
    GIT_DIR: gitDir,
    GIT_ALLOW_PROTOCOL: place.transport,
    GIT_TERMINAL_PROMPT: '0',
    // Empty, and not absent: then no other way to ask a person is looked for.
    GIT_ASKPASS: '',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_NO_LAZY_FETCH: '1',
    GIT_HTTP_LOW_SPEED_LIMIT: '1',
    GIT_HTTP_LOW_SPEED_TIME: '30',
    ...settingsAsEnvironment([...SETTINGS, ...credentialSettings(place)]),
  };
}

type Setting = readonly [name: string, value: string];

const SETTINGS: readonly Setting[] = [
  ['core.hooksPath', '/dev/null'],
  ['core.fsmonitor', 'false'],
  ['fetch.recurseSubmodules', 'false'],
  ['fetch.unpackLimit', '1'],
  ['gc.auto', '0'],
  ['maintenance.auto', 'false'],
  ['transfer.bundleURI', 'false'],
];

/** Asked for this host alone, wherever the server may redirect to; the shell gets the words from its environment. */
function credentialSettings({ url, credentials }: GitPlace): Setting[] {
  if (credentials === undefined) return [];
  const words = `printf "username=%s\\npassword=%s\\n" "$${USERNAME}" "$${PASSWORD}"`;
  return [
    ['credential.helper', ''],
    [`credential.${new URL(url).origin}.helper`, `!f() { test "$1" = get && ${words}; }; f`],
  ];
}

function settingsAsEnvironment(settings: readonly Setting[]): Record<string, string> {
  const pairs = settings.flatMap(([name, value], index) => [
    [`GIT_CONFIG_KEY_${index}`, name],
    [`GIT_CONFIG_VALUE_${index}`, value],
  ]);
  return { ...Object.fromEntries(pairs), GIT_CONFIG_COUNT: String(settings.length) };
}
