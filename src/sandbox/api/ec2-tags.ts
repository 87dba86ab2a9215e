// Tags of EC2 instances. Other resources have none here.
import { AwsFault } from '../wire/fault.ts';
import type { Ec2Handlers } from '../wire/table.ts';
import type { Ec2Instance, World } from '../world/state.ts';
import { only } from './check.ts';
import { ec2Page, endDryRun, type FilterTable, filtered, invalidValue } from './ec2-check.ts';
import { instancesOf } from './ec2-find.ts';
import { assertTags } from './tags.ts';

export function ec2TagHandlers(w: World): Ec2Handlers {
  return {
    CreateTags(input, context) {
      only(context, input, ['DryRun', 'Resources', 'Tags']);
      const instances = resourcesOf(w, input.Resources);
      const tags = (input.Tags ?? []).map(({ Key: key, Value: value = '' }) => ({ key, value }));
      for (const instance of instances) assertTags(instance.tags, tags, refused);
      endDryRun(input);
      for (const { key, value } of tags) for (const instance of instances) instance.tags.set(key!, value);
      return {};
    },

    DeleteTags(input, context) {
      only(context, input, ['DryRun', 'Resources', 'Tags']);
      const instances = resourcesOf(w, input.Resources);
      if (input.Tags?.some(({ Key }) => Key?.startsWith('aws:')))
        throw refused('Tag keys that begin with aws: are reserved.');
      endDryRun(input);
      for (const { tags } of instances) {
        // Without tags, all that are not AWS's own; with a value, only where it is that value.
        const own = [...tags.keys()]
          .filter((key) => !key.startsWith('aws:'))
          .map((Key) => ({ Key, Value: undefined }));
        for (const { Key = '', Value } of input.Tags?.length ? input.Tags : own) {
          if (Value === undefined || tags.get(Key) === Value) tags.delete(Key);
        }
      }
      return {};
    },

    DescribeTags(input, context) {
      only(context, input, ['DryRun', 'Filters', 'MaxResults', 'NextToken']);
      const all = [...w.instances.values()].flatMap(({ id, tags }) =>
        [...tags].map(([key, value]) => ({ id, key, value, tags: new Map([[key, value]]) })),
      );
      const found = filtered(all, table, { filters: input.Filters, context });
      const { items, next } = ec2Page(found, ({ id, key }) => `${id} ${key}`, input);
      endDryRun(input);
      const Tags = items.map(({ id, key, value }) => ({
        ResourceId: id,
        ResourceType: 'instance' as const,
        Key: key,
        Value: value,
      }));
      return { Tags, NextToken: next };
    },
  };
}

interface Tag {
  readonly id: string;
  readonly key: string;
  readonly value: string;
}

const table: FilterTable<Tag> = {
  key: ({ key }) => [key],
  value: ({ value }) => [value],
  'resource-id': ({ id }) => [id],
  'resource-type': () => ['instance'],
};

const refused = (message: string) =>
  message.includes('at most 50') ? new AwsFault('TagLimitExceeded', message) : invalidValue(message);

function resourcesOf(w: World, resources: readonly string[] = []): Ec2Instance[] {
  const other = resources.find((id) => !id.startsWith('i-'));
  if (other !== undefined) throw new AwsFault('InvalidID', `The ID '${other}' is not valid`);
  return instancesOf(w, resources);
}
