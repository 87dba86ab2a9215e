// Memory ↔ one attribute value: at most 128 characters of those ECS allows (aws-facts.md §1.4).
// `v1:spot:tjxs23:tjxs5f:t` reads: why, since, until, took targets; seconds in base 36, `-` for no. An `s` after that: was
// put on standby before.
import type { Memory, VoluntaryReason } from '#model/notice.ts';
import type { InstanceFacts } from '#model/observation.ts';

/** A memory that this version cannot read: whoever wrote it knows more, so hands off. */
export interface HandsOff {
  readonly handsOff: true;
}

const CODE_OF: Readonly<Record<Memory['why'], string>> = {
  spotInterruption: 'spot',
  rebalance: 'rebalance',
  lifecycleHook: 'hook',
  foreignDrain: 'drain',
  person: 'person',
  refresh: 'refresh',
  unhealthy: 'unhealthy',
  scaleIn: 'scalein',
  consolidate: 'consolidate',
};

const KIND_OF = new Map(Object.entries(CODE_OF).map(([kind, code]) => [code, kind as Memory['why']]));

/** The reasons for which we let an instance leave that could also stay. */
const VOLUNTARY: ReadonlySet<string> = new Set<VoluntaryReason>([
  'person',
  'refresh',
  'rebalance',
  'unhealthy',
  'scaleIn',
  'consolidate',
]);

/**
 * Why we let it leave, where it is our own will or a person's. One that was replaced before an interruption that did not
 * come is still to go.
 */
export function voluntaryReason({ why, until, replaced }: Memory): VoluntaryReason | undefined {
  if (VOLUNTARY.has(why)) return why as VoluntaryReason;
  return replaced && until === undefined ? 'rebalance' : undefined;
}

const SHAPE = /^v1:([a-z]{1,12}):([0-9a-z]{1,9}):([0-9a-z]{1,9}|-):([t-])(s?)$/;

/** Packs a memory; instants are cut to whole seconds. */
export function packMemory(memory: Memory): string {
  const until = memory.until === undefined ? '-' : seconds(memory.until);
  const flags = `${memory.tookTargets ? 't' : '-'}${memory.replaced ? 's' : ''}`;
  return `v1:${CODE_OF[memory.why]}:${seconds(memory.since)}:${until}:${flags}`;
}

/** Undefined without a memory; `handsOff` for any value that `packMemory` of this version cannot have written. */
export function unpackMemory(value: string | undefined): Memory | HandsOff | undefined {
  if (value === undefined || value === '') return undefined;
  const [, code, since, until, took, replaced] = SHAPE.exec(value) ?? [];
  const why = KIND_OF.get(code ?? '');
  if (why === undefined || since === undefined || until === undefined) return { handsOff: true };
  return {
    why,
    since: instant(since),
    ...(until === '-' ? {} : { until: instant(until) }),
    tookTargets: took === 't',
    ...(replaced === 's' && { replaced: true as const }),
  };
}

export const MEMORY_TAG = 'sluice.dev/memory';

/** Once no attribute could be written, its memory is an EC2 tag, and stays there: then only one place is the newest. */
export const isInTag = ({ tags }: InstanceFacts): boolean => tags[MEMORY_TAG] !== undefined;

/**
 * The raw memory of an instance: its container instance's attribute, or the EC2 tag of that name where there is one. A
 * person writes the attribute whatever else is there, so that a later wish of a person counts before the tag.
 */
export function memoryValue(instance: InstanceFacts): string | undefined {
  const [attribute, tag] = [instance.container?.memory || undefined, instance.tags[MEMORY_TAG]];
  if (attribute === undefined || tag === undefined) return attribute ?? (tag || undefined);
  const [ofPerson, ofOurs] = [unpackMemory(attribute), unpackMemory(tag)];
  if (ofPerson !== undefined && 'handsOff' in ofPerson) return attribute;
  const isLater = ofOurs === undefined || (!('handsOff' in ofOurs) && ofPerson!.since > ofOurs.since);
  return ofPerson?.why === 'person' && isLater ? attribute : tag || undefined;
}

function seconds(instantMs: number): string {
  return Math.max(0, Math.floor(instantMs / 1000)).toString(36);
}

function instant(text: string): number {
  return Number.parseInt(text, 36) * 1000;
}
