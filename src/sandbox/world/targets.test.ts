// A target that is taken out, put back and taken out again: the load balancer's nodes learn of each late.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parseScenario } from '../scenario/parse.ts';
import { buildWorld } from './build.ts';
import { deregisterTarget, idleAt, registerTask } from './targets.ts';

const file = join(import.meta.dirname, '../../../examples/scenarios/spot-reclaim.yaml');
const { scenario } = parseScenario(readFileSync(file), file);

function settledWorld() {
  const world = buildWorld(scenario!, { seed: 3, operatorParts: false });
  world.engine.advance(world.engine.start + 30_000);
  const service = world.clusters.get('recipes-spot')!.services.get('recipe-web')!;
  return { world, service, task: [...service.tasks][0]! };
}

it('is not idle while nodes still send because of the first removal, though it was registered in between', () => {
  const { world, task } = settledWorld();
  const first = task.targets[0]!;
  deregisterTarget(world, first, 'other');
  expect(first.routedUntil).toBeGreaterThan(world.engine.now);
  world.engine.advance(world.engine.now + 10);
  registerTask(world, task);
  expect(task.targets[0]).not.toBe(first);
  deregisterTarget(world, task.targets[0]!, 'ecs');
  expect(idleAt(task.targets[0]!, world.engine.now)).toBeGreaterThanOrEqual(first.routedUntil);
});

it('keeps being routed to until the propagation is over, and no longer', () => {
  const { world, task } = settledWorld();
  const target = task.targets[0]!;
  deregisterTarget(world, target, 'other');
  expect(target.group.leaving.has(target)).toBe(true);
  world.engine.advance(target.routedUntil + 1);
  expect(target.group.leaving.has(target)).toBe(false);
});
