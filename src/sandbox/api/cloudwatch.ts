// All CloudWatch operations that the sandbox models: reading the metrics of the account. It has no alarms as resources.
import type { Datapoint, DimensionFilter, GetMetricStatisticsInput } from '@aws-sdk/client-cloudwatch';
import { AwsFault } from '../wire/fault.ts';
import type { CallContext, CloudWatchHandlers } from '../wire/table.ts';
import type { MetricSeries } from '../world/metric-series.ts';
import { isListed, samplesOf, unitOf } from '../world/metrics.ts';
import type { World } from '../world/state.ts';
import { notModelled, only, validationError } from './check.ts';
import { dataHandlers, floorMinute } from './cloudwatch-data.ts';
import { isPeriod, pointsOf, statistic } from './cloudwatch-statistics.ts';
import { page } from './page.ts';

const MOST_POINTS = 1_440;
const LISTED_AT_ONCE = 500;
/** ListMetrics knows metrics that had data in the last two weeks, or three hours when asked. */
const LISTED_FOR_MS = 14 * 86_400_000;
const RECENT_MS = 3 * 3_600_000;

export function cloudWatchHandlers(w: World): CloudWatchHandlers {
  return {
    ...dataHandlers(w),

    GetMetricStatistics(input, context) {
      only(context, input, [
        'Namespace',
        'MetricName',
        'Dimensions',
        'StartTime',
        'EndTime',
        'Period',
        'Statistics',
        'Unit',
      ]);
      const asked = checkedStatistics(context, input);
      const name = {
        namespace: input.Namespace!,
        metric: input.MetricName!,
        dimensions: (input.Dimensions ?? []).map((each) => ({ name: each.Name!, value: each.Value! })),
      };
      const range = [floorMinute(input.StartTime!), input.EndTime!.getTime()] as const;
      const points = pointsOf(samplesOf(w, { ...name, unit: input.Unit }, range), input.Period!);
      const unit = unitOf(w, name) as Datapoint['Unit'];
      const Datapoints = points.map(({ at, values }): Datapoint => {
        const found = asked.map(([stat, evaluate]) => [stat, evaluate(values)] as const);
        return { Timestamp: new Date(at), Unit: unit, ...Object.fromEntries(found) };
      });
      return { Label: name.metric, Datapoints };
    },

    ListMetrics(input, context) {
      only(context, input, ['Namespace', 'MetricName', 'Dimensions', 'NextToken', 'RecentlyActive']);
      const from = w.engine.now - (input.RecentlyActive ? RECENT_MS : LISTED_FOR_MS);
      const found = [...w.metrics.entries()].filter(
        ([, series]) =>
          isListed(w, series, from) &&
          (input.Namespace === undefined || series.namespace === input.Namespace) &&
          (input.MetricName === undefined || series.metric === input.MetricName) &&
          (input.Dimensions ?? []).every((wanted) => hasDimension(series, wanted)),
      );
      const badToken = () => new AwsFault('InvalidParameterValue', 'The token is invalid.');
      const { items, next } = page(found, ([key]) => key, {
        token: input.NextToken || undefined,
        size: LISTED_AT_ONCE,
        badToken,
      });
      return { Metrics: items.map(([, series]) => metricShape(series)), NextToken: next };
    },
  };
}

const hasDimension = ({ dimensions }: MetricSeries, { Name, Value }: DimensionFilter) =>
  dimensions.some(({ name, value }) => name === Name && (Value === undefined || value === Value));

const metricShape = ({ namespace, metric, dimensions }: MetricSeries) => ({
  Namespace: namespace,
  MetricName: metric,
  Dimensions: dimensions.map(({ name: Name, value: Value }) => ({ Name, Value })),
});

type Asked = readonly [string, (values: readonly number[]) => number];

/** Throws what CloudWatch answers to a range, a period or a count of points that it does not take. */
function checkedStatistics(context: CallContext, input: GetMetricStatisticsInput): Asked[] {
  if (input.ExtendedStatistics?.length) throw notModelled(context, 'the parameter ExtendedStatistics');
  const { StartTime: start, EndTime: end, Period: period = 0, Statistics: names = [] } = input;
  if (names.length === 0) {
    const message = 'Must specify either Statistics or ExtendedStatistics';
    throw new AwsFault('InvalidParameterCombination', message);
  }
  if (start! >= end!) {
    const message = 'The parameter StartTime must be less than the parameter EndTime.';
    throw new AwsFault('InvalidParameterCombination', message);
  }
  if (!isPeriod(period)) {
    const message = 'The parameter Period must be 1, 5, 10, 20, 30, or a multiple of 60.';
    throw new AwsFault('InvalidParameterValue', message);
  }
  const points = Math.ceil((end!.getTime() - start!.getTime()) / 1000 / period);
  if (points > MOST_POINTS) {
    const message = `You have requested up to ${points} datapoints, which exceeds the limit of ${MOST_POINTS}. You may reduce the datapoints requested by increasing Period, or decreasing the time range.`;
    throw new AwsFault('InvalidParameterCombination', message);
  }
  return names.map((name) => {
    const evaluate = statistic(name);
    if (!evaluate) throw validationError(`The value ${name} for parameter Statistics is not supported.`);
    return [name, evaluate] as const;
  });
}
