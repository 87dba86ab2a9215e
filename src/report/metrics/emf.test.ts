import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { createEmf, NAMESPACE } from './emf.ts';
import { createRegistry, type Gauge, type Registry } from './registry.ts';
import { METRICS } from './table.ts';

const NOW = 1_795_800_000_000;

/** What the specification of the embedded metric format demands of one line. */
const SPECIFICATION = {
  type: 'object',
  required: ['_aws'],
  properties: {
    _aws: {
      type: 'object',
      required: ['Timestamp', 'CloudWatchMetrics'],
      properties: {
        Timestamp: { type: 'integer', minimum: 0 },
        CloudWatchMetrics: {
          type: 'array',
          minItems: 1,
          items: {
            type: 'object',
            required: ['Namespace', 'Dimensions', 'Metrics'],
            additionalProperties: false,
            properties: {
              Namespace: { type: 'string', minLength: 1, maxLength: 1024 },
              Dimensions: {
                type: 'array',
                minItems: 1,
                items: {
                  type: 'array',
                  minItems: 1,
                  maxItems: 30,
                  items: { type: 'string', minLength: 1, maxLength: 250 },
                },
              },
              Metrics: {
                type: 'array',
                minItems: 1,
                maxItems: 100,
                items: {
                  type: 'object',
                  required: ['Name'],
                  additionalProperties: false,
                  properties: {
                    Name: { type: 'string', minLength: 1, maxLength: 1024 },
                    Unit: { enum: ['Seconds', 'Count', 'Percent', 'Bytes', 'None'] },
                    StorageResolution: { enum: [1, 60] },
                  },
                },
              },
            },
          },
        },
      },
    },
  },
};
const validate = new Ajv().compile(SPECIFICATION);
/** A log event of CloudWatch has no more, in bytes. */
const EVENT_BYTES = 256 * 1024;

function check(line: string): Record<string, any> {
  const document = JSON.parse(line);
  expect(validate(document), JSON.stringify(validate.errors)).toBe(true);
  expect(Buffer.byteLength(line)).toBeLessThan(EVENT_BYTES);
  for (const { Dimensions, Metrics } of document._aws.CloudWatchMetrics) {
    for (const name of Dimensions.flat()) expect(document[name]).toEqual(expect.any(String));
    for (const { Name } of Metrics) {
      const values = [document[Name]].flat();
      expect(values.length).toBeGreaterThan(0);
      expect(values.length).toBeLessThanOrEqual(100);
      for (const value of values) expect(value).toEqual(expect.any(Number));
    }
    expect(new Set(Metrics.map(({ Name }: any) => Name)).size).toBe(Metrics.length);
  }
  return document;
}

function setUp() {
  const registry = createRegistry();
  const emf = createEmf({ service: 'sluice' });
  const lines = (collect: (gauge: Gauge) => void = () => {}, of: Registry = registry) =>
    emf.lines(of.families(collect), of.recent(), NOW).map(check);
  return { registry, lines };
}

describe('a line for CloudWatch', () => {
  it('keeps to the specification with every metric that there is', () => {
    const { registry, lines } = setUp();
    const all = lines((gauge) => {
      for (const [name, { type, labels, emf = [] }] of Object.entries(METRICS)) {
        const some = Object.fromEntries(labels.map((label) => [label, emf[0]?.where?.[label]?.[0] ?? 'x']));
        if (type === 'gauge') gauge(name as keyof typeof METRICS, some, 1.5);
      }
    });
    expect(all.map(({ _aws }) => _aws.CloudWatchMetrics[0].Namespace)).toEqual([
      NAMESPACE,
      NAMESPACE,
      NAMESPACE,
    ]);
    for (let n = 0; n < 200; n++) registry.observe('sluice_reconcile_seconds', { cluster: 'x' }, n);
    const [line] = lines();
    expect(line!.ReconcileDuration).toHaveLength(100);
  });

  it('has what was added since the line before, and nothing twice', () => {
    const { registry, lines } = setUp();
    const labels = { cluster: 'web', pool: 'main' };
    registry.add('sluice_tasks_cut_total', labels, 3);
    expect(lines().map(({ TasksCut }) => TasksCut)).toEqual([3]);
    expect(lines().map(({ TasksCut }) => TasksCut)).toEqual([0]);
    registry.add('sluice_tasks_cut_total', labels);
    expect(lines().map(({ TasksCut }) => TasksCut)).toEqual([1]);
  });

  it('folds what differs in other labels: sums of counts, the worst of ages', () => {
    const { lines } = setUp();
    const [line] = lines((gauge) => {
      for (const [state, number] of [
        ['inService.busy', 3],
        ['leaving.draining', 2],
      ] as const)
        gauge('sluice_instances', { cluster: 'web', pool: 'main', state }, number);
      gauge('sluice_hook_seconds_left', { cluster: 'web', pool: 'main' }, 500);
    });
    expect(line).toMatchObject({
      service: 'sluice',
      cluster: 'web',
      pool: 'main',
      Instances: 5,
      HookSecondsLeft: 500,
    });
    expect(line!._aws.CloudWatchMetrics[0].Dimensions).toEqual([['service'], ['service', 'cluster', 'pool']]);
  });

  it('tells nothing of instances that are in no declared pool', () => {
    const { lines } = setUp();
    expect(
      lines((gauge) => gauge('sluice_instances', { cluster: 'web', pool: '', state: 'handsOff' }, 1)),
    ).toEqual([]);
  });

  it('counts only the outcomes that a metric is about', () => {
    const { registry, lines } = setUp();
    const call = { region: 'r', service: 'ecs', operation: 'DescribeTasks' };
    registry.add('sluice_aws_calls_total', { ...call, outcome: 'ok' }, 5);
    registry.add('sluice_aws_calls_total', { ...call, outcome: 'throttled' }, 2);
    const [line] = lines();
    expect(line).toMatchObject({ AwsCalls: 7, AwsThrottled: 2 });
    expect(line).not.toHaveProperty('AwsDenied');
  });
});
