// The diff of one cluster as a tree: what the spec changes, and what is being done anyway. Rendering comes later.
import type { Forecast } from '#model/forecast.ts';
import type { FleetFacts, Observation } from '#model/observation.ts';
import type { Action, Plan, Wait } from '#model/plan.ts';
import { observed, unmanaged } from './adopted.ts';
import { limitWords } from './budget-words.ts';
import type { Spec } from './canonical.ts';
import { notesOf } from './diff-notes.ts';
import { planRisks, type Risk } from './diff-risks.ts';
import { type FieldChange, fieldChanges } from './fields.ts';
import { type HandOver, handOverOf } from './hand-over.ts';
import { obstacleOf } from './obstacle.ts';
import { otherDocument } from './owner.ts';
import { MODE_TAG, readRecord } from './record.ts';
import { rungEffects } from './rungs.ts';
import { type MayGo, type PoolSize, sizesOf, type TotalSize, totalOf } from './sizes.ts';

export type Change =
  | {
      readonly kind: 'mode';
      readonly before: string;
      readonly after: string;
      readonly pools: readonly PoolEffect[];
    }
  | ({ readonly kind: 'setting' } & FieldChange)
  | { readonly kind: 'action'; readonly action: Action };

/** What a change of mode means for one pool; every pool is named, also where nothing alters. */
export interface PoolEffect {
  readonly pool: string;
  readonly effects: readonly string[];
  /** What the other mode means for it from then on, by its spec alone. */
  readonly means: readonly string[];
  /** Only into mode scale and out of it. */
  readonly handOver?: HandOver;
}

export interface PoolState {
  readonly pool: string;
  readonly instances: number;
  readonly protectedBefore: number;
  readonly protectedAfter: number;
  /** How many instances the plan protects and releases. */
  readonly protects: number;
  readonly releases: number;
  /** Whether our terminate hook is, or will be, in place; undefined when the pool names none. */
  readonly hookBefore?: boolean;
  readonly hookAfter?: boolean;
  /** Only of an Auto Scaling group that was not found, or could not be read. */
  readonly group?: 'notKnown';
  /** Only of a Spot Fleet; target and fulfilled are units, not instances. */
  readonly fleet?: Pick<FleetFacts, 'id' | 'state' | 'target' | 'fulfilled'> | 'notFound';
}

/** Scale-in by Sluice in one pool, as it stands. Sizes in units, which are instances where nothing is weighted. */
export interface PoolCapacity {
  readonly pool: string;
  /** In percent; absent where nothing can be said. */
  readonly reserved?: { readonly cpu: number; readonly memory: number };
  /** The thresholds, as far as given. */
  readonly below: { readonly cpu?: number; readonly memory?: number };
  readonly stableFor: string;
  /** Whether less than all that is given is reserved now. */
  readonly low: boolean;
  readonly size?: number;
  readonly least: number;
  readonly most?: number;
  /** Whose it is, where it is not the limit of the spec. */
  readonly mostBy?: 'MaxSize';
  /** Whom it would end, first the first. */
  readonly next: readonly NextToEnd[];
  /** All that may go, those that are chosen already among them. */
  readonly mayGo: MayGo;
  /** How many of them go at once, in words. */
  readonly pace: string;
  /** What holds that back now. */
  readonly held?: string;
}

export interface NextToEnd {
  readonly instanceId: string;
  readonly units?: number;
  readonly why: string;
}

export interface Diff {
  readonly cluster: string;
  readonly account: string;
  readonly region: string;
  /** Where the spec came from, for people. */
  readonly origin?: string;
  /** Only where another mode was tried than the document has, which is not altered. */
  readonly tried?: Tried;
  /** Ms since the epoch. */
  readonly observedAt: number;
  readonly incomplete: readonly { readonly part: string; readonly problem: string }[];
  /** Why nothing can be said: the cluster does not exist, or no longer. */
  readonly obstacle?: string;
  /** Another document, which operates the cluster: what could be left undone, this one does not do there. */
  readonly operatedBy?: string;
  readonly mode: { readonly before: string; readonly after: string };
  readonly pools: readonly PoolState[];
  readonly changes: readonly Change[];
  readonly routine: readonly Action[];
  /** What there is to do on instances, by pool: more than one pass does. */
  readonly work: readonly PoolWork[];
  /** What limits voluntary work, a sentence each; none where nothing is drained. */
  readonly limitedBy: readonly string[];
  /** What could go wrong, beside what a warning tells. */
  readonly risks: readonly Risk[];
  /** Only in mode scale. */
  readonly capacity: readonly PoolCapacity[];
  /** Only where mode scale is in force, or will be. */
  readonly sizes: readonly PoolSize[];
  readonly total?: TotalSize;
  /** What the spec asks for and can never have. */
  readonly warnings: readonly Wait[];
  readonly notes: readonly Wait[];
  /** Only where it was asked for. */
  readonly forecast?: Forecast;
}

export interface PoolWork {
  readonly pool: string;
  readonly leaving: readonly { readonly instanceId: string; readonly state: string }[];
  /** Out of date where the spec replaces such, in their order. */
  readonly toReplace?: { readonly instances: readonly string[]; readonly why: string };
}

/** A mode in place of the one that is written. */
export interface Tried {
  readonly mode: string;
  readonly written: string;
}

export interface DiffInput {
  readonly spec: Spec;
  /** The document's name; without it nobody else's work is recognised. */
  readonly document?: string;
  readonly observation: Observation;
  readonly plan: Plan;
  readonly origin?: string;
  readonly tried?: Tried;
  readonly capacity?: readonly PoolCapacity[];
  readonly work?: readonly PoolWork[];
  readonly risks?: readonly Risk[];
}

/** What `plan` would alter, compared with the record in force; without a record, with what an adoption prints. */
export function planDiff(input: DiffInput): Diff {
  const { spec, observation, plan, origin, tried, capacity = [], work = [], risks = [] } = input;
  const record = readRecord(observation.cluster.tags);
  const before = record.kind === 'known' ? record.spec : unmanaged(spec, observation.pools);
  const mode = { before: modeBefore(input, before), after: spec.mode ?? 'observe' };
  const changed = plan.actions.filter((action) => action.nature === 'change');
  const pools = poolStates(input);
  const obstacle = obstacleOf(observation);
  const operatedBy = otherDocument(observation.cluster.tags, input.document);
  const told = obstacle === undefined && operatedBy === undefined && observation.parts.cluster.complete;
  const fields = told ? fieldChanges(comparedWith(input, before), spec) : [];
  const scales = told && (mode.before === 'scale' || mode.after === 'scale');
  const mayGo = new Map(capacity.map((each) => [each.pool, each.mayGo]));
  const sizes = scales ? sizesOf({ spec, observation, plan, mayGo }) : [];
  return {
    cluster: plan.cluster,
    account: observation.account,
    region: observation.region,
    ...(origin !== undefined && { origin }),
    ...(tried !== undefined && { tried }),
    observedAt: observation.at,
    incomplete: incompleteParts(observation),
    ...(obstacle !== undefined && { obstacle }),
    ...(operatedBy !== undefined && { operatedBy }),
    mode,
    pools,
    changes: [
      ...(!told || mode.before === mode.after ? [] : [modeChange(input, mode, pools)]),
      ...fields.map((field) => ({ kind: 'setting', ...field }) as const),
      ...changed.map((action) => ({ kind: 'action', action }) as const),
    ],
    routine: plan.actions.filter((action) => action.nature === 'routine'),
    work: told ? work : [],
    limitedBy: told && ['drain', 'scale'].includes(mode.after) ? limitWords(spec) : [],
    risks: told ? [...planRisks(plan), ...risks] : [],
    capacity: obstacle === undefined && operatedBy === undefined ? capacity : [],
    sizes,
    ...(sizes.length > 0 && { total: totalOf(sizes) }),
    warnings: plan.waits.filter(({ kind }) => kind === 'warning'),
    notes: notesOf(spec, plan, fields).filter(({ risk }) => !risk),
  };
}

/** Whether the spec alters anything, or would and is refused: what makes `diff` exit with 1. */
export function hasChanges(diff: Diff): boolean {
  return diff.changes.length > 0 || isRefused(diff);
}

/** Whether another document keeps this one from operating the cluster. */
export function isRefused({ operatedBy, mode }: Diff): boolean {
  return operatedBy !== undefined && mode.after !== 'observe';
}

/** Whether this is no whole answer: the cluster is not there, not all of it could be read, or its forecast went wrong. */
export function isOpen({ incomplete, obstacle, forecast }: Diff): boolean {
  return incomplete.length > 0 || obstacle !== undefined || forecast?.failed === true;
}

/** In mode observe nothing is recorded: only what would bound what is there today differs from it. */
function comparedWith({ spec, observation }: DiffInput, before: Spec): Spec {
  const record = readRecord(observation.cluster.tags);
  if (record.kind === 'known') return before;
  if (record.kind === 'digest') return spec;
  const observes = (spec.mode ?? 'observe') === 'observe';
  if (!observes) return before;
  return record.kind === 'absent' ? observed(spec, observation.pools) : spec;
}

function modeBefore({ observation }: DiffInput, before: Spec): string {
  if (!observation.parts.cluster.complete) return 'unknown';
  // A record too large for tags still leaves the mode in a tag of its own.
  const record = readRecord(observation.cluster.tags);
  const tag = observation.cluster.tags[MODE_TAG];
  return record.kind === 'digest' && tag !== undefined ? tag : (before.mode ?? 'observe');
}

function incompleteParts({ parts }: Observation): Diff['incomplete'] {
  return Object.entries(parts)
    .filter(([, part]) => !part.complete)
    .map(([part, { problem }]) => ({ part, problem: problem ?? 'not read' }));
}

function poolStates({ spec, observation, plan }: DiffInput): PoolState[] {
  return (spec.pools ?? []).map((pool) => {
    const members = [...observation.instances.values()].filter((instance) => instance.pool === pool.name);
    const before = members.filter((instance) => instance.group?.protectedFromScaleIn).length;
    const mine = plan.actions.filter((action) => action.pool === pool.name);
    const number = (kind: Action['kind']) => mine.filter((action) => action.kind === kind).length;
    const hook = pool.lifecycleHook?.name;
    const { group, fleet } = observation.pools.get(pool.name) ?? {};
    const found = group?.hooks.some((each) => each.name === hook) ?? false;
    return {
      pool: pool.name,
      instances: members.length,
      protectedBefore: before,
      protectedAfter: before + number('protect') - number('unprotect'),
      protects: number('protect'),
      releases: number('unprotect'),
      ...(hook !== undefined && { hookBefore: found, hookAfter: found || number('putHook') > 0 }),
      ...(pool.autoScalingGroup && !group && { group: 'notKnown' as const }),
      ...(pool.spotFleet && { fleet: fleet ? pick(fleet) : 'notFound' }),
    };
  });
}

function pick({ id, state, target, fulfilled }: FleetFacts): PoolState['fleet'] {
  return { id, state, target, ...(fulfilled !== undefined && { fulfilled }) };
}

function modeChange(input: DiffInput, mode: Diff['mode'], states: readonly PoolState[]): Change {
  const { plan, spec } = input;
  const pools = (spec.pools ?? []).map((pool, index) => {
    const state = states[index]!;
    const changed = plan.actions.some((action) => action.pool === state.pool && action.nature === 'change');
    const effects = [...(changed ? newEffects(state) : []), ...leftovers(mode.after, state)];
    const handOver = handOverOf(state.pool, mode, input);
    const none = handOver === undefined ? 'nothing is altered now' : 'protection and hook stay as they are';
    return {
      pool: state.pool,
      effects: effects.length > 0 ? effects : [none],
      means: rungEffects(pool, mode.before, mode.after),
      ...(handOver && { handOver }),
    };
  });
  return { kind: 'mode', ...mode, pools };
}

function newEffects(state: PoolState): string[] {
  const effects: string[] = [];
  if (state.protects > 0) effects.push(`protects ${state.protects} of ${state.instances}`);
  if (state.releases > 0) effects.push(`releases ${state.releases} of ${state.instances}`);
  if (state.hookAfter !== state.hookBefore) effects.push('creates its terminate hook');
  return effects;
}

/** Stepping down the ladder leaves what was written. */
function leftovers(mode: string, state: PoolState): string[] {
  const left: string[] = [];
  if (mode === 'observe' && state.protectedAfter > 0)
    left.push(`protection stays on ${state.protectedAfter} of ${state.instances}`);
  if (['observe', 'protect'].includes(mode) && state.hookBefore)
    left.push('its terminate hook stays, unanswered');
  return left;
}
