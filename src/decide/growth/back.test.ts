// Those that were to leave as they were not needed, when they are needed again: they stay, instead of others that would be launched.
import { describe, expect, it } from 'vitest';
import type { InstanceFacts, ServiceFacts } from '#model/observation.ts';
import type { TaskKind } from '#model/room.ts';
import { packMemory } from '#plan/memory.ts';
import type { StillWaiting } from '#plan/shortages.ts';
import { anObservation, aPool, aPoolSpec, aSpec, NO_RECALL, NOW } from '../../../test/support/facts.ts';
import { decide } from '../decide.ts';
import type { Spec } from '../situation.ts';
import { full, kind, MINUTE, member, WEB, web } from './fixtures.ts';

const withResources = (host: InstanceFacts): InstanceFacts => {
  const { whole, left } = host.container!.offer!;
  const of = (what: 'cpu' | 'memory') => ({ registered: whole[what], remaining: left[what] });
  return { ...host, container: { ...host.container!, resources: { cpu: of('cpu'), memory: of('memory') } } };
};

/** Idle, and chosen to leave. */
function leaving(id: string, status = 'ACTIVE'): InstanceFacts {
  const host = withResources(member(id));
  const memory = packMemory({ why: 'scaleIn', since: NOW - MINUTE, tookTargets: false });
  return { ...host, container: { ...host.container!, memory, status } };
}

/** So many tasks that take a whole host each. */
const reportOf = (count: number): StillWaiting => ({
  shortage: {
    id: 'r',
    cluster: 'web',
    count,
    needs: { cpu: 2048, memory: 1024, gpus: 0 },
    reasons: [],
    at: NOW - 1000,
    expiresAt: NOW + MINUTE,
  },
  count,
});

interface Given {
  readonly reports?: readonly StillWaiting[];
  readonly spec?: Partial<Spec>;
  readonly services?: readonly ServiceFacts[];
}

function wordsOf(instances: readonly InstanceFacts[], { reports, spec, services }: Given = {}): string[] {
  const pools = [aPool({ desired: instances.length, max: 20, scalingPolicies: [] })];
  const running = services ?? [web({ desiredCount: 4, runningCount: 4 })];
  const { actions } = decide({
    spec: aSpec({
      mode: 'scale',
      scaleOut: { unplacedTasks: true, shortageQueue: 'q' },
      scaleIn: { stableFor: '10m', consolidate: true },
      disruption: { budgets: [{ max: '100%' }] },
      ...spec,
    }),
    observation: {
      ...anObservation({ instances, services: running, pools }),
      definitions: new Map([[WEB, kind(1024)]]),
    },
    notices: [],
    recall: {
      ...NO_RECALL,
      lowSince: new Map([['main', NOW - 60 * MINUTE]]),
      watchedSince: NOW - 60 * MINUTE,
    },
    reports,
    now: NOW,
  });
  const words = actions.flatMap((action) => {
    if (action.kind === 'remember' && action.value === '') return `forget ${action.instanceId}`;
    if (action.kind === 'remember' && action.reason.startsWith('to leave'))
      return `choose ${action.instanceId}`;
    if (action.kind === 'grow') return `grow ${action.from}→${action.to}`;
    const isOf = ['remember', 'activate', 'drain', 'end'].includes(action.kind) && 'instanceId' in action;
    return isOf ? `${action.kind} ${action.instanceId}` : [];
  });
  return words.sort();
}

const busy = full.map(withResources);

describe('hosts that were chosen to leave', () => {
  it('stay as many as are needed again, and nothing is launched', () => {
    const all = [...busy, leaving('7'), leaving('8')];
    expect(wordsOf(all)).toEqual(['drain i-7', 'drain i-8']);
    expect(wordsOf(all, { reports: [reportOf(2)] })).toEqual(['forget i-7', 'forget i-8']);
    expect(wordsOf(all, { reports: [reportOf(1)] })).toEqual(['drain i-7', 'forget i-8']);
  });

  it('are launched for beyond what they offer', () => {
    expect(wordsOf([...busy, leaving('7')], { reports: [reportOf(3)] })).toEqual(['forget i-7', 'grow 3→5']);
  });

  it('stay where what shall be free is less without them', () => {
    const spec = { pools: [aPoolSpec({ headroom: 1, limits: { max: 20 } })] };
    expect(wordsOf([...busy, leaving('7'), leaving('8')], { spec })).toEqual(['drain i-7', 'forget i-8']);
  });

  it('are taken back when they drain and are empty', () => {
    const all = [...busy, leaving('7', 'DRAINING'), leaving('8', 'DRAINING')];
    expect(wordsOf(all)).toEqual(['end i-7', 'end i-8']);
    // First it is remembered; the next pass makes it ACTIVE.
    expect(wordsOf(all, { reports: [reportOf(2)] })).toEqual(['remember i-7', 'remember i-8']);
    expect(wordsOf(all, { reports: [reportOf(1)] })).toEqual(['end i-7', 'remember i-8']);
  });

  it('go all the same where their pool is above its limit', () => {
    const spec = { pools: [aPoolSpec({ limits: { max: 3 } })] };
    const all = [...busy, leaving('7'), leaving('8')];
    expect(wordsOf(all, { spec, reports: [reportOf(2)] })).toEqual(['drain i-7', 'forget i-8']);
  });
});

describe('a host whose tasks fit nowhere else', () => {
  const portOf = (host: InstanceFacts): InstanceFacts => {
    const offer = host.container!.offer!;
    const left = { ...offer.left, ports: new Set(['8080/tcp']) };
    return { ...host, container: { ...host.container!, offer: { ...offer, left } } };
  };

  it('is not emptied, also where no pool grows for services', () => {
    const hosts = ['1', '2', '3', '4'].map((id) => portOf(withResources(member(id, 1024))));
    const fixed = { ...kind(1024), needs: { ...kind(1024).needs, ports: ['8080/tcp'] } };
    const observation = anObservation({
      instances: hosts,
      services: [web({ runningCount: 4 })],
      pools: [aPool({ desired: 4, max: 20, scalingPolicies: [] })],
    });
    const chosenWith = (definitions: ReadonlyMap<string, TaskKind>) =>
      decide({
        spec: aSpec({ mode: 'scale', scaleIn: { stableFor: '10m', consolidate: true } }),
        observation: { ...observation, definitions },
        notices: [],
        recall: { ...NO_RECALL, lowSince: new Map([['main', NOW - 60 * MINUTE]]) },
        now: NOW,
      }).actions.filter(({ reason }) => reason.startsWith('to leave'));
    expect(chosenWith(new Map<string, TaskKind>([[WEB, fixed]]))).toEqual([]);
    expect(chosenWith(new Map([[WEB, kind(1024)]]))).toHaveLength(1);
  });
});
