// Attributes of container instances: whose they are, how many fit, and in which states they are put (aws-facts.md §1.4, §11.1).
import type { ContainerInstance, World } from './state.ts';

export const MOST_CUSTOM = 10;

/** Attributes that ECS and its agent set themselves; they do not count towards the limit. */
export const isBuiltIn = (name: string) => name.startsWith('ecs.') || name.startsWith('com.amazonaws.');

/** Whether DRAINING instances take attributes is unverified, and so a setting; passing states take none (§11.1). */
export function takesAttributes({ settings }: World, { status }: ContainerInstance): boolean {
  return status === 'ACTIVE' || (status === 'DRAINING' && settings.attributesOnDraining);
}

/** Whether there is room for this one, or it is there already. */
export function hasRoomFor({ attributes }: ContainerInstance, name: string): boolean {
  return (
    attributes.has(name) || [...attributes.keys()].filter((each) => !isBuiltIn(each)).length < MOST_CUSTOM
  );
}
