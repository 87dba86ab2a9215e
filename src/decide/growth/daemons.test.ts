// Daemons take their part of each new host on which they run, and of no other; and where that is all of it, nothing is launched.
import { describe, expect, it } from 'vitest';
import { aPoolSpec } from '../../../test/support/facts.ts';
import { full, kind, member, planOf, WEB, web } from './fixtures.ts';

const AGENT = 'td/agent:1';
const ON_GPUS = { strategies: [], distinct: false, expressions: ['attribute:ecs.instance-type =~ p3.*'] };
const daemon = (over: object = {}) =>
  web({ name: 'agent', daemon: true, desiredCount: 0, primary: { definition: AGENT, desired: 0 }, ...over });
const taking = (cpu: number, of: object = {}) => ({
  definitions: new Map([
    [WEB, kind(1024)],
    [AGENT, { ...kind(cpu), ...of }],
  ]),
});

describe('a daemon that runs on no host of the pool', () => {
  const six = web({ desiredCount: 6 });
  const grown = ['main 2→3: 1 more host for 2 tasks of service:web'];
  const of = (placing: object, more = {}) =>
    planOf(full, { services: [six, daemon({ placing })], observation: taking(1536, more) });

  it('takes nothing of a new one: by its own constraint, by its definition, by its provider', () => {
    expect(of(ON_GPUS)).toMatchObject({ grown, waits: '' });
    const free = { ...ON_GPUS, expressions: [] };
    expect(of(free, { expressions: ON_GPUS.expressions }).grown).toEqual(grown);
    expect(of(free, { requires: [{ name: 'ecs.cpu-architecture', value: 'arm64' }] }).grown).toEqual(grown);
    expect(of({ ...free, providers: ['gpus'] }).grown).toEqual(grown);
  });

  it('is taken to run there where that is not known', () => {
    expect(of({ ...ON_GPUS, expressions: ['registeredAt > 1'] }).grown).toEqual([]);
  });

  it('leaves headroom and thresholds as they are', () => {
    const half = [member('1', 1024), member('2', 2048)];
    const services = [web({ desiredCount: 3 }), daemon({ placing: ON_GPUS })];
    const pools = [{ ...aPoolSpec(), headroom: '50%' }];
    const observation = taking(2048);
    expect(planOf(half, { services, observation, spec: { pools } }).grown).toEqual([
      'main 2→3: 1 more host for headroom of 50 % of what is used',
    ]);
    const scaleOut = { reservation: { cpu: 70 } };
    expect(planOf(half, { services, observation, spec: { scaleOut } }).grown).toEqual([
      'main 2→3: 1 more host for at most 70 % of CPU reserved',
    ]);
  });
});

describe('nothing is launched, and that is told', () => {
  const half = [member('1', 1024), member('2', 2048)];
  const services = [web({ desiredCount: 3 }), daemon()];
  const plan = (cpu: number, spec: object) =>
    planOf(half, { services, observation: taking(cpu), spec: { scaleOut: undefined, ...spec } });
  const vain = 'one more host, of which daemons take their part, would bring it no nearer';

  it('where daemons take all of a new host', () => {
    const { grown, waits } = plan(2048, { pools: [{ ...aPoolSpec(), headroom: '50%' }] });
    expect(grown).toEqual([]);
    expect(waits).toContain(`main does not grow for headroom of 50 % of what is used: ${vain}`);
  });

  it('where they take more of each than may be reserved: the next one would be wanted for that', () => {
    const { grown, waits } = plan(1536, { scaleOut: { reservation: { cpu: 70 } } });
    expect(grown).toEqual([]);
    expect(waits).toContain(`main does not grow for at most 70 % of CPU reserved: ${vain}`);
    expect(plan(1024, { scaleOut: { reservation: { cpu: 70 } } }).grown).toHaveLength(1);
  });
});
