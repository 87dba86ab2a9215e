// Which specs are in force while a branch is followed: what becomes of them as revisions come, are rewritten, are wrong, or
// lack a spec. Pure: what was fetched and the time go in; the specs, and what is to be said, come out.
import { isDeepStrictEqual } from 'node:util';
import { type Problem, renderProblem } from '#lib/document-problem.ts';
import { isoTime, shortCommit } from '#lib/text.ts';
import type { Fetched } from '#source/git-remote.ts';
import { type ParsedSpec, parseClusterSpecs } from './parse.ts';

/** A spec as of a commit: the one in force, or, of a spec that is gone from the tree, the last that had it. */
export interface FollowedSpec extends ParsedSpec {
  readonly commit: string;
}

export interface InForce {
  readonly commit: string;
  readonly specs: readonly FollowedSpec[];
}

export interface Following {
  /** Absent until a first revision was good. */
  readonly inForce?: InForce;
  /** The newest revision, where it is not taken: it is read once. */
  readonly refused?: { readonly commit: string; readonly why: string; readonly rest?: string };
  /** What keeps the newest revision from being in force. */
  readonly trouble?: { readonly why: string; readonly since: number; readonly saidAt: number };
  /** When it was last said which specs are gone from the tree. */
  readonly goneSaidAt?: number;
}

export interface Said {
  readonly level: 'info' | 'warn' | 'error';
  readonly message: string;
  /** The document it is about. */
  readonly spec?: string;
}

export interface Step {
  readonly following: Following;
  readonly said: readonly Said[];
}

export interface Context {
  /** Such as `main of https://host/specs.git`. */
  readonly source: string;
  readonly now: number;
  /** Specs that may vanish. */
  readonly forget?: readonly string[];
  /** A commit, or the beginning of one, that is taken although it does not follow from the one in force; or `any`. */
  readonly accept?: string;
}

/** What stays wrong is said again this often. */
const AGAIN_MS = 3_600_000;
const PROBLEMS_SHOWN = 20;

type NewRevision = Exclude<Fetched, { kind: 'failed' | 'same' }>;
type Read = Extract<Fetched, { kind: 'read' }>;

/** What the newest look makes of it. What is in force stays so unless something valid takes its place. */
export function follow(following: Following, fetched: Fetched, context: Context): Step {
  const { following: next, said } = take(following, fetched, context);
  const gone = sayGone(next, context);
  return { following: gone.following, said: [...said, ...gone.said] };
}

function take(following: Following, fetched: Fetched, context: Context): Step {
  const { refused } = following;
  switch (fetched.kind) {
    case 'failed': {
      const why = `cannot be read: ${fetched.why}`;
      const hint = fetched.hint === undefined ? '' : `; ${fetched.hint}`;
      return keep(following, { why, rest: hint, level: 'warn' }, context);
    }
    case 'same':
      return refused?.commit === fetched.commit
        ? keep(following, { ...refused, level: 'error' }, context)
        : stay(following, context);
    case 'refused':
      return hold(following, fetched, context) ?? refuse(following, fetched, [fetched.why], context);
    case 'read':
      return hold(following, fetched, context) ?? judge(following, fetched, context);
  }
}

/** Not taken before a person says so: its history may be another one, and its specs older ones, by mistake or by intent. */
function hold(following: Following, { commit, lineage }: NewRevision, context: Context): Step | undefined {
  const { inForce } = following;
  if (inForce === undefined || lineage.kind === 'first' || lineage.kind === 'follows') return undefined;
  if (isAccepted(commit, context)) return undefined;
  const [held, kept] = [shortCommit(commit), shortCommit(inForce.commit)];
  const lacks =
    lineage.kind === 'unknown' ? `may not be in its history (${lineage.why})` : 'is not in its history';
  const why = `was rewritten: it is at ${held}, which is HELD, as ${kept} ${lacks}`;
  const rest = `; if that is meant, end run and start it with --accept-rewrite ${held}`;
  return keep({ ...following, refused: { commit, why, rest } }, { why, rest, level: 'error' }, context);
}

const isAccepted = (commit: string, { accept }: Context): boolean =>
  accept !== undefined && (accept === 'any' || commit.startsWith(accept));

interface Wrong {
  readonly why: string;
  /** Said after it; makes no other trouble of it. */
  readonly rest?: string;
  readonly level: 'warn' | 'error';
}

function keep(following: Following, { why, rest = '', level }: Wrong, { source, now }: Context): Step {
  const { trouble, inForce } = following;
  const isKnown = trouble?.why === why;
  if (isKnown && now - trouble.saidAt < AGAIN_MS) return { following, said: [] };
  const since = isKnown ? trouble.since : now;
  const long = isKnown ? ` (since ${isoTime(since)})` : '';
  const stays = inForce ? `; ${shortCommit(inForce.commit)} stays in force` : '';
  const message = `${source} ${why}${rest}${stays}${long}`;
  return { following: { ...following, trouble: { why, since, saidAt: now } }, said: [{ level, message }] };
}

function stay({ inForce, goneSaidAt, trouble }: Following, { source }: Context): Step {
  const message = `${source} is read again, and at ${shortCommit(inForce?.commit ?? '')}, which is in force`;
  const said: Said[] = trouble === undefined ? [] : [{ level: 'info', message }];
  return { following: { inForce, goneSaidAt }, said };
}

function refuse(
  following: Following,
  revision: NewRevision,
  whys: readonly string[],
  context: Context,
): Step {
  const { commit } = revision;
  const more = whys.length > 1 ? ` (and ${whys.length - 1} more)` : '';
  const why = `has ${shortCommit(commit)}, which is refused: ${whys[0]}${more}`;
  const step = keep({ ...following, refused: { commit, why } }, { why, level: 'error' }, context);
  const others = whys.slice(1, PROBLEMS_SHOWN).map((message): Said => ({ level: 'error', message }));
  return { ...step, said: [...step.said, ...others] };
}

function judge(following: Following, read: Read, context: Context): Step {
  const { inForce } = following;
  const { specs, problems } = parseClusterSpecs(read.documents);
  if (problems.length > 0) return refuse(following, read, problems.map(renderProblem), context);
  const fresh = specs.map((spec) => ({ ...spec, commit: read.commit }));
  const isLeft = ({ spec }: FollowedSpec) =>
    !fresh.some((other) => nameOf(other) === nameOf({ spec })) && !context.forget?.includes(nameOf({ spec }));
  const gone = (inForce?.specs ?? []).filter(isLeft);
  const clashes = problemsWith(read, gone);
  if (clashes.length > 0) return refuse(following, read, clashes, context);
  if (fresh.length + gone.length === 0) return refuse(following, read, [noneIn(read)], context);
  const next: InForce = { commit: read.commit, specs: [...fresh, ...gone] };
  const message = `${context.source}: ${shortCommit(next.commit)} is in force${whatChanged(inForce, next)}`;
  const said: Said[] = [...sayAccepted(following, read, context), { level: 'info', message }];
  return { following: { inForce: next }, said };
}

const noneIn = ({ documents }: Read): string =>
  documents.length === 0
    ? 'where --path leads there is no YAML file: there is no such folder in that commit, or it has none'
    : 'the YAML files where --path leads have no ClusterSpec';

const nameOf = ({ spec }: Pick<ParsedSpec, 'spec'>) => spec.metadata.name;

/** Two documents for one cluster would work against each other, also where one of them is only in force still. */
function problemsWith({ documents }: Read, gone: readonly FollowedSpec[]): string[] {
  if (gone.length === 0) return [];
  const names = gone.map(nameOf).join(', ');
  const lead = `${names} would stay in force, being gone from the tree, and clashes with what is there now (put it back, or end run and start it with --forget ${gone.map(nameOf).join(' ')})`;
  const { problems } = parseClusterSpecs([...gone.map(asSource), ...documents]);
  return problems.map((problem: Problem) => `${lead}: ${renderProblem(problem)}`);
}

/** JSON is YAML. */
const asSource = ({ spec, origin }: ParsedSpec) => ({
  file: origin.file,
  bytes: new TextEncoder().encode(JSON.stringify(spec)),
});

function sayAccepted({ inForce }: Following, { lineage, commit }: NewRevision, { source }: Context): Said[] {
  if (inForce === undefined || lineage.kind === 'first' || lineage.kind === 'follows') return [];
  const message = `${source} was rewritten, which --accept-rewrite allows: ${shortCommit(commit)} takes the place of ${shortCommit(inForce.commit)}`;
  return [{ level: 'warn', message }];
}

function whatChanged(before: InForce | undefined, { specs, commit }: InForce): string {
  const old = new Map(before?.specs.map((each) => [nameOf(each), each.spec]));
  const fresh = specs.filter((each) => each.commit === commit);
  const changed = fresh.filter((each) => !isDeepStrictEqual(old.get(nameOf(each)), each.spec)).map(nameOf);
  if (before === undefined) return `: ${changed.join(', ')}`;
  const was = `, after ${shortCommit(before.commit)}`;
  return changed.length === 0 ? `${was}: no spec changed` : `${was}: changed ${changed.join(', ')}`;
}

/** Loudly: nothing is undone for a cluster whose spec is gone, and nobody looks after a file that is not there. */
function sayGone(following: Following, { now }: Context): Step {
  const { inForce, goneSaidAt = Number.NEGATIVE_INFINITY } = following;
  const gone = inForce?.specs.filter(({ commit }) => commit !== inForce.commit) ?? [];
  if (gone.length === 0 || now - goneSaidAt < AGAIN_MS) return { following, said: [] };
  const said = gone.map((each): Said => {
    const name = nameOf(each);
    const message = `the spec ${name} is gone from the tree (it was ${each.origin.file}): it stays in force as it was, and nothing is released or undone; put it back, or end run and start it with --forget ${name}`;
    return { level: 'warn', message, spec: name };
  });
  return { following: { ...following, goneSaidAt: now }, said };
}

/** What a new process goes on from. */
export function saveInForce({ commit, specs }: InForce): string {
  return `${JSON.stringify({ v: 1, commit, specs })}\n`;
}

/** Undefined for what no process of this version wrote, or would still take. `forget`: specs that were gone already. */
export function restoreInForce(text: string, forget: readonly string[]): InForce | undefined {
  let saved: Partial<{ v: unknown; commit: unknown; specs: FollowedSpec[] }>;
  try {
    saved = JSON.parse(text);
  } catch {
    // Somebody else's file; whoever asked says that it is not used.
    return undefined;
  }
  const { v, commit, specs } = saved ?? {};
  if (v !== 1 || typeof commit !== 'string' || !Array.isArray(specs)) return undefined;
  const isKept = (each: FollowedSpec) =>
    each.commit === commit || !forget.includes(each.spec?.metadata?.name);
  const kept = specs.filter(isKept);
  if (!kept.every((each) => typeof each.commit === 'string' && typeof each.origin?.file === 'string'))
    return undefined;
  const reading = parseClusterSpecs(kept.map(asSource));
  if (reading.problems.length > 0 || reading.specs.length !== kept.length) return undefined;
  return {
    commit,
    specs: reading.specs.map(({ spec }, index) => ({ ...kept[index]!, spec })),
  };
}
