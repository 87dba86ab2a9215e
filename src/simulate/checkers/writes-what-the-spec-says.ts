// Promise: in the end what Sluice writes of the spec into AWS equals the spec: its hooks with their heartbeat and result, and in
// the tags of the cluster the mode, the document's name and the record of the whole.
import { inflateRawSync } from 'node:zlib';
import type { ClusterSpec } from '#model/generated/cluster-spec.ts';
import { TERMINATING } from '#sandbox/world/hooks.ts';
import type { Checker, Scene } from './checker.ts';
import { declaredGroups, isAtLeast } from './pools.ts';

const HEARTBEAT_MS = 600_000;

export const writesWhatTheSpecSays: Checker = {
  name: 'no-hook-or-record-left-wrong',
  rows: [1, 59, 60, 61, 76],
  kind: 'liveness',
  create: () => ({
    atEnd: (scene) => [
      ...wrongHooks(scene),
      ...scene.specs.flatMap((each) => wrongRecord(each, scene) ?? []),
    ],
  }),
};

function wrongHooks(scene: Scene): string[] {
  return declaredGroups(scene).flatMap(({ group, pool: { lifecycleHook: wanted }, document }) => {
    const isOurs = isAtLeast(document.spec.mode, 'drain') && !group.capacityProvider?.managedDraining;
    if (!wanted?.manage || !isOurs || isHeld(document, scene)) return [];
    const hook = group.hooks.get(wanted.name);
    if (hook === undefined) return [`${group.name} has no hook ${wanted.name}`];
    const { transition, heartbeatMs, defaultResult } = hook;
    const isRight =
      transition === TERMINATING && heartbeatMs === HEARTBEAT_MS && defaultResult === 'CONTINUE';
    return isRight
      ? []
      : [`hook ${wanted.name} of ${group.name} is for ${transition}, ${heartbeatMs} ms, ${defaultResult}`];
  });
}

const tagsOf = ({ spec }: ClusterSpec, { world }: Scene): ReadonlyMap<string, string> =>
  world.clusters.get(spec.cluster)?.tags ?? new Map();

/** A brake holds it, or another document operates the cluster. */
function isHeld(document: ClusterSpec, scene: Scene): boolean {
  const tags = tagsOf(document, scene);
  const owner = tags.get('sluice.dev/owner') ?? document.metadata.name;
  return tags.has('sluice.dev/frozen') || tags.has('sluice.dev/paused') || owner !== document.metadata.name;
}

function wrongRecord(document: ClusterSpec, scene: Scene): string | undefined {
  const { spec, metadata } = document;
  if (!isAtLeast(spec.mode, 'protect') || isHeld(document, scene) || !scene.world.clusters.has(spec.cluster))
    return undefined;
  const tags = tagsOf(document, scene);
  if (tags.get('sluice.dev/owner') !== metadata.name) return `no owner is recorded in ${spec.cluster}`;
  if (tags.get('sluice.dev/mode') !== spec.mode)
    return `mode ${tags.get('sluice.dev/mode')} is recorded in ${spec.cluster}, not ${spec.mode}`;
  const recorded = recordIn(tags);
  return recorded !== undefined && !says(spec, recorded)
    ? `another spec is recorded in ${spec.cluster}`
    : undefined;
}

/** `v1:COUNT:`, then deflated JSON in base64 over several tags; undefined where it was too long for tags. */
function recordIn(tags: ReadonlyMap<string, string>): unknown {
  const [, count = '0', head = ''] = /^v1:([0-9]+):(.*)$/.exec(tags.get('sluice.dev/record-0') ?? '') ?? [];
  if (count === '0') return undefined;
  const rest = Array.from(
    { length: Number(count) - 1 },
    (_, n) => tags.get(`sluice.dev/record-${n + 1}`) ?? '',
  );
  return JSON.parse(inflateRawSync(Buffer.from([head, ...rest].join(''), 'base64')).toString('utf8'));
}

/** Everything that is recorded is said by the spec; what it leaves out are defaults, which need no record. */
function says(spec: unknown, recorded: unknown): boolean {
  if (typeof recorded !== 'object' || recorded === null) return spec === recorded;
  if (typeof spec !== 'object' || spec === null) return false;
  if (Array.isArray(recorded) && (!Array.isArray(spec) || spec.length !== recorded.length)) return false;
  return Object.entries(recorded).every(([key, value]) =>
    says((spec as Record<string, unknown>)[key], value),
  );
}
