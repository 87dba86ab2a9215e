// What every reader is given, and what readers keep between readings: only facts that AWS never changes, facts that
// change rarely, and the suspicion of a shrunken listing. Losing it costs calls, never safety.
import type { AwsPorts } from '#aws/ports.ts';
import type { Clock } from '#lib/clock.ts';
import type { ClusterSpec } from '#model/generated/cluster-spec.ts';
import type { TargetGroupFacts } from '#model/observation.ts';

export type Spec = ClusterSpec['spec'];

export interface ReadContext {
  readonly ports: AwsPorts;
  readonly spec: Spec;
  readonly clock: Clock;
  readonly cache: ReadCache;
}

export interface DefinitionFacts {
  readonly family: string;
  readonly stopTimeoutMs: number;
}

export type StaticTargetGroup = Omit<TargetGroupFacts, 'targets'>;

export interface ReadCache {
  /** By task definition ARN: a revision never changes. */
  readonly definitions: Map<string, DefinitionFacts>;
  /** By target group ARN, with when it was read. */
  readonly targetGroups: Map<string, { readonly at: number; readonly facts: StaticTargetGroup }>;
  /** Listings that came back much smaller than before, by what was listed. */
  readonly shrunken: Map<string, { readonly at: number; readonly size: number }>;
}

export function createReadCache(): ReadCache {
  return { definitions: new Map(), targetGroups: new Map(), shrunken: new Map() };
}
