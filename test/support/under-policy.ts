// Lives a story under the very policy that `sluice iam` prints for its specs, as it is or with one action denied.
import type { ClusterSpec } from '#model/generated/cluster-spec.ts';
import { policyFor } from '#plan/iam/policy.ts';
import type { Scenario } from '#sandbox/scenario/generated/scenario.ts';
import { type SimulateOptions, type SimulationResult, simulate } from '#simulate/simulate.ts';
import { loadStory } from './story.ts';

export interface Story {
  readonly scenario: Scenario;
  readonly specs: ClusterSpec[];
}

type Life = Partial<Omit<SimulateOptions, 'scenario' | 'specs' | 'policy' | 'iamPolicy'>> & {
  readonly duration?: string;
  readonly deny?: string;
};

export interface Lived extends SimulationResult {
  /** Action → how often it was allowed, or denied. */
  readonly allowed: ReadonlyMap<string, number>;
  readonly denied: ReadonlyMap<string, number>;
}

/** A shipped story that may be changed. */
export const storyOf = (name: string, duration?: string): Story => {
  const story = structuredClone(loadStory(name));
  if (duration !== undefined) Object.assign(story.scenario.spec, { duration });
  return story;
};

/** All that the printed policy allows, by action. */
export const actionsFor = ({ specs }: Story): string[] =>
  policyFor(specs).document.Statement.flatMap(({ Action }) => Action);

export async function liveUnderPolicy(story: Story, { deny, ...life }: Life = {}): Promise<Lived> {
  const { document } = policyFor(story.specs);
  const denial = deny && { Sid: 'Denied', Effect: 'Deny', Action: [deny], Resource: '*' };
  const policy = { ...document, Statement: [...document.Statement, ...(denial ? [denial] : [])] };
  const iamPolicy = { text: JSON.stringify(policy), file: 'the printed policy' };
  const result = await simulate({ ...story, policy: 'sluice', seed: 1, ...life, iamPolicy });
  const { allowed, denied } = result.sandbox.authoriser!;
  return { ...result, allowed, denied };
}
