// One instance opened for decision, or one pool in its situation, for tests of single deciders.
import type { InstanceFacts, Observation } from '#model/observation.ts';
import type { Recall } from '#model/plan.ts';
import type { Case } from '../../src/decide/case.ts';
import { doubtsOf } from '../../src/decide/doubts.ts';
import { censusOf } from '../../src/decide/floor.ts';
import type { PoolSpec, Situation } from '../../src/decide/situation.ts';
import { standingOf } from '../../src/decide/standing.ts';
import { aPoolSpec, aSpec, NO_RECALL, NOW } from './facts.ts';

interface Given {
  readonly spec?: Partial<Situation['spec']>;
  readonly recall?: Partial<Recall>;
  readonly notices?: Situation['notices'];
  readonly now?: number;
}

export function aSituation(observation: Observation, given: Given = {}): Situation {
  const { spec, recall, notices = new Map(), now = NOW } = given;
  return {
    spec: aSpec(spec),
    observation,
    notices,
    recall: { ...NO_RECALL, ...recall },
    doubts: doubtsOf(observation, now),
    now,
  };
}

export function aCase(situation: Situation, instance: InstanceFacts, pool: PoolSpec = aPoolSpec()): Case {
  const standing = standingOf(situation, instance);
  return { situation, instance, pool, standing, census: () => censusOf(situation), settled: true };
}
