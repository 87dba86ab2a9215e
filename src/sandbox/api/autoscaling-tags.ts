// Tags of Auto Scaling groups. All are passed on to the instances a group launches.
import type { Filter, Tag, TagDescription } from '@aws-sdk/client-auto-scaling';
import type { AutoScalingHandlers, CallContext } from '../wire/table.ts';
import type { Group, World } from '../world/state.ts';
import { autoScalingPage, groupOf } from './autoscaling-find.ts';
import { tagShapes } from './autoscaling-group-shape.ts';
import { notModelled, only, validationError } from './check.ts';
import { assertTags } from './tags.ts';

export function groupTagHandlers(w: World): AutoScalingHandlers {
  return {
    CreateOrUpdateTags(input, context) {
      only(context, input, ['Tags']);
      const tags = (input.Tags ?? []).map((tag) => ({ tag, group: groupOfTag(w, tag) }));
      for (const { tag, group } of tags) {
        assertTags(group.tags, [{ key: tag.Key, value: tag.Value }], validationError);
        if (tag.PropagateAtLaunch === false) throw notModelled(context, 'a tag with PropagateAtLaunch false');
      }
      for (const { tag, group } of tags) group.tags.set(tag.Key!, tag.Value ?? '');
      return {};
    },

    DeleteTags(input, context) {
      only(context, input, ['Tags']);
      const tags = (input.Tags ?? []).map((tag) => ({ tag, group: groupOfTag(w, tag) }));
      for (const { tag, group } of tags) group.tags.delete(tag.Key ?? '');
      return {};
    },

    DescribeTags(input, context) {
      only(context, input, ['Filters', 'MaxRecords', 'NextToken']);
      const test = tagTest(input.Filters, context);
      const found = [...w.groups.values()].flatMap(tagShapes).filter(test);
      const keyOf = (tag: TagDescription) => `${tag.ResourceId} ${tag.Key}`;
      const { items, next } = autoScalingPage(found, input, { keyOf, usual: 50, most: 100 });
      return { Tags: items, NextToken: next };
    },
  };
}

function groupOfTag(w: World, tag: Tag): Group {
  if (tag.ResourceType && tag.ResourceType !== 'auto-scaling-group') {
    throw validationError(`Invalid resource type: ${tag.ResourceType}`);
  }
  return groupOf(w, tag.ResourceId);
}

const values: Readonly<Record<string, (tag: TagDescription) => string | undefined>> = {
  'auto-scaling-group': (tag) => tag.ResourceId,
  key: (tag) => tag.Key,
  value: (tag) => tag.Value,
  'propagate-at-launch': (tag) => String(tag.PropagateAtLaunch),
};

function tagTest(filters: readonly Filter[] = [], context: CallContext): (tag: TagDescription) => boolean {
  for (const { Name = '' } of filters)
    if (!values[Name]) throw notModelled(context, Name ? `the filter ${Name}` : 'a filter without a name');
  return (tag) => filters.every(({ Name = '', Values = [] }) => Values.includes(values[Name]!(tag) ?? ''));
}
