// Tags of EventBridge's rules, by the rule's ARN.
import type { Tag } from '@aws-sdk/client-eventbridge';
import { AwsFault } from '../wire/fault.ts';
import type { EventsHandlers } from '../wire/table.ts';
import type { Rule, World } from '../world/state.ts';
import { only } from './check.ts';
import { eventsValidation } from './events-find.ts';
import { assertTags, upperTags } from './tags.ts';

export function tagHandlers(w: World): EventsHandlers {
  return {
    ListTagsForResource(input, context) {
      only(context, input, ['ResourceARN']);
      return { Tags: upperTags(taggedRule(w, input.ResourceARN).tags) };
    },

    TagResource(input, context) {
      only(context, input, ['ResourceARN', 'Tags']);
      setTags(taggedRule(w, input.ResourceARN), input.Tags ?? []);
      return {};
    },

    UntagResource(input, context) {
      only(context, input, ['ResourceARN', 'TagKeys']);
      const { tags } = taggedRule(w, input.ResourceARN);
      for (const key of input.TagKeys ?? []) tags.delete(key);
      return {};
    },
  };
}

/** Throws for tags that AWS refuses. */
export function setTags({ tags }: Rule, given: readonly Tag[]): void {
  const changes = given.map(({ Key: key, Value: value }) => ({ key, value }));
  assertTags(tags, changes, eventsValidation);
  for (const { key = '', value = '' } of changes) tags.set(key, value);
}

function taggedRule(w: World, arn = ''): Rule {
  const rule = w.rules.find((each) => each.arn === arn);
  if (rule) return rule;
  throw new AwsFault('ResourceNotFoundException', `Rule ${arn.split('/').at(-1)} does not exist.`);
}
