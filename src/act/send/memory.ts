// The memory of an instance, in an attribute of its container instance, ten at a time (aws-facts.md §1.4).
import { done, type Sender } from './sender.ts';

const name = 'sluice.dev/memory';

/** An empty value takes the attribute away. All actions of one sending are of the same sort, see `lanes.ts`. */
export const sendRemember: Sender<'remember'> = async (actions, { ports, cluster, signal }) => {
  const target = (targetId: string) => ({ name, targetType: 'container-instance' as const, targetId });
  if (actions.every((action) => action.value === '')) {
    const attributes = actions.map((action) => target(action.containerInstanceArn));
    await ports.ecs.deleteAttributes({ cluster, attributes }, { signal });
  } else {
    const attributes = actions.map((action) => ({
      ...target(action.containerInstanceArn),
      value: action.value,
    }));
    await ports.ecs.putAttributes({ cluster, attributes }, { signal });
  }
  return actions.map(() => done);
};
