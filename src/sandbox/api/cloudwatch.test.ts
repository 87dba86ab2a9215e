// CloudWatch shows the reservation of clusters each minute, late and with gaps.
import { describe, expect, it } from 'vitest';
import { publish } from '../world/metrics.ts';
import { type Account, faultOf, testAccount } from './test-account.ts';

const settings = { metricDelay: '90s' };
const Dimensions = [{ Name: 'ClusterName', Value: 'web' }];
const cpu = { Namespace: 'AWS/ECS', MetricName: 'CPUReservation', Dimensions };

const at = ({ world }: Account, minute: number) => new Date(world.engine.start + minute * 60_000);

function data(account: Account, input: object = {}, query: object = {}): any {
  const MetricStat = { Metric: cpu, Period: 60, Stat: 'Average' };
  return account.cloudwatch.GetMetricData({
    StartTime: at(account, 0),
    EndTime: at(account, 60),
    MetricDataQueries: [{ Id: 'a', MetricStat, ...query }],
    ...input,
  });
}

const minutes = (account: Account, result: any) =>
  result.MetricDataResults[0].Timestamps.map(
    (time: Date) => (time.getTime() - account.world.engine.start) / 60_000,
  );

describe('reservation metrics (aws-facts.md §1.8)', () => {
  it('are what tasks reserve over what ACTIVE and DRAINING instances have, each minute', () => {
    const account = testAccount(settings);
    account.pass(240);
    // 14 tasks and 14 daemons on 14 hosts.
    const expected = ((14 * (256 + 64)) / (14 * 2048)) * 100;
    expect(data(account).MetricDataResults[0].Values).toEqual([expected, expected]);
    account.ecs.UpdateContainerInstancesState({
      cluster: 'web',
      containerInstances: account.containers.slice(0, 1).map(({ arn }) => arn),
      status: 'DRAINING',
    });
    account.pass(60);
    expect(data(account).MetricDataResults[0].Values[0]).toBe(expected);
  });

  it('show only after a delay, so that the newest minutes are missing (aws-facts.md §7.4)', () => {
    const account = testAccount(settings);
    account.pass(149);
    expect(minutes(account, data(account))).toEqual([]);
    account.pass(1);
    expect(minutes(account, data(account))).toEqual([1]);
    account.pass(120);
    expect(minutes(account, data(account))).toEqual([3, 2, 1]);
  });

  it('have gaps while no task runs, and while a fault says so', () => {
    const account = testAccount({ ...settings, metricDelay: '60s' });
    account.pass(30);
    const { troubles, engine } = account.world;
    troubles.metricGaps.push({ until: engine.now + 120_000 });
    account.pass(360);
    expect(minutes(account, data(account))).toEqual([5, 4, 3]);
    for (const task of account.cluster.tasks.values()) task.lastStatus = 'STOPPING';
    account.pass(60);
    for (const task of account.cluster.tasks.values()) task.lastStatus = 'RUNNING';
    account.pass(180);
    expect(minutes(account, data(account))).toEqual([9, 8, 6, 5, 4, 3]);
  });
});

describe('GetMetricData (aws-facts.md §7.4)', () => {
  it('scans newest first unless told otherwise, in pages, with a status for each result', () => {
    const account = testAccount(settings);
    account.pass(480);
    const ascending = { ScanBy: 'TimestampAscending', MaxDatapoints: 4 };
    const first = data(account, ascending);
    expect(minutes(account, first)).toEqual([1, 2, 3, 4]);
    expect(first.MetricDataResults[0].StatusCode).toBe('PartialData');
    const second = data(account, { ...ascending, NextToken: first.NextToken });
    expect(minutes(account, second)).toEqual([5, 6]);
    expect([second.MetricDataResults[0].StatusCode, second.NextToken]).toEqual(['Complete', undefined]);
    const bad = faultOf(() => data(account, { NextToken: 'x' }));
    expect(bad).toMatch(/^InvalidNextToken/);
  });

  it('includes its start, excludes its end, and gathers minutes into periods', () => {
    const account = testAccount(settings);
    for (let n = 0; n < 10; n++) {
      publish(account.world, { namespace: 'N', metric: 'M', dimensions: [], value: n });
      account.pass(60);
    }
    account.pass(60);
    const MetricStat = { Metric: { Namespace: 'N', MetricName: 'M' }, Period: 300, Stat: 'Maximum' };
    const range = { StartTime: at(account, 0), EndTime: at(account, 9) };
    expect(data(account, range, { MetricStat }).MetricDataResults[0].Values).toEqual([8, 4]);
  });

  it('takes at most 500 queries, with ids of their own, and a range that is one', () => {
    const account = testAccount(settings);
    const MetricStat = { Metric: cpu, Period: 60, Stat: 'Average' };
    const queries = (ids: string[]) =>
      faultOf(() => data(account, { MetricDataQueries: ids.map((Id) => ({ Id, MetricStat })) }));
    expect(queries(Array.from({ length: 500 }, (_, n) => `q${n}`))).toBe('no fault');
    expect(queries(Array.from({ length: 501 }, (_, n) => `q${n}`))).toMatch(/^ValidationError/);
    expect(queries(['a', 'a'])).toMatch(/^ValidationError: .*unique/);
    expect(queries(['Upper'])).toMatch(/^ValidationError/);
    expect(faultOf(() => data(account, { EndTime: at(account, 0) }))).toMatch(/^ValidationError/);
    expect(faultOf(() => data(account, {}, { MetricStat: undefined, Expression: 'm1*2' }))).toMatch(
      /^NotImplemented/,
    );
  });
});

it('GetMetricStatistics gives all statistics of a range, up to 1,440 points (aws-facts.md §7.4)', () => {
  const account = testAccount(settings);
  account.pass(300);
  const ask = (input: object = {}) =>
    account.cloudwatch.GetMetricStatistics({
      ...cpu,
      StartTime: at(account, 0),
      EndTime: at(account, 10),
      Period: 60,
      Statistics: ['Average', 'SampleCount'],
      ...input,
    } as never) as any;
  expect(ask().Datapoints).toMatchObject([
    { SampleCount: 1, Unit: 'Percent', Timestamp: at(account, 1) },
    {},
    {},
  ]);
  expect(ask({ Unit: 'Seconds' }).Datapoints).toEqual([]);
  expect(faultOf(() => ask({ EndTime: at(account, 1_441) }))).toMatch(
    /^InvalidParameterCombination: .*1,?440/,
  );
  expect(faultOf(() => ask({ Period: 61 }))).toMatch(/^InvalidParameterValue/);
});

it('ListMetrics names what has data, by namespace, name and dimension (aws-facts.md §7.4)', () => {
  const account = testAccount(settings);
  expect(account.cloudwatch.ListMetrics({})).toMatchObject({ Metrics: [] });
  account.pass(180);
  const names = (input: object) =>
    (account.cloudwatch.ListMetrics(input) as any).Metrics.map((each: any) => each.MetricName);
  expect(names({ Namespace: 'AWS/ECS' })).toEqual(['CPUReservation', 'MemoryReservation']);
  expect(names({ Dimensions: [{ Name: 'ClusterName', Value: 'other' }] })).toEqual([]);
});
