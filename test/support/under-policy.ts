// Lives a shipped story under the very policy that `sluice iam` prints for its specs.
import { policyFor } from '#plan/iam/policy.ts';
import { type SimulateOptions, type SimulationResult, simulate } from '#simulate/simulate.ts';
import { loadStory } from './story.ts';

/** The policy of the story's specs as a document that can be changed: without an action, or with one denied. */
export function policyText(name: string, change: { deny?: string } = {}): string {
  const { document } = policyFor(loadStory(name).specs);
  const deny = change.deny && { Sid: 'Denied', Effect: 'Deny', Action: [change.deny], Resource: '*' };
  return JSON.stringify({ ...document, Statement: [...document.Statement, ...(deny ? [deny] : [])] });
}

export interface Lived extends SimulationResult {
  /** Action → how often it was allowed, or denied. */
  readonly allowed: ReadonlyMap<string, number>;
  readonly denied: ReadonlyMap<string, number>;
}

type Life = Partial<Omit<SimulateOptions, 'scenario' | 'specs' | 'policy' | 'iamPolicy'>> & {
  readonly duration?: string;
  readonly deny?: string;
};

export async function liveUnderPolicy(name: string, { duration, deny, ...life }: Life = {}): Promise<Lived> {
  const { scenario, specs } = loadStory(name);
  const spec = { ...scenario.spec, duration: duration ?? scenario.spec.duration };
  const iamPolicy = { text: policyText(name, { deny }), file: `the policy of ${name}` };
  const result = await simulate({
    scenario: { ...scenario, spec },
    specs,
    policy: 'sluice',
    seed: 1,
    ...life,
    iamPolicy,
  });
  const { allowed, denied } = result.sandbox.authoriser!;
  return { ...result, allowed, denied };
}
