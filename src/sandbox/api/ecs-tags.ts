// Tags of clusters, container instances and tasks.
import { AwsFault } from '../wire/fault.ts';
import type { CallContext, EcsHandlers } from '../wire/table.ts';
import type { Cluster, World } from '../world/state.ts';
import { invalid, notModelled, only } from './check.ts';
import { clusterOf } from './ecs-find.ts';
import { assertTags, lowerTags } from './tags.ts';

export function tagHandlers(w: World): EcsHandlers {
  return {
    TagResource(input, context) {
      only(context, input, ['resourceArn', 'tags']);
      const tags = tagsOf(w, input.resourceArn, context);
      assertTags(tags, input.tags ?? [], invalid);
      for (const { key, value } of input.tags ?? []) tags.set(key!, value ?? '');
      return {};
    },

    UntagResource(input, context) {
      only(context, input, ['resourceArn', 'tagKeys']);
      const tags = tagsOf(w, input.resourceArn, context);
      for (const key of input.tagKeys ?? []) {
        if (/^aws:/i.test(key)) throw invalid('Tag keys that begin with aws: are reserved.');
        tags.delete(key);
      }
      return {};
    },

    ListTagsForResource(input, context) {
      only(context, input, ['resourceArn']);
      return { tags: lowerTags(tagsOf(w, input.resourceArn, context)) };
    },
  };
}

function tagsOf(w: World, resourceArn = '', context: CallContext): Map<string, string> {
  const [, kind, rest] = /^arn:[^:]+:ecs:[^:]*:[^:]*:([a-z-]+)\/(.+)$/.exec(resourceArn) ?? [];
  if (!kind || !rest) throw invalid('Invalid arn syntax.');
  if (kind === 'cluster') return clusterOf(w, resourceArn).tags;
  const cluster = clusterOf(w, rest.split('/')[0]);
  if (kind === 'container-instance') return found(liveInstance(cluster, resourceArn)?.tags);
  if (kind === 'task') return found(cluster.tasks.get(resourceArn)?.tags);
  throw notModelled(context, `tags on a ${kind}`);
}

function liveInstance(cluster: Cluster, arn: string) {
  const container = cluster.containerInstances.get(arn);
  return container?.status === 'INACTIVE' ? undefined : container;
}

function found(tags: Map<string, string> | undefined): Map<string, string> {
  if (!tags) throw new AwsFault('ResourceNotFoundException', 'The specified resource was not found.');
  return tags;
}
