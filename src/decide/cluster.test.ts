// The cluster as a whole: whether anything can be done for it, the record in force, and what is said of it once a pass.
import { describe, expect, it } from 'vitest';
import type { ClusterFacts, InstanceFacts, PartName } from '#model/observation.ts';
import { obstacleOf } from '#plan/obstacle.ts';
import { MODE_TAG, packRecord } from '#plan/record.ts';
import { aSituation } from '../../test/support/case.ts';
import { anInstance, anObservation, aSpec } from '../../test/support/facts.ts';
import { decideRecord, decideRemarks, isSettled } from './cluster.ts';
import type { Situation, Spec } from './situation.ts';

interface Given {
  readonly cluster?: Partial<ClusterFacts>;
  readonly incomplete?: readonly PartName[];
  readonly instances?: readonly InstanceFacts[];
  readonly mode?: Spec['mode'];
  readonly document?: string;
  readonly doubts?: Situation['doubts'];
}
const situation = ({
  cluster,
  incomplete,
  instances,
  mode = 'drain',
  document,
  doubts,
}: Given): Situation => {
  const base = aSituation(anObservation({ cluster, incomplete, instances }), { spec: { mode } });
  return { ...base, ...(document !== undefined && { document }), ...(doubts && { doubts }) };
};
const nothing = { actions: [], waits: [], due: [] };
const refused = (...reasons: string[]) => ({
  ...nothing,
  waits: reasons.map((reason) => ({ kind: 'refused', reason })),
});

describe('nothing at all can be done', () => {
  it.each<[string, Given, string | undefined]>([
    [
      'for a cluster that is not there',
      { cluster: { status: undefined } },
      'cluster web was not found in account 111122223333, ap-northeast-1; check spec.cluster and spec.region',
    ],
    ['for one that is gone', { cluster: { status: 'INACTIVE' } }, 'cluster web is INACTIVE'],
    ['but for one that is ACTIVE', {}, undefined],
    [
      'but for one that could not be read',
      { cluster: { status: undefined }, incomplete: ['cluster'] },
      undefined,
    ],
  ])('%s', (_, given, words) => expect(obstacleOf(situation(given).observation)).toBe(words));
});

describe('the record in force', () => {
  const arn = 'arn:aws:ecs:ap-northeast-1:111122223333:cluster/web';
  const spec = aSpec();
  const ours = packRecord(spec);
  const named = packRecord(spec, 'mine');
  const written = (reason: string, tags = ours, obsolete: string[] = []) => ({
    ...nothing,
    actions: [{ kind: 'record', clusterArn: arn, tags, obsolete, forced: false, nature: 'change', reason }],
  });
  const differs = 'the record in force differs';
  const other = packRecord(aSpec({ region: 'eu-west-1' }));

  it.each<[string, Given, object]>([
    ['is written where there is none', {}, written('there is no record in force yet')],
    ['is left where it says the same', { cluster: { tags: ours } }, nothing],
    ['is written where it says something else', { cluster: { tags: other } }, written(differs)],
    [
      'is written where its mode is told wrongly',
      { cluster: { tags: { ...ours, [MODE_TAG]: 'scale' } } },
      written(differs),
    ],
    [
      'is written where nobody can tell whose it is',
      { cluster: { tags: ours }, document: 'mine' },
      written(differs, named),
    ],
    ['is left where it is ours by name', { cluster: { tags: named }, document: 'mine' }, nothing],
    ['is left by one without a name, whoever wrote it', { cluster: { tags: named } }, nothing],
    [
      'is rid of what an earlier, longer one left',
      { cluster: { tags: { ...ours, 'sluice.dev/record-8': 'x', team: 'web' } } },
      written(differs, ours, ['sluice.dev/record-8']),
    ],
    [
      'is written over what is damaged',
      { cluster: { tags: { 'sluice.dev/record-0': 'v1:1:%%%' } } },
      written(differs),
    ],
    [
      'is written over what is no record',
      { cluster: { tags: { 'sluice.dev/record-0': 'xv2:1:' } } },
      written(differs),
    ],
    [
      'is left alone where a newer Sluice wrote it',
      { cluster: { tags: { ...ours, 'sluice.dev/record-0': 'v12:1:x' } } },
      refused('the record in force is left alone: it was written by another version of Sluice'),
    ],
    [
      'is not written while a reading is doubted',
      { incomplete: ['tasks'] },
      refused('the record in force is not written: not read whole: tasks'),
    ],
    ['is not written in mode observe', { mode: 'observe' }, nothing],
    ['is not written where its tags were not read', { incomplete: ['cluster'] }, nothing],
  ])('%s', (_, given, findings) => expect(decideRecord(situation(given))).toEqual(findings));

  it('is written from mode protect on', () => {
    expect(decideRecord(situation({ mode: 'protect' })).actions).toHaveLength(1);
  });
  it('makes what is done routine, once it says what the spec says', () => {
    expect(isSettled(situation({ cluster: { tags: ours } }))).toBe(true);
    expect(isSettled(situation({ cluster: { tags: other } }))).toBe(false);
    expect(isSettled(situation({}))).toBe(false);
  });
});

describe('of the cluster it is said', () => {
  const stranger = (id: string, pool?: string) => anInstance(id, { pool });
  it.each<[string, Given, object]>([
    ['nothing, as long as all is well', { instances: [anInstance('a')] }, refused()],
    [
      'how many instances belong to nobody',
      { instances: [anInstance('a'), stranger('b')] },
      refused('1 instance in no pool of the spec: never touched'),
    ],
    [
      'also those of a pool that the spec does not name',
      { instances: [stranger('a', 'other'), stranger('b')] },
      refused('2 instances in no pool of the spec: never touched'),
    ],
    [
      'instances of which no pool was read',
      { instances: [anInstance('0a', { pool: undefined })], incomplete: ['pools'] },
      refused(
        '1 instance in no pool that was read: never touched',
        'nothing voluntary for now: not read whole: pools',
      ),
    ],
    [
      'why nothing voluntary is done',
      { incomplete: ['tasks'] },
      refused('nothing voluntary for now: not read whole: tasks'),
    ],
    [
      'also in mode protect',
      { incomplete: ['tasks'], mode: 'protect' },
      refused('nothing voluntary for now: not read whole: tasks'),
    ],
    [
      'nothing of that in mode observe, which does nothing',
      { incomplete: ['tasks'], mode: 'observe' },
      refused(),
    ],
  ])('%s', (_, given, findings) => expect(decideRemarks(situation(given))).toEqual(findings));
});
