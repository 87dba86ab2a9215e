// Where `run` has its specs from: files, read once, or a branch or tag that is followed.
import { systemClock } from '#lib/clock.ts';
import { tryParseDurationMs } from '#lib/duration.ts';
import { shortCommit } from '#lib/text.ts';
import type { SpecToOperate } from '#operator/post.ts';
import type { Log } from '#runtime/log.ts';
import { endWithin } from '#runtime/shutdown.ts';
import { type Followed, fetchRevision } from '#source/git-remote.ts';
import { assertFollowable, parseGitUrl, pathInTree } from '#source/git-url.ts';
import type { InForce } from '#spec/in-force.ts';
import { createFollower, type FirstLook, type Follower } from './git-follower.ts';
import { defaultCache, readState, stateFile, writeState } from './git-state.ts';
import { createPlaceCheck } from './own-task.ts';
import { readSpecs } from './scenario-file.ts';

export interface SpecOptions {
  readonly file?: string[];
  readonly git?: string;
  readonly ref?: string;
  readonly path?: string;
  readonly poll?: string;
  readonly cache?: string;
  readonly forget?: string[];
  readonly acceptRewrite?: string;
  readonly dryRun?: boolean;
  readonly once?: boolean;
}

export interface SpecsToRun {
  readonly specs: readonly SpecToOperate[];
  /** Absent where specs are files. */
  readonly follower?: Follower;
}

/**
 * Undefined after what is wrong was printed and the exit status was set. Rejects specs that would have this process drain
 * its own host; a follower hands none on.
 */
export async function specsToRun(options: SpecOptions, log: Log): Promise<SpecsToRun | undefined> {
  const found = await findSpecs(options, log);
  // A dry run writes nothing, wherever it runs.
  if (found === undefined || options.dryRun) return found;
  const assertPlace = await createPlaceCheck(process.env, systemClock);
  const { specs, follower } = found;
  assertPlace(specs.map(({ spec }) => spec));
  if (follower === undefined) return found;
  const run: Follower['run'] = (signal, onSpecs) =>
    follower.run(signal, async (newer) => {
      // What throws here leaves the revision before it in force.
      assertPlace(newer.map(({ spec }) => spec));
      await onSpecs(newer);
    });
  return { specs, follower: { ...follower, run } };
}

async function findSpecs(options: SpecOptions, log: Log): Promise<SpecsToRun | undefined> {
  const { file, git } = options;
  if ((file === undefined) === (git === undefined))
    throw new Error('give specs with -f, or a repository with --git, and not both');
  if (git === undefined) {
    const astray = GIT_OPTIONS.find(([name]) => options[name] !== undefined);
    if (astray !== undefined)
      throw new Error(`${astray[1]} goes with --git; files are read once, as they are`);
    const specs = await readSpecs(file ?? []);
    return specs && { specs };
  }
  return follow(git, options, log);
}

const GIT_OPTIONS = [
  ['ref', '--ref'],
  ['path', '--path'],
  ['poll', '--poll'],
  ['cache', '--cache'],
  ['forget', '--forget'],
  ['acceptRewrite', '--accept-rewrite'],
] as const;

/** The shortest time between two looks: each asks a server that others use too. */
const LEAST_POLL_MS = 5_000;

async function follow(git: string, options: SpecOptions, log: Log): Promise<SpecsToRun | undefined> {
  const place = parseGitUrl(git, process.env);
  // What is in the URL is in the list of processes until here.
  if (place.credentials !== undefined) process.title = `sluice run --git ${place.url}`;
  const { ref = 'main', path = '.', poll = '30s', cache = defaultCache(), forget = [] } = options;
  assertFollowable(ref);
  const followed: Followed = { place, ref, path: pathInTree(path) };
  const pollMs = tryParseDurationMs(poll);
  if (pollMs === undefined || pollMs < LEAST_POLL_MS)
    throw new Error('--poll takes a duration of at least 5s, such as 30s or 5m');
  const { acceptRewrite: accept } = options;
  if (accept !== undefined && !/^([0-9a-f]{7,64}|any)$/.test(accept))
    throw new Error('--accept-rewrite takes a commit, seven digits of it at least, or any');
  const source = `${ref} of ${place.url}`;
  const state = cache === 'none' ? undefined : stateFile(cache, followed);
  const restored = state === undefined ? undefined : await readState(state, forget, log);
  const follower = createFollower({
    source,
    pollMs,
    clock: systemClock,
    log,
    restored,
    forget,
    accept,
    fetch: (more) => fetchRevision(followed, { clock: systemClock, ...more }),
    // A dry run looks, and leaves what others go on from alone.
    keep: async (inForce) => {
      if (state !== undefined && !options.dryRun) await writeState(state, inForce, log);
    },
  });
  const first = await untilSignal((signal) => follower.first(signal));
  const inForce = options.once || options.dryRun ? newest(first) : first.inForce;
  if (inForce === undefined) return refuse(first);
  for (const { level, message, spec } of first.said)
    log(level, message, spec === undefined ? {} : { cluster: spec });
  log('info', `following ${source}, at ${shortCommit(inForce.commit)}`);
  return { specs: toOperate(inForce.specs), follower };
}

/** Whoever asks once wants to know of the newest revision, and not of one before it. */
const newest = ({ inForce, isNewest }: FirstLook) => (isNewest ? inForce : undefined);

function refuse({ fetched, said }: FirstLook): undefined {
  for (const { message } of said) process.stderr.write(`sluice: ${message}\n`);
  process.exitCode = fetched.kind === 'failed' ? 2 : 1;
  return undefined;
}

export const toOperate = (specs: InForce['specs']): SpecToOperate[] =>
  specs.map(({ spec, origin, commit }) => ({ spec, origin: { ...origin, commit } }));

/** Ends as a signal ends a process, but not before git has been ended too, and what it left was given a moment to go. */
async function untilSignal<T>(look: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const ending = new AbortController();
  const looking = look(ending.signal);
  const signals = ['SIGTERM', 'SIGINT'] as const;
  const end = async (signal: NodeJS.Signals) => {
    ending.abort();
    await endWithin(systemClock, 2_000, looking);
    for (const each of signals) process.off(each, end);
    process.kill(process.pid, signal);
  };
  for (const signal of signals) process.once(signal, end);
  try {
    return await looking;
  } finally {
    // Whoever was told to end does so in `end`, and goes no further.
    if (ending.signal.aborted) await new Promise(() => undefined);
    for (const signal of signals) process.off(signal, end);
  }
}
