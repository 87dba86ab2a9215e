// What the sandbox takes as a setting, by the checks that every scenario passes.
import { parseScenario } from '#sandbox/scenario/parse.ts';

const instance = { type: 'm5.large', cpu: 2048, memory: 4096 };

/** What the sandbox says against such a setting; undefined when it takes it. */
export function objectionTo(name: string, value: string | boolean): string | undefined {
  const pools = [{ name: 'pool', min: 0, max: 1, desired: 0, instance }];
  const scenario = {
    apiVersion: 'sluice.dev/v1alpha1',
    kind: 'Scenario',
    metadata: { name: 'one-setting' },
    spec: { duration: '1h', settings: { [name]: value }, clusters: [{ name: 'cluster', pools }] },
  };
  return parseScenario(Buffer.from(JSON.stringify(scenario)), 'report').problems[0]?.message;
}
