// Half of a cluster is ended through its group at once: more hosts than can be read again at a time. Each must be let go all the same, as
// a hook that waits for ever holds its instance, and what runs there is cut when it expires.
import { expect, it } from 'vitest';
import { parseScenario } from '#sandbox/scenario/parse.ts';
import { brokenPromises } from '#simulate/report.ts';
import { simulate } from '#simulate/simulate.ts';
import { parseClusterSpecs } from '#spec/parse.ts';

const HOSTS = 100;
const ENDED = 50;
const CLUSTERS = ['first', 'second'];

const scenario = () => {
  const clusterOf = (name: string) => ({
    name,
    pools: [
      { name, min: 0, max: HOSTS, desired: HOSTS, instance: { type: 'm6i.large', cpu: 2048, memory: 7600 } },
    ],
    services: [
      {
        name: `${name}-web`,
        desired: 5 * HOSTS,
        task: { cpu: 100, memory: 100, stopTimeout: '30s', shutdown: '1s-5s' },
        loadBalancer: { deregistrationDelay: '30s', healthCheckInterval: '10s' },
      },
    ],
  });
  const spec = {
    duration: '8m',
    queues: [{ name: 'events', forOperator: true, events: ['*'] }],
    clusters: CLUSTERS.map(clusterOf),
    faults: CLUSTERS.map((pool) => ({ at: '1m', terminateInGroup: { pool, count: ENDED } })),
  };
  const document = {
    apiVersion: 'sluice.dev/v1alpha1',
    kind: 'Scenario',
    metadata: { name: 'half-ends' },
    spec,
  };
  const { scenario: parsed, problems } = parseScenario(
    Buffer.from(JSON.stringify(document)),
    'half-ends.yaml',
  );
  if (!parsed) throw new Error(JSON.stringify(problems));
  return parsed;
};

const specs = () =>
  CLUSTERS.flatMap((name) => {
    const spec = {
      account: '111122223333',
      region: 'ap-northeast-1',
      cluster: name,
      mode: 'drain',
      events: { queue: 'events' },
      workloads: [{ match: { service: '*' }, onScaleIn: 'drain' }],
      pools: [{ name, autoScalingGroup: { name }, lifecycleHook: { name: 'sluice-drain', manage: true } }],
    };
    const document = { apiVersion: 'sluice.dev/v1alpha1', kind: 'ClusterSpec', metadata: { name }, spec };
    const bytes = Buffer.from(JSON.stringify(document));
    const { specs: parsed, problems } = parseClusterSpecs([{ file: `${name}.yaml`, bytes }]);
    if (parsed.length === 0) throw new Error(JSON.stringify(problems));
    return parsed.map((each) => each.spec);
  });

it('a hundred hosts of two clusters that are ended at once are all drained and let go within minutes', async () => {
  const { report } = await simulate({ scenario: scenario(), specs: specs(), policy: 'sluice', seed: 1 });
  expect(brokenPromises(report)).toEqual([]);
  expect(report.api.calls['autoscaling:CompleteLifecycleAction']).toBe(CLUSTERS.length * ENDED);
  expect(report.tasks.killedWithInstance).toBe(0);
});
