// Placement strategies between ECS's words and the world's. Knows the four that the world can follow.
import type { PlacementStrategy } from '@aws-sdk/client-ecs';
import type { Strategy } from '../world/state.ts';

const shapes: Readonly<Record<Strategy, PlacementStrategy>> = {
  random: { type: 'random' },
  zone: { type: 'spread', field: 'attribute:ecs.availability-zone' },
  instance: { type: 'spread', field: 'instanceId' },
  'binpack-cpu': { type: 'binpack', field: 'CPU' },
  'binpack-memory': { type: 'binpack', field: 'MEMORY' },
};

export const strategyShape = (strategy: Strategy): PlacementStrategy => ({ ...shapes[strategy] });

/** Undefined for a strategy that the world cannot follow. */
export function parseStrategy({ type, field = '' }: PlacementStrategy): Strategy | undefined {
  const wanted = field === 'host' ? 'instanceid' : field.toLowerCase();
  const known = Object.entries(shapes) as [Strategy, PlacementStrategy][];
  return known.find(([, shape]) => shape.type === type && (shape.field ?? '').toLowerCase() === wanted)?.[0];
}
