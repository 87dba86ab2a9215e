// Specs → one IAM policy document, the least that their modes need. Statements of several specs are put together only where
// the sum allows nothing that no spec asked for.
import type { ClusterSpec } from '#model/generated/cluster-spec.ts';
import type { Grant } from './grant.ts';
import { GRANTS } from './grants.ts';
import type { Condition } from './hold.ts';

export interface Statement {
  readonly Sid: string;
  readonly Effect: 'Allow';
  readonly Action: readonly string[];
  readonly Resource: string | readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}

export interface PolicyDocument {
  readonly Version: '2012-10-17';
  readonly Statement: readonly Statement[];
}

export interface Reason {
  readonly action: string;
  readonly sid: string;
  readonly why: string;
  readonly when: string;
}

export interface Policy {
  readonly document: PolicyDocument;
  /** Of each action, in the order of the document. */
  readonly reasons: readonly Reason[];
}

export interface PolicyOptions {
  /** Reads are allowed everywhere: for a policy that knows no names yet. */
  readonly readsAnywhere?: boolean;
  /** What is needed besides what the specs ask for by themselves. */
  readonly also?: readonly Grant[];
  /** Instead of what the operator needs. */
  readonly only?: readonly Grant[];
}

interface Piece {
  sid: string;
  action: string;
  resources: string[];
  condition?: Condition;
}

export function policyFor(specs: readonly ClusterSpec[], options: PolicyOptions = {}): Policy {
  const grants = options.only ?? [...GRANTS, ...(options.also ?? [])];
  const needed = grants.filter((grant) => specs.some(({ spec }) => grant.needs(spec)));
  const pieces = needed.flatMap((grant) => piecesOf(grant, specs, options));
  const reasons = needed.flatMap(({ sid, actions, when }) =>
    Object.entries(actions).map(([action, why]) => ({ action, sid, why, when })),
  );
  return { document: { Version: '2012-10-17', Statement: statementsOf(pieces) }, reasons };
}

function piecesOf(grant: Grant, specs: readonly ClusterSpec[], { readsAnywhere }: PolicyOptions): Piece[] {
  const isBroad = readsAnywhere && grant.reads;
  const holds = isBroad
    ? [{ resources: ['*'], condition: undefined }]
    : specs.filter(({ spec }) => grant.needs(spec)).flatMap(({ spec }) => grant.holds(spec));
  const sid = isBroad ? 'SluiceReads' : grant.sid;
  return Object.keys(grant.actions).flatMap((action) =>
    merged(holds.map(({ resources, condition }) => ({ sid, action, resources: [...resources], condition }))),
  );
}

/** First those with the same condition, by their resources; then those with the same resources, by their one condition. */
function merged(pieces: readonly Piece[]): Piece[] {
  const byCondition = new Map<string, Piece>();
  for (const piece of pieces) {
    const key = JSON.stringify(piece.condition ?? null);
    const known = byCondition.get(key);
    byCondition.set(key, { ...piece, resources: union(known?.resources ?? [], piece.resources) });
  }
  const byResources = new Map<string, Piece>();
  for (const piece of byCondition.values()) {
    const single = singleOf(piece.condition);
    const key = JSON.stringify([piece.resources, single ? [single.operator, single.key] : piece.condition]);
    const known = byResources.get(key);
    const condition = single && {
      [single.operator]: {
        [single.key]: union(known ? singleOf(known.condition)!.values : [], single.values),
      },
    };
    byResources.set(key, { ...piece, condition: condition ?? piece.condition });
  }
  return withoutCovered([...byResources.values()]);
}

/** What `*` in one statement allows without a condition needs no other. */
function withoutCovered(pieces: readonly Piece[]): Piece[] {
  const all = pieces.find(({ resources, condition }) => condition === undefined && resources.includes('*'));
  return all ? [{ ...all, resources: ['*'] }] : [...pieces];
}

function singleOf(condition: Condition | undefined) {
  const [first, second] = Object.entries(condition ?? {});
  if (first === undefined || second !== undefined) return undefined;
  const [pair, more] = Object.entries(first[1]);
  return pair === undefined || more !== undefined
    ? undefined
    : { operator: first[0], key: pair[0], values: pair[1] };
}

const union = (a: readonly string[], b: readonly string[]): string[] => [...new Set([...a, ...b])];

/** Actions with the same resources and condition share a statement. */
function statementsOf(pieces: readonly Piece[]): Statement[] {
  const shared = new Map<string, Piece & { actions: string[] }>();
  for (const piece of pieces) {
    const key = JSON.stringify([nameOf(piece), piece.resources, piece.condition ?? null]);
    const known = shared.get(key);
    if (known) known.actions.push(piece.action);
    else shared.set(key, { ...piece, actions: [piece.action] });
  }
  const times = new Map<string, number>();
  return [...shared.values()].map((piece) => {
    const nth = (times.get(nameOf(piece)) ?? 0) + 1;
    times.set(nameOf(piece), nth);
    return {
      Sid: nth === 1 ? nameOf(piece) : `${nameOf(piece)}${nth}`,
      Effect: 'Allow',
      Action: piece.actions,
      Resource: piece.resources.length === 1 ? piece.resources[0]! : piece.resources,
      ...(piece.condition && { Condition: piece.condition }),
    };
  });
}

/** All that is read anywhere is one statement. */
function nameOf({ sid, resources, condition }: Piece): string {
  const isPlainRead = condition === undefined && resources[0] === '*' && /^Sluice(Reads|Lists)/.test(sid);
  return isPlainRead ? 'SluiceReads' : sid;
}

/** What IAM counts: the characters of a document but white space (aws-facts.md §12). */
export const sizeOf = (document: object): number => JSON.stringify(document).length;
export const MOST_CHARACTERS = 6_144;

/** The Sids of as few documents as the limit allows, each in the order of the whole. One that is too large stands alone. */
export function split({ Statement }: PolicyDocument): string[][] {
  const empty = sizeOf({ Version: '2012-10-17', Statement: [] });
  const parts: { sids: string[]; size: number }[] = [];
  for (const statement of Statement) {
    const size = sizeOf(statement) + 1;
    const last = parts.at(-1);
    if (last && last.size + size <= MOST_CHARACTERS) {
      last.sids.push(statement.Sid);
      last.size += size;
    } else parts.push({ sids: [statement.Sid], size: empty + size });
  }
  return parts.map(({ sids }) => sids);
}
