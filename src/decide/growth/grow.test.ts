// Scale-out: what waits, what will come, and how much of which pool is asked for because of it.
import { describe, expect, it } from 'vitest';
import type { InstanceFacts } from '#model/observation.ts';
import {
  aFleetInstance,
  anInstance,
  anObservation,
  aPool,
  aPoolSpec,
  NOW,
} from '../../../test/support/facts.ts';

import { full, kind, MINUTE, member, planOf, room, WEB, web } from './fixtures.ts';

describe('a service that lacks tasks', () => {
  it('gets the hosts on which they fit, and the plan says what for', () => {
    expect(planOf(full, { services: [web({ desiredCount: 7 })] }).grown).toEqual([
      'main 2→4: 2 more hosts for 3 tasks of service:web',
    ]);
  });

  it('gets none where they fit on what is there: it fails for another reason', () => {
    expect(planOf([member('1', 2048), member('2')]).grown).toEqual([]);
  });

  it('gets none for tasks that ECS counts and no list shows: a page of the list was lost', () => {
    const services = [web({ desiredCount: 7 })];
    expect(planOf(full, { services, unlisted: 3 }).grown).toEqual([]);
    expect(planOf(full, { services, unlisted: 1 }).grown).toEqual([
      'main 2→3: 1 more host for 2 tasks of service:web',
    ]);
  });

  it('gets none for tasks that were placed between two lists: what a host holds for nobody is theirs, for a minute', () => {
    const joined = member('3');
    const offer = joined.container!.offer!;
    const holding = (since: number) => {
      const unread = { cpu: 2048, memory: 2048, gpus: 0, since };
      const held = { ...offer, left: room(0, 6144), unread };
      return [...full, { ...joined, container: { ...joined.container!, offer: held } }];
    };
    const services = [web({ desiredCount: 6 })];
    expect(planOf(holding(NOW - 59_000), { services }).grown).toEqual([]);
    expect(planOf(holding(NOW - MINUTE), { services }).grown).toEqual([
      'main 3→4: 1 more host for 2 tasks of service:web',
    ]);
  });

  it('gets none twice: what boots, and what the group has been asked for, is on its way', () => {
    const services = [web({ desiredCount: 8 })];
    const booting = anInstance('3', { lifecycle: 'Pending', container: undefined, launchedAt: NOW - MINUTE });
    expect(planOf([...full, booting], { services, group: { desired: 4 } }).grown).toEqual([]);
    expect(planOf([...full, booting], { services, group: { desired: 3 } }).grown).toEqual([
      'main 3→4: 1 more host for 2 tasks of service:web',
    ]);
  });

  it('is asked for beyond what protection holds back: else the group would launch nothing', () => {
    const { grown } = planOf(full, { services: [web({ desiredCount: 6 })], group: { desired: 1 } });
    expect(grown).toEqual(['main 1→3: 1 more host for 2 tasks of service:web']);
  });

  it('in a deployment wants those of the new definition, as far as it may have more', () => {
    const primary = { definition: 'td/web:2', desired: 4 };
    const definitions = new Map([['td/web:2', kind(1024)]]);
    const of = (maximumPercent: number) => [web({ primary, maximumPercent })];
    expect(planOf(full, { services: of(150), observation: { definitions } }).grown).toEqual([
      'main 2→3: 1 more host for 2 tasks of service:web',
    ]);
    expect(planOf(full, { services: of(100), observation: { definitions } }).grown).toEqual([]);
  });

  it('wants its tasks somewhere else where their host is about to go', () => {
    const going = member('2', 2048, { spotRequest: { id: 'sir-1', statusCode: 'marked-for-termination' } });
    expect(planOf([full[0]!, { ...going, market: 'spot' }]).grown).toEqual([
      'main 2→3: 1 more host for 2 tasks of service:web',
    ]);
  });

  it('of daemons, or on Fargate, needs no hosts', () => {
    expect(planOf(full, { services: [web({ desiredCount: 9, daemon: true })] }).grown).toEqual([]);
    expect(planOf(full, { services: [web({ desiredCount: 9, placing: undefined })] }).grown).toEqual([]);
  });

  it('whose constraint or definition is not known gets nothing, and that is told', () => {
    const placing = { strategies: [], distinct: false, expressions: ['registeredAt > 1'] };
    const strange = planOf(full, { services: [web({ desiredCount: 9, placing })] });
    expect(strange.grown).toEqual([]);
    expect(strange.waits).toContain('the constraint `registeredAt > 1` of service:web is not understood');
    const unread = planOf(full, {
      services: [web({ desiredCount: 9 })],
      observation: { definitions: new Map() },
    });
    expect(unread.grown).toEqual([]);
    expect(unread.waits).toContain('the task definition of service:web is not known');
  });
});

describe('besides, capacity is asked for', () => {
  it('by tasks in PROVISIONING, for their own capacity provider', () => {
    const unplaced = [1, 2, 3].map((n) => ({
      arn: `t${n}`,
      group: 'family:batch',
      definition: WEB,
      provider: 'cp',
    }));
    const of = (provider?: object) =>
      planOf(full, {
        observation: { unplaced },
        group: provider ? { capacityProvider: provider as never } : {},
      });
    const off = {
      name: 'cp',
      managedScaling: false,
      managedDraining: false,
      managedTerminationProtection: false,
    };
    expect(of(off).grown).toEqual(['main 2→4: 2 more hosts for 3 tasks of family:batch']);
    expect(of().waits).toContain(
      '3 tasks of family:batch have no place (of another capacity provider than cp)',
    );
  });

  it('by launchers that report a shortage', () => {
    const shortage = { id: 'nightly', cluster: 'web', count: 3, reasons: [], at: NOW, expiresAt: NOW + 1 };
    const reports = [{ shortage: { ...shortage, taskDefinition: 'web:1' }, count: 3 }];
    expect(planOf(full, { reports }).grown).toEqual(['main 2→4: 2 more hosts for 3 tasks of report nightly']);
    const byNeeds = [{ shortage: { ...shortage, needs: { cpu: 2048, memory: 1024, gpus: 0 } }, count: 1 }];
    expect(planOf(full, { reports: byNeeds }).grown).toHaveLength(1);
  });

  it('once by what a launcher reports and ECS has in PROVISIONING; for reports alone by what is reported', () => {
    const shortage = { id: 'n', cluster: 'web', count: 4, reasons: [], at: NOW, expiresAt: NOW + 1 };
    const reports = [{ shortage: { ...shortage, taskDefinition: 'web:1', startedBy: 'run' }, count: 4 }];
    const task = { arn: 't', group: 'family:batch', definition: WEB, provider: 'cp', startedBy: 'run' };
    const observation = {
      unplaced: [task, { ...task, arn: 'u' }, { ...task, arn: 'v', startedBy: undefined }],
    };
    const off = { managedScaling: false, managedDraining: false, managedTerminationProtection: false };
    const of = (spec: object) =>
      planOf(full, { reports, observation, spec, group: { capacityProvider: { name: 'cp', ...off } } }).grown;
    expect(of({})).toEqual(['main 2→5: 3 more hosts for 3 tasks of family:batch, 2 tasks of report n']);
    expect(of({ scaleOut: { shortageQueue: 'q' } })).toEqual([
      'main 2→4: 2 more hosts for 4 tasks of report n',
    ]);
  });

  it('by headroom, and by thresholds of what is reserved', () => {
    const pools = [{ ...aPoolSpec(), headroom: 1 }];
    expect(planOf(full, { spec: { scaleOut: undefined, pools } }).grown).toEqual([
      'main 2→3: 1 more host for headroom of 1 host',
    ]);
    const scaleOut = { reservation: { cpu: 80 } };
    expect(planOf(full, { spec: { scaleOut } }).grown).toEqual([
      'main 2→3: 1 more host for at most 80 % of CPU reserved',
    ]);
  });

  it('by room for more of the largest task, and by losses that are to be borne', () => {
    const half = [member('1', 1024), member('2', 1024)];
    const of = (more: object) =>
      planOf(half, {
        spec: { scaleOut: undefined, pools: [{ ...aPoolSpec(), ...more }] },
        services: [web({ desiredCount: 2 })],
      });
    expect(of({ headroomTasks: 2 }).grown).toEqual([]);
    expect(of({ headroomTasks: 3 }).grown).toEqual([
      'main 2→3: 1 more host for room for 3 more of the largest task',
    ]);
    expect(of({ surviveLossOf: 1 }).grown).toEqual([]);
    expect(of({ surviveLossOf: 2 }).grown).toEqual([
      'main 2→3: 1 more host for 2 tasks of service:web, with the loss of 2 hosts to be borne',
    ]);
  });

  it('by the least that its limits, or a schedule that is about to open, ask for', () => {
    const pools = [{ ...aPoolSpec(), limits: { min: 5 } }];
    expect(planOf(full, { spec: { scaleOut: undefined, pools } }).grown).toEqual([
      'main 2→5: its limits ask for 5',
    ]);
    // NOW is 05:00.
    const schedules = [{ name: 'show', cron: '4 5 * * *', duration: '1h', pool: 'main', min: 6 }];
    expect(planOf(full, { spec: { scaleOut: undefined, schedules } }).grown).toEqual([
      'main 2→6: the schedule show asks for 6 from 05:04:00Z on',
    ]);
  });
});

describe('what no host of the pools can hold', () => {
  it('is told with the numbers before anything waits for it', () => {
    const definitions = new Map([[WEB, kind(4096)]]);
    const { waits } = planOf(full, { services: [web()], observation: { definitions } });
    expect(waits).toContain(
      'no host of these pools (m6i.large) can hold a task of web: it takes 4096 CPU units, m6i.large has 2048',
    );
    expect(planOf(full).waits).not.toContain('can hold');
  });
});

describe('which pool grows', () => {
  const pools = [
    { name: 'fleet', spotFleet: { id: 'sfr-1' }, fallback: 'main', limits: { max: 6 } },
    aPoolSpec(),
  ];
  const spot = (id: string) => ({
    ...aFleetInstance(id),
    container: member(id, 2048).container!,
    tasks: member(id, 2048).tasks,
  });
  const services = [web({ desiredCount: 8 })];
  const fleet = { target: 4, fulfilled: 4 };
  const instances = [...full, spot('3')];

  it('is the first that may, in its own units, then the next', () => {
    const { grown } = planOf(instances, {
      spec: { pools },
      services,
      fleet: { ...fleet, target: 2 },
      group: { desired: 2 },
    });
    expect(grown).toEqual(['fleet 2→4: 1 more host for 2 tasks of service:web']);
    const { grown: more } = planOf(instances, {
      spec: { pools },
      services: [web({ desiredCount: 12 })],
      fleet: { ...fleet, target: 2 },
      group: { desired: 2 },
    });
    expect(more).toEqual([
      'fleet 2→6: 2 more hosts for 4 tasks of service:web',
      'main 2→3: 1 more host for 2 tasks of service:web',
    ]);
  });

  it('is none that has only a queue of reports, for what services lack', () => {
    const queue = { name: 'queue', autoScalingGroup: { name: 'queue' }, scaleOut: { shortageQueue: 'q' } };
    const batch = { ...member('9', 2048), pool: 'queue', tasks: [] };
    const shortage = { id: 'n', cluster: 'web', count: 1, reasons: [], at: NOW, expiresAt: NOW + 1 };
    const reports = [{ shortage: { ...shortage, taskDefinition: 'web:1' }, count: 2 }];
    const of = (more: object) =>
      planOf([...full, batch], {
        services: [web({ desiredCount: 8 })],
        spec: {
          scaleOut: undefined,
          pools: [{ ...aPoolSpec(), limits: { max: 2 }, scaleOut: { unplacedTasks: true } }, queue],
        },
        observation: {
          pools: new Map([
            ['main', aPool({ desired: 2, scalingPolicies: [] })],
            ['queue', aPool({ desired: 1, scalingPolicies: [] }, 'queue')],
          ]),
        },
        ...more,
      });
    expect(of({}).grown).toEqual([]);
    expect(of({}).waits).toContain('queue: its spec names no scaleOut.unplacedTasks');
    expect(of({ reports }).grown).toEqual(['queue 1→2: 1 more host for 2 tasks of report n']);
  });

  it('is the one to fall back to, where what was asked for does not come', () => {
    const lacking = { spec: { pools }, services, fleet: { ...fleet, target: 4 }, group: { desired: 2 } };
    expect(planOf(instances, lacking).grown).toEqual([]);
    const shortSince = new Map([['fleet', NOW - 2 * MINUTE]]);
    const { grown } = planOf(instances, { ...lacking, recall: { shortSince } });
    expect(grown).toEqual(['main 2→3: 1 more host for 2 tasks of service:web']);
  });
});

describe('nothing is launched', () => {
  const services = [web({ desiredCount: 8 })];

  it('below mode scale, or where no field asks for it', () => {
    expect(planOf(full, { services, spec: { mode: 'drain' } }).grown).toEqual([]);
    expect(planOf(full, { services, spec: { scaleOut: undefined } }).grown).toEqual([]);
  });

  it('in a group whose size others set, and it is told why', () => {
    const policies = planOf(full, { services, group: { scalingPolicies: ['target-70'] } });
    expect(policies.grown).toEqual([]);
    expect(policies.waits).toContain('may not grow: the scaling policy target-70');
  });

  it('beyond its limit, and the pool says so where something has no place', () => {
    const pools = [aPoolSpec({ limits: { max: 2 } })];
    expect(planOf(full, { services, spec: { pools } }).waits).toContain(
      'may not grow: it has 2, and its limit is 2',
    );
    expect(planOf(full, { services: [web()], spec: { pools } }).waits).not.toContain('may not grow');
  });

  it('in a group that launches nothing, or above what it may have', () => {
    expect(planOf(full, { services, group: { suspendedProcesses: ['Launch'] } }).grown).toEqual([]);
    const capped = planOf(full, { services, group: { max: 3 } });
    expect(capped.grown).toEqual(['main 2→3: 1 more host for 2 tasks of service:web']);
    expect(capped.waits).toContain('2 tasks of service:web have no place');
  });

  it('where not all is known', () => {
    const part = { at: NOW, complete: false, problem: 'denied' };
    const parts = { ...anObservation().parts, services: part };
    expect(planOf(full, { services, observation: { parts } }).waits).toContain('not read whole: services');
    const blind = [{ ...full[0]!, container: { ...full[0]!.container!, offer: undefined } }, full[1]!];
    expect(planOf(blind, { services }).waits).toContain('what the hosts have free is not known');
  });

  it('in a paused or frozen cluster', () => {
    for (const tag of ['paused', 'frozen']) {
      const cluster = { ...anObservation().cluster, tags: { [`sluice.dev/${tag}`]: 'x' } };
      const { grown, waits } = planOf(full, { services, observation: { cluster } });
      expect(grown).toEqual([]);
      expect(waits).toContain(`${tag}: would grow`);
    }
  });
});

describe('growth ends where it helps nobody', () => {
  const two = [web({ desiredCount: 6 })];

  it('takes off what daemons have of each new host: a task that fits only beside none gets none', () => {
    const agent = web({ name: 'agent', daemon: true, primary: { definition: 'td/agent:1', desired: 1 } });
    const definitions = new Map([
      [WEB, kind(2048)],
      ['td/agent:1', kind(256)],
    ]);
    const { grown, waits } = planOf(full, { services: [...two, agent], observation: { definitions } });
    expect(grown).toEqual([]);
    expect(waits).toContain('it takes 2048 CPU units, m6i.large has 1792');
  });

  it('takes a new host for what most are: a rare larger one justifies no launch', () => {
    const large = member('9', 2048);
    const offer = {
      whole: room(8192),
      left: room(0, 0),
      attributes: new Map([['ecs.instance-type', 'm6i.2xlarge']]),
    };
    const rare = { ...large, container: { ...large.container!, offer } };
    const definitions = new Map([[WEB, kind(4096)]]);
    const { grown, waits } = planOf([...full, rare], {
      services: [web({ desiredCount: 9 })],
      observation: { definitions },
    });
    expect(grown).toEqual([]);
    expect(waits).toContain('CPU on a new m6i.large');
  });

  it('gives it only the attributes that all of its kind have', () => {
    const [first, second] = full as [InstanceFacts, InstanceFacts];
    const attributes = new Map([...first.container!.offer!.attributes, ['stack', 'prod']]);
    const marked = {
      ...first,
      container: { ...first.container!, offer: { ...first.container!.offer!, attributes } },
    };
    const placing = { strategies: [], distinct: false, expressions: ['attribute:stack == prod'] };
    const services = [web({ desiredCount: 6, placing })];
    expect(planOf([marked, second], { services }).grown).toEqual([]);
    const other = {
      ...second,
      container: { ...second.container!, offer: { ...second.container!.offer!, attributes } },
    };
    expect(planOf([marked, other], { services }).grown).toHaveLength(1);
  });

  it('keeps room for the largest task that its hosts can hold, not for one that none can', () => {
    const huge = web({ name: 'huge', desiredCount: 1, primary: { definition: 'td/huge:1', desired: 1 } });
    const definitions = new Map([
      [WEB, kind(1024)],
      ['td/huge:1', kind(8192)],
    ]);
    const pools = [{ ...aPoolSpec(), headroomTasks: 1 }];
    const { grown } = planOf(full, {
      services: [web(), huge],
      spec: { scaleOut: undefined, pools },
      observation: { definitions },
    });
    expect(grown).toEqual(['main 2→3: 1 more host for room for 1 more of the largest task']);
  });

  it('launches no more while one that was launched does not join', () => {
    const lost = anInstance('3', { container: undefined, launchedAt: NOW - 11 * MINUTE });
    const { grown, waits } = planOf([...full, lost], { services: two });
    expect(grown).toEqual([]);
    expect(waits).toContain('may not grow: 1 instance did not join within 10m');
  });

  it('asks a Spot Fleet for nothing unless its limits say how far', () => {
    const pools = [{ name: 'fleet', spotFleet: { id: 'sfr-1' } }];
    const { grown, waits } = planOf([], {
      spec: { pools },
      services: [web({ desiredCount: 2 })],
      fleet: { target: 0, fulfilled: 0 },
    });
    expect(grown).toEqual([]);
    expect(waits).toContain('may not grow: nothing says how far');
  });
});

describe('what is not lacking', () => {
  it('are the tasks of a host whose agent is silent: ECS replaces none of them', () => {
    const silent = { ...full[1]!, container: { ...full[1]!.container!, agentConnected: false } };
    expect(planOf([full[0]!, silent]).grown).toEqual([]);
  });

  it('is a host that has joined and is not ready', () => {
    const services = [web({ desiredCount: 6 })];
    const joining = [
      member('3', 0, { container: { ...member('3').container!, agentConnected: false } }),
      member('3', 0, { container: { ...member('3').container!, status: 'REGISTERING' } }),
      { ...member('3'), group: { ...member('3').group!, lifecycleState: 'Pending:Wait' } },
    ].map((each) => ({ ...each, launchedAt: NOW - MINUTE }));
    for (const each of joining) expect(planOf([...full, each], { services }).grown).toEqual([]);
  });

  it('is what one runs that is chosen to leave, as long as it takes tasks', () => {
    const chosen = member('2', 2048);
    const container = { ...chosen.container!, memory: `v1:scalein:${(NOW / 1000).toString(36)}:-:-` };
    expect(planOf([full[0]!, { ...chosen, container }]).grown).toEqual([]);
  });

  it('is what services lack, where only launchers let the pool grow', () => {
    const scaleOut = { shortageQueue: 'q' };
    expect(planOf(full, { services: [web({ desiredCount: 9 })], spec: { scaleOut } }).grown).toEqual([]);
  });

  it('is nothing while the reading is doubted', () => {
    const unlisted = ['3', '4', '5'].map((id) =>
      anInstance(id, { container: undefined, containerArn: `arn-${id}` }),
    );
    const { grown, waits } = planOf([full[0]!, ...unlisted], { services: [web({ desiredCount: 9 })] });
    expect(grown).toEqual([]);
    expect(waits).toContain('nothing is launched: only 1 of 4 instances');
  });
});
