// What one set of specs alters against another, by the documents alone: per cluster and pool. Asks nothing of AWS.
import type { Spec } from './canonical.ts';
import type { Tried } from './diff.ts';
import { type FieldChange, fieldChanges } from './fields.ts';
import { rungEffects } from './rungs.ts';

export type Fate = 'added' | 'removed' | 'altered' | 'same';

/** One document on one side. */
export interface SpecVersion {
  readonly name: string;
  readonly spec: Spec;
  /** `file:line`, for people. */
  readonly origin: string;
  readonly tried?: Tried;
}

export interface SpecPoolChange {
  readonly pool: string;
  readonly fate: Fate;
  /** By path from the spec. */
  readonly settings: readonly FieldChange[];
  /** What a change of mode means for it, in words. */
  readonly effects: readonly string[];
}

export interface SpecDiff {
  readonly cluster: string;
  readonly account: string;
  readonly region: string;
  readonly fate: Fate;
  /** Where its document is, and where it was. */
  readonly origin?: string;
  readonly originBefore?: string;
  /** The names of the document, where they differ. */
  readonly renamed?: { readonly before: string; readonly after: string };
  readonly mode: { readonly before?: string; readonly after?: string };
  /** Every pool of either side, also where nothing alters. */
  readonly pools: readonly SpecPoolChange[];
  /** All but those of pools. */
  readonly settings: readonly FieldChange[];
  readonly tried?: Tried;
}

/** A document is for its cluster: that is how both sides are matched, whatever its name and file. */
export function specDiffs(before: readonly SpecVersion[], after: readonly SpecVersion[]): SpecDiff[] {
  const [from, to] = [byCluster(before), byCluster(after)];
  const gone = [...from].flatMap(([key, was]) => (to.has(key) ? [] : [oneSided(was, 'removed')]));
  const here = [...to].map(([key, is]) => {
    const was = from.get(key);
    return was === undefined ? oneSided(is, 'added') : twoSided(was, is);
  });
  return [...here, ...gone].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

export const specHasChanges = ({ fate }: SpecDiff): boolean => fate !== 'same';

const keyOf = ({ account, region, cluster }: Pick<Spec, 'account' | 'region' | 'cluster'>) =>
  `${account} ${region} ${cluster}`;
const byCluster = (versions: readonly SpecVersion[]) =>
  new Map(versions.map((each) => [keyOf(each.spec), each]));

function oneSided({ spec, origin, tried }: SpecVersion, fate: 'added' | 'removed'): SpecDiff {
  const mode = spec.mode ?? 'observe';
  const [from, to] = fate === 'added' ? [bare(spec), spec] : [spec, bare(spec)];
  return {
    ...placeOf(spec),
    fate,
    ...(fate === 'added' ? { origin } : { originBefore: origin }),
    mode: fate === 'added' ? { after: mode } : { before: mode },
    pools: poolChanges(from, to, fate === 'added' ? ['observe', mode] : [mode, mode]),
    settings: otherSettings(from, to),
    ...(tried && { tried }),
  };
}

function twoSided(was: SpecVersion, is: SpecVersion): SpecDiff {
  const mode = { before: was.spec.mode ?? 'observe', after: is.spec.mode ?? 'observe' };
  const pools = poolChanges(was.spec, is.spec, [mode.before, mode.after]);
  const settings = otherSettings(was.spec, is.spec);
  const isRenamed = was.name !== is.name;
  const isSame =
    mode.before === mode.after &&
    !isRenamed &&
    settings.length === 0 &&
    pools.every(({ fate }) => fate === 'same');
  return {
    ...placeOf(is.spec),
    fate: isSame ? 'same' : 'altered',
    origin: is.origin,
    originBefore: was.origin,
    ...(isRenamed && { renamed: { before: was.name, after: is.name } }),
    mode,
    pools,
    settings,
    ...(is.tried && { tried: is.tried }),
  };
}

const placeOf = ({ cluster, account, region }: Spec) => ({ cluster, account, region });
const bare = ({ account, region, cluster }: Spec): Spec => ({ account, region, cluster });

function poolChanges(before: Spec, after: Spec, [from, to]: readonly [string, string]): SpecPoolChange[] {
  const poolsOf = (spec: Spec) => new Map((spec.pools ?? []).map((pool) => [pool.name, pool]));
  const [was, is] = [poolsOf(before), poolsOf(after)];
  return [...new Set([...is.keys(), ...was.keys()])].map((pool) => {
    const [old, now] = [was.get(pool), is.get(pool)];
    const only = (spec: Spec, one: typeof old): Spec => ({ ...bare(spec), ...(one && { pools: [one] }) });
    const settings = fieldChanges(only(before, old), only(after, now));
    const effects = now === undefined ? [] : rungEffects(now, from, to);
    const fate =
      old === undefined ? 'added' : now === undefined ? 'removed' : settings.length > 0 ? 'altered' : 'same';
    return { pool, fate, settings, effects };
  });
}

/** The externalId of a role is a secret: that it differs is told, and not what it is. */
function otherSettings(before: Spec, after: Spec): FieldChange[] {
  const [from, to] = [before, after].map(({ pools: _, ...rest }) => rest) as [Spec, Spec];
  const [was, is] = [before.assumeRole?.externalId, after.assumeRole?.externalId];
  const hidden = (value: string | undefined, word: string) => (value === undefined ? undefined : word);
  return [
    ...fieldChanges(from, to),
    ...(was === is
      ? []
      : [{ path: 'assumeRole.externalId', before: hidden(was, '(one)'), after: hidden(is, '(another)') }]),
    ...poolOrder(before, after),
  ];
}

/** Capacity grows in the order in which pools are named. */
function poolOrder(before: Spec, after: Spec): FieldChange[] {
  const names = (spec: Spec, other: Spec) =>
    (spec.pools ?? [])
      .map(({ name }) => name)
      .filter((name) => other.pools?.some((pool) => pool.name === name));
  const [from, to] = [names(before, after), names(after, before)];
  return from.join() === to.join() ? [] : [{ path: 'pools (their order)', before: from, after: to }];
}
