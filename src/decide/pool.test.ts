// What is said of a pool as a whole: not found, no hook, more than it shall have, no way to tell what is old; and what the
// spec asks for that nothing does yet.
import { describe, expect, it } from 'vitest';
import type { GroupFacts, InstanceFacts } from '#model/observation.ts';
import { packRecord } from '#plan/record.ts';
import { aSituation } from '../../test/support/case.ts';
import {
  aFleet,
  aHook,
  anInstance,
  anObservation,
  aPool,
  aPoolSpec,
  aSpec,
  NOW,
} from '../../test/support/facts.ts';
import { decideForPool } from './pool.ts';
import type { PoolSpec, Spec } from './situation.ts';
import { unactedFields } from './unacted.ts';

interface Given {
  readonly spec?: Partial<Spec>;
  readonly pool?: PoolSpec;
  readonly group?: Partial<GroupFacts>;
  readonly instances?: InstanceFacts[];
  readonly incomplete?: 'pools'[];
  readonly absent?: true;
  /** Of the pools. */
  readonly problem?: string;
  readonly tags?: Record<string, string>;
}
const said = ({ spec, pool = aPoolSpec(), group, instances, incomplete, absent, problem, tags }: Given) => {
  const pools = absent ? [] : [aPool({ desired: instances?.length ?? 0, ...group })];
  const read = anObservation({ pools, instances, incomplete, cluster: { tags: tags ?? {} } });
  const part = { ...read.parts.pools, ...(problem !== undefined && { problem }) };
  const observation = { ...read, parts: { ...read.parts, pools: part } };
  return decideForPool(aSituation(observation, { spec }), pool).waits.map(
    ({ kind, reason, pool: name }) => `${name} ${kind}: ${reason}`,
  );
};

it('of which somebody else has changed the size is told, where Sluice sets it', () => {
  const observation = anObservation({ pools: [aPool()] });
  const resized = new Map([['main', { from: 9, to: 20, at: NOW }]]);
  const words = (mode: Spec['mode']) =>
    decideForPool(aSituation(observation, { spec: { mode }, recall: { resized } }), aPoolSpec()).waits.map(
      ({ reason }) => reason,
    );
  const told = 'its capacity was changed from 9 to 20 by somebody else (seen at 05:00:00Z)';
  expect(words('scale')).toContainEqual(expect.stringContaining(told));
  expect(words('drain').join()).not.toContain('by somebody else');
});

describe('a group', () => {
  const hookless = aPoolSpec({ lifecycleHook: undefined });
  const isProtected = true;
  const three = ['a', 'b', 'c'].map((id) => anInstance(id, { isProtected }));
  const debt = (of: number, desired: number) =>
    `main waiting: protection debt of ${of}: 3 instances, desired capacity ${desired}; the group ends so many as soon as they are idle and released`;
  const trap = (why: string) =>
    `main notActedOn: ${why} Sluice does not answer hook sluice-drain of its group: unless somebody else does, each instance ` +
    'that the group ends waits in it for 600 s and then ends undrained. To remove it: `aws autoscaling delete-lifecycle-hook ' +
    '--auto-scaling-group-name web-main --lifecycle-hook-name sluice-drain`';
  const refresh: Partial<Spec> = { refresh: { on: ['ami'] } };
  const rows: [string, Given, string[]][] = [
    ['in order', { instances: three }, []],
    ['not found', { absent: true }, ['main refused: its Auto Scaling group web-main was not found']],
    [
      'not read',
      { absent: true, incomplete: ['pools'] },
      ['main refused: its Auto Scaling group web-main is not known: access denied'],
    ],
    [
      'that is among those which there are not',
      {
        absent: true,
        incomplete: ['pools'],
        problem:
          'there is no Auto Scaling group web-old (pool old); there is no Auto Scaling group web-main (pool main)',
      },
      ['main refused: its Auto Scaling group web-main was not found'],
    ],
    [
      'that is not the one which there is not',
      {
        absent: true,
        incomplete: ['pools'],
        problem: 'there is no Auto Scaling group web-main-2 (pool other)',
      },
      [
        'main refused: its Auto Scaling group web-main is not known: there is no Auto Scaling group web-main-2 (pool other)',
      ],
    ],
    [
      'without a hook',
      { pool: hookless },
      ['main notActedOn: no lifecycleHook is named: an instance that its group ends is not drained first'],
    ],
    [
      'in mode protect',
      { spec: { mode: 'protect' }, group: { hooks: [] } },
      ['main notActedOn: mode protect has no hook: a task that lands on a released instance may end with it'],
    ],
    [
      'in mode protect, with the hook of mode drain',
      { spec: { mode: 'protect' } },
      [trap('in mode protect')],
    ],
    [
      'in mode observe, with the hook of mode drain',
      { spec: { mode: 'observe' } },
      [trap('in mode observe')],
    ],
    [
      'whose hook the spec no longer names',
      { pool: hookless, tags: packRecord(aSpec()) },
      [trap('without lifecycleHook')],
    ],
    [
      'with a hook of that name for launches, in mode protect',
      {
        spec: { mode: 'protect' },
        group: { hooks: [aHook({ transition: 'autoscaling:EC2_INSTANCE_LAUNCHING' })] },
      },
      ['main notActedOn: mode protect has no hook: a task that lands on a released instance may end with it'],
    ],
    [
      'in mode observe',
      { spec: { mode: 'observe' }, pool: hookless, instances: three, group: { desired: 1 } },
      [],
    ],
    ['with one too many, all protected', { instances: three, group: { desired: 2 } }, [debt(1, 2)]],
    [
      'with one too many, one of them free to go',
      { instances: [...three.slice(1), anInstance('free')], group: { desired: 2 } },
      [debt(1, 2)],
    ],
    [
      'with one too many, two of them free to go',
      { instances: [three[0]!, anInstance('free'), anInstance('too')], group: { desired: 2 } },
      [],
    ],
    ['with as many as it shall have', { instances: three, group: { desired: 3 } }, []],
    [
      'with others that do not count',
      {
        instances: [
          ...three,
          anInstance('d', { isProtected, lifecycle: 'Pending' }),
          anInstance('e', { pool: 'other' }),
        ],
        group: { desired: 3 },
      },
      [],
    ],
    ['that was not read whole', { instances: three, group: { desired: 2 }, incomplete: ['pools'] }, []],
    [
      'that nobody can tell the age of',
      { spec: refresh },
      [
        'main notActedOn: no refresh: its group has no launch template: give it one, so that refresh can tell',
      ],
    ],
    ['whose age nobody asks for', { spec: { refresh: {} } }, []],
  ];
  it.each(rows)('%s', (_, given, waits) => expect(said(given)).toEqual(waits));
});

describe('a Spot Fleet', () => {
  const pool: PoolSpec = { name: 'fleet', spotFleet: { id: 'sfr-1' } };
  const of = (over: Parameters<typeof aFleet>[0], spec: Partial<Spec> = {}) =>
    decideForPool(aSituation(anObservation({ pools: [aFleet(over)] }), { spec }), pool).waits.map(
      ({ kind, reason }) => `${kind}: ${reason}`,
    );
  const told = (reason: string) => [`notActedOn: ${reason}`];
  const rows: [string, ReturnType<typeof of>, string[]][] = [
    ['in order', of({}), []],
    ['just asked for', of({ state: 'submitted' }), []],
    ['being changed', of({ state: 'modifying' }), []],
    [
      'canceled',
      of({ state: 'cancelled_running' }),
      told(
        'Spot Fleet sfr-1 is cancelled_running and launches nothing any more; what it still runs is looked after',
      ),
    ],
    ['in mode observe', of({ onDemandTarget: 2 }, { mode: 'observe' }), []],
    [
      'in mode protect',
      of({}, { mode: 'protect' }),
      told(
        'a Spot Fleet has no scale-in protection: mode protect does nothing for it, drain acts on its notices',
      ),
    ],
    [
      'with units On-Demand',
      of({ onDemandTarget: 2 }),
      told(
        '2 of its units are On-Demand: a Spot Fleet ends those without a notice, so that they are not drained first',
      ),
    ],
    [
      'to be refreshed',
      of({}, { refresh: { on: ['ami'] } }),
      told('no refresh: the image of its launch template could not be read, or is named by a parameter'),
    ],
    [
      'to be refreshed, without a template',
      of({ hasTemplate: false }, { refresh: { on: ['ami'] } }),
      told('no refresh: without a launch template nothing says what of it is old; give its request one'),
    ],
    [
      'to be refreshed by version',
      of({}, { refresh: { on: ['launchTemplate'] } }),
      told(
        'no refresh: a Spot Fleet does not tell the version of its instances; `on: [ami]` compares their images',
      ),
    ],
  ];
  it.each(rows)('%s', (_, found, waits) => expect(found).toEqual(waits));

  it('that was not found says why', () => {
    const why = (incomplete: 'pools'[]) =>
      decideForPool(aSituation(anObservation({ pools: [], incomplete }), {}), pool).waits;
    const lost = (reason: string) => [{ pool: 'fleet', kind: 'refused', reason }];
    expect(why([])).toEqual(lost('its Spot Fleet was not found: there is none'));
    expect(why(['pools'])).toEqual(lost('its Spot Fleet was not found: access denied'));
  });
});

describe('what the spec asks for and nothing does yet', () => {
  const base: Spec = { account: '1', region: 'r', cluster: 'c', pools: [{ name: 'main' }] };
  const unacted = (over: object, pool: object = {}) =>
    unactedFields({ ...base, ...over, pools: [{ name: 'main', ...pool }] } as Spec).map(
      ({ pool: of = '', kind, reason }) => `${of} ${kind}: ${reason}`,
    );
  const needsScale = (path: string) => `notActedOn: ${path} is accepted, but needs mode scale`;
  const rows: [string, object, object, string[]][] = [
    ['nothing', {}, {}, []],
    ['an empty list', { schedules: [] }, {}, []],
    ...['scaleOut', 'schedules'].map((field): [string, object, object, string[]] => [
      field,
      { mode: 'drain', [field]: [{}] },
      {},
      [` ${needsScale(`spec.${field}`)}`],
    ]),
    ...['headroom', 'headroomTasks', 'surviveLossOf', 'base', 'weight', 'scaleOut', 'fallback'].map(
      (field): [string, object, object, string[]] => [
        `${field} of a pool`,
        {},
        { [field]: {} },
        [`main ${needsScale(`spec.pools[0].${field}`)}`],
      ],
    ),
    ['scaleIn', { scaleIn: {} }, {}, [` ${needsScale('spec.scaleIn')}`]],
    ...['limits', 'scaleIn'].map((field): [string, object, object, string[]] => [
      `${field} of a pool`,
      { mode: 'drain' },
      { [field]: {} },
      [`main ${needsScale(`spec.pools[0].${field}`)}`],
    ]),
    ['replacing at a rebalance recommendation', {}, { onRebalance: 'replace' }, []],
    [
      'replacing in a fleet',
      {},
      { onRebalance: 'replace', spotFleet: { id: 'sfr-1' } },
      [
        'main notActedOn: spec.pools[0].onRebalance is accepted, but nothing acts on it: a Spot Fleet has no standby, so that no replacement can come first',
      ],
    ],
    ['ignoring a rebalance recommendation', {}, { onRebalance: 'ignore' }, []],
    [
      'ignoring a rebalance recommendation in a fleet',
      {},
      { onRebalance: 'ignore', spotFleet: { id: 'sfr-1' } },
      [],
    ],
    ['a surge', { refresh: { on: ['ami'], surge: 1 } }, {}, []],
    [
      'what mode scale acts on',
      { mode: 'scale', scaleIn: {}, scaleOut: {}, schedules: [{}] },
      { limits: {}, scaleIn: {}, headroom: 1, fallback: 'x' },
      [],
    ],
  ];
  it.each(rows)('%s', (_, over, pool, waits) => expect(unacted(over, pool)).toEqual(waits));

  it('of a spec without pools nothing is said', () => {
    expect(unactedFields({ ...base, mode: 'scale', pools: undefined })).toEqual([]);
  });
});
