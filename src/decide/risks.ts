// What could go wrong with what a spec has done, or will have done from now on: services that cannot leave an instance in time, or at
// all, by the judgements of `readiness`. Decides nothing.
import { count, listed } from '#lib/text.ts';
import type { Observation } from '#model/observation.ts';
import type { DefinitionReadiness, Finding, ServiceReadiness } from '#model/readiness.ts';
import type { PoolWork } from '#plan/diff.ts';
import type { Risk } from '#plan/diff-risks.ts';
import { judgeService } from './readiness/services.ts';
import { subjectOf } from './readiness/subject.ts';
import { modeAllows, type Spec } from './situation.ts';
import { isLive } from './workload.ts';

/** What a drain meets, the gravest first; the rest of what `readiness` finds is about other things. */
const KINDS = ['stuck', 'tooSlow', 'longDelay', 'onePerHost', 'oneTask'] as const satisfies Finding['kind'][];
/** Of what is alike. */
const NAMED = 3;

export interface Asked {
  readonly spec: Spec;
  readonly observation: Observation;
  readonly work: readonly PoolWork[];
  /** Drains begin with this spec: then every service counts, and not only those on hosts that are to leave. */
  readonly begins: boolean;
}

export function risksOf({ spec, observation, work, begins }: Asked): Risk[] {
  if (!modeAllows(spec, 'drain')) return [];
  const hosts = new Set(
    work.flatMap(({ leaving, toReplace }) => [
      ...leaving.map(({ instanceId }) => instanceId),
      ...(toReplace?.instances ?? []),
    ]),
  );
  const concerned = new Set(
    [...observation.instances.values()]
      .filter(({ instanceId, pool }) => (begins ? pool !== undefined : hosts.has(instanceId)))
      .flatMap(({ tasks }) => tasks.filter(isLive).flatMap(({ service }) => service ?? [])),
  );
  const facts = { observation, definitions: definitionsOf(observation), problems: [] };
  const judged = [...observation.services.values()]
    .filter(({ name }) => concerned.has(name))
    .map((service) => judgeService(subjectOf(facts, service)));
  return KINDS.flatMap((kind) => ofKind(judged, kind));
}

/** Each in its own words with its numbers; of many the first few. */
function ofKind(services: readonly ServiceReadiness[], kind: (typeof KINDS)[number]): Risk[] {
  const found = services.flatMap(({ service, findings }) => {
    const finding = findings.find((each) => each.kind === kind && each.weight !== 'note');
    return finding === undefined ? [] : [{ service, finding }];
  });
  const shown = found.slice(0, NAMED).map(
    ({ service, finding: { what, change, facts } }): Risk => ({
      kind,
      services: [service],
      reason: what,
      ...(change !== undefined && { change }),
      ...(facts !== undefined && { facts }),
    }),
  );
  const others = found.slice(NAMED).map(({ service }) => service);
  if (others.length === 0) return shown;
  const reason = `the same of ${count(others.length, 'more service')}: ${listed(others)}; \`sluice readiness\` has all`;
  return [...shown, { kind, services: others, reason }];
}

/** As far as a diff has read them: of a definition that no task has nothing is known. */
function definitionsOf({ instances, definitions }: Observation): Map<string, DefinitionReadiness> {
  const known = new Map<string, DefinitionReadiness>();
  for (const { tasks } of instances.values())
    for (const { definition, stopTimeoutMs } of tasks) {
      if (definition === undefined) continue;
      const kind = definitions?.get(definition);
      known.set(definition, { stopTimeoutMs, ...(kind && { kind }) });
    }
  return known;
}
