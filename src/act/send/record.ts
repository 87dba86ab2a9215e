// The record in force, in tags of the cluster. New tags first: between the two calls there is too much, not too little.
import { done, type Sender } from './sender.ts';

export const sendRecord: Sender<'record'> = async ([action], { ports, signal }) => {
  const { clusterArn: resourceArn, obsolete } = action!;
  const tags = Object.entries(action!.tags).map(([key, value]) => ({ key, value }));
  if (tags.length > 0) await ports.ecs.tagResource({ resourceArn, tags }, { signal });
  if (obsolete.length > 0) await ports.ecs.untagResource({ resourceArn, tagKeys: [...obsolete] }, { signal });
  return [done];
};
