// Whether an instance is out of date: launched from an older version of its group's launch template, or from another image.
// What could not be read says nothing.
import type { GroupFacts, InstanceFacts } from '#model/observation.ts';

export type RefreshOn = readonly ('launchTemplate' | 'ami')[];

/** What is old about it, in one clause; undefined: nothing that is known. */
export function outdated(
  on: RefreshOn = [],
  { instance, group }: { instance: InstanceFacts; group: GroupFacts },
): string | undefined {
  const wanted = group.template;
  if (wanted === undefined) return undefined;
  const own = instance.group?.template;
  if (on.includes('launchTemplate') && own !== undefined && wanted.resolved !== undefined) {
    if (own.id !== wanted.id) return `launched from template ${own.id}, its group has ${wanted.id}`;
    if (own.version !== wanted.resolved)
      return `launched from version ${own.version} of ${own.id}, its group has ${wanted.resolved}`;
  }
  if (on.includes('ami') && instance.imageId !== undefined && wanted.imageId !== undefined) {
    if (instance.imageId !== wanted.imageId) return `its image is ${instance.imageId}, not ${wanted.imageId}`;
  }
  return undefined;
}

/** Why instances of this group can never be told to be out of date; undefined where they can. */
export function cannotTell({ template }: GroupFacts): string | undefined {
  if (template === undefined)
    return 'its group has no launch template: give it one, so that refresh can tell';
  return template.resolved === undefined
    ? `version ${template.version} of its launch template ${template.id} could not be read`
    : undefined;
}
