// A small world with one checker that watches it: what the tests of the checkers have in common.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ClusterSpec } from '#model/generated/cluster-spec.ts';
import type { SeenAnswer } from '#sandbox/sandbox.ts';
import { parseScenario } from '#sandbox/scenario/parse.ts';
import { buildWorld } from '#sandbox/world/build.ts';
import type { Ec2Instance } from '#sandbox/world/state.ts';
import type { RunningWorld } from '#sandbox/world/world.ts';
import { checkers } from '#simulate/checkers/index.ts';
import type { Scene } from '#simulate/checkers/scene.ts';
import { watch } from '#simulate/checkers/watch.ts';

const file = join(import.meta.dirname, '../e2e/small.scenario.yaml');
const scenario = parseScenario(readFileSync(file), file).scenario!;

/** A world of two groups, past the time in which a placement may still have been on its way. */
export function smallWorld(): RunningWorld {
  const world = buildWorld(scenario, { seed: 1, operatorParts: true });
  world.engine.advance(world.engine.start + 10_000);
  return world;
}

export const hostOf = (world: RunningWorld, group = 'small-group'): Ec2Instance =>
  [...world.groups.get(group)!.members.values()][0]!.instance;

export const smallSpec = (spec: Partial<ClusterSpec['spec']> = {}): ClusterSpec => ({
  apiVersion: 'sluice.dev/v1alpha1',
  kind: 'ClusterSpec',
  metadata: { name: 'small' },
  spec: {
    account: '111122223333',
    region: 'ap-northeast-1',
    cluster: 'small',
    mode: 'drain',
    pools: [
      {
        name: 'small',
        autoScalingGroup: { name: 'small-group' },
        lifecycleHook: { name: 'sluice-drain', manage: true },
      },
    ],
    ...spec,
  },
});

/** The scene of the small world, with what a test wants to be different. */
export const sceneIn = (world: RunningWorld, changes: Partial<Scene> = {}): Scene => ({
  world,
  specs: [smallSpec()],
  groups: new Set(['small-group']),
  fleets: new Set(['sfr-declared']),
  modes: new Map([['small', 'drain']]),
  atOnce: () => 1,
  surge: () => 1,
  staleMs: 0,
  aheadMs: 0,
  hindered: false,
  ...changes,
});

/** A watch with this checker alone: each of its functions gives what it has found so far. */
export function watching(name: string, scene: () => Scene) {
  const checker = checkers.find((each) => each.name === name);
  if (checker === undefined) throw new Error(`there is no checker ${name}`);
  const { verdict, onCall, onAnswer, onChange, onEnd } = watch([checker], scene);
  const found = () => verdict.violations.map(({ detail }) => detail);
  const seen = (service: string, operation: string, input: object) => ({
    service,
    operation,
    caller: 'sluice',
    input: input as Record<string, unknown>,
  });
  return {
    checked: () => verdict.invariants[0]!.checked,
    /** A call that is made; answered too where an outcome is given. */
    call(service: string, operation: string, input: object, outcome?: string, output?: SeenAnswer['output']) {
      onCall(seen(service, operation, input));
      if (outcome !== undefined) onAnswer(seen(service, operation, input), { outcome, output });
      return found();
    },
    change(kind: string, text: string) {
      const { engine } = scene().world;
      onChange({ atMs: engine.now - engine.start, kind, text });
      return found();
    },
    end() {
      onEnd();
      return found();
    },
  };
}
