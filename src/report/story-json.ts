// The stories of the instances that fit, for programs: everything, in one document.
import { momentOf } from './moment.ts';
import type { Match } from './story.ts';
import { receiptsOf, type StoryView } from './story-text.ts';

export function storyJson(matches: readonly Match[], { asked, at, blindSince }: StoryView): string {
  const document = {
    apiVersion: 'sluice.dev/v1alpha1',
    kind: 'InstanceHistory',
    asked,
    ...(at !== undefined && { at }),
    ...(blindSince !== undefined && { blindSince }),
    matches: matches.map(({ story, tasks }) => {
      const { records, ...who } = story;
      return {
        ...who,
        tasks: tasks.map(({ task, from, to }) => ({ ...task, from, to })),
        ...(at !== undefined && { moment: momentOf(story, at) }),
        last: momentOf(story),
        receipts: receiptsOf(story),
        records,
      };
    }),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}
