// The cluster as a whole: whether it can be worked on, what its record says, what is nobody's.
import { count } from '#lib/text.ts';
import { OWNER_TAG } from '#plan/owner.ts';
import { isInForce, MODE_TAG, obsoleteTags, packRecord, readRecord } from '#plan/record.ts';
import { type Findings, modeAllows, NOTHING, poolOf, type Situation } from './situation.ts';

/** Whether the record in force equals the spec: then what is done is routine. */
export function isSettled({ spec, observation }: Situation): boolean {
  return isInForce(spec, readRecord(observation.cluster.tags));
}

/** Writes the record in force, from the first mode that writes anything. */
export function decideRecord(situation: Situation): Findings {
  const { spec, document, observation, doubts } = situation;
  const { arn, tags } = observation.cluster;
  if (!modeAllows(spec, 'protect') || !observation.parts.cluster.complete) return NOTHING;
  const record = readRecord(tags);
  if (record.kind === 'unknown' && /^(?!v1:)v[0-9]+:/.test(tags['sluice.dev/record-0'] ?? '')) {
    return refuse(`the record in force is left alone: ${record.problem}`);
  }
  const obsolete = obsoleteTags(spec, tags);
  const written = packRecord(spec, document);
  const isLabelled = [MODE_TAG, OWNER_TAG].every((key) => tags[key] === written[key] || !written[key]);
  if (isInForce(spec, record) && isLabelled && obsolete.length === 0) return NOTHING;
  if (doubts.voluntary !== undefined)
    return refuse(`the record in force is not written: ${doubts.voluntary}`);
  const reason = record.kind === 'absent' ? 'there is no record in force yet' : 'the record in force differs';
  const base = { forced: false, nature: 'change', reason } as const;
  return { ...NOTHING, actions: [{ ...base, kind: 'record', clusterArn: arn, tags: written, obsolete }] };
}

/** What is listed and never touched, and what an incomplete reading holds back. */
export function decideRemarks(situation: Situation): Findings {
  const { observation, spec, doubts } = situation;
  const strangers = [...observation.instances.values()].filter(
    (instance) => poolOf(spec, instance) === undefined,
  );
  const remarks: string[] = [];
  if (strangers.length > 0)
    remarks.push(
      `${count(strangers.length, 'instance')} in no pool ${observation.parts.pools.complete ? 'of the spec' : 'that was read'}: never touched`,
    );
  if (doubts.voluntary !== undefined && modeAllows(spec, 'protect')) {
    remarks.push(`nothing voluntary for now: ${doubts.voluntary}`);
  }
  return { ...NOTHING, waits: remarks.map((reason) => ({ kind: 'refused', reason })) };
}

function refuse(reason: string): Findings {
  return { ...NOTHING, waits: [{ kind: 'refused', reason }] };
}
