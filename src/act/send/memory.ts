// The memory of an instance: an attribute of its container instance, ten at a time (aws-facts.md §1.4), or, where ECS
// does not take one (too many of them, or unverified: while it is DRAINING, §11.1), an EC2 tag of that name.
import { classifyError } from '#aws/errors.ts';
import { MEMORY_TAG as name } from '#plan/memory.ts';
import { type ActionOf, done, type Sender, type Sending } from './sender.ts';

/**
 * An empty value takes the attribute away. A memory that is in a tag stays there, or nobody could tell which place is the
 * newest. All actions of one sending are of the same sort, see `lanes.ts`.
 */
export const sendRemember: Sender<'remember'> = async (actions, sending) => {
  const { ports, cluster, signal } = sending;
  if (actions.every((action) => action.inTag)) {
    await tagInstead(actions, sending);
    return actions.map(() => done);
  }
  const target = (targetId: string) => ({ name, targetType: 'container-instance' as const, targetId });
  if (actions.every((action) => action.value === '')) {
    const attributes = actions.map((action) => target(action.containerInstanceArn));
    await ports.ecs.deleteAttributes({ cluster, attributes }, { signal });
    return actions.map(() => done);
  }
  const attributes = actions.map((action) => ({
    ...target(action.containerInstanceArn),
    value: action.value,
  }));
  try {
    await ports.ecs.putAttributes({ cluster, attributes }, { signal });
  } catch (error) {
    // One that ECS refuses refuses the whole call: each is tried by itself before any goes into a tag.
    if (actions.length > 1 || !['invalid', 'notFound', 'conflict'].includes(classifyError(error)))
      throw error;
    await tagInstead(actions, sending);
  }
  return actions.map(() => done);
};

/** Equal values together. */
async function tagInstead(
  actions: readonly ActionOf<'remember'>[],
  { ports, signal }: Sending,
): Promise<void> {
  const byValue = new Map<string, string[]>();
  for (const { value, instanceId } of actions)
    byValue.set(value, [...(byValue.get(value) ?? []), instanceId]);
  for (const [value, ids] of byValue) {
    await ports.ec2.createTags({ Resources: ids, Tags: [{ Key: name, Value: value }] }, { signal });
  }
}
