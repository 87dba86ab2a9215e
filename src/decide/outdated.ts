// Whether an instance is out of date: launched from an older version of its group's launch template, or from another image than
// that of its group or fleet.
// What could not be read says nothing.
import type { FleetFacts, GroupFacts, InstanceFacts, WantedTemplate } from '#model/observation.ts';

export type RefreshOn = readonly ('launchTemplate' | 'ami')[];

/** What is old about it, in one clause; undefined: nothing that is known. */
export function outdated(
  on: RefreshOn = [],
  { instance, group }: { instance: InstanceFacts; group: { readonly template?: WantedTemplate } },
): string | undefined {
  const wanted = group.template;
  if (wanted === undefined) return undefined;
  const own = instance.group?.template;
  const same = own !== undefined && own.id === wanted.id;
  // Where a group names several templates, a member from another one is as it shall be.
  if (own !== undefined && !same && wanted.alone !== true) return undefined;
  if (on.includes('launchTemplate') && own !== undefined && isNumber(wanted.resolved)) {
    if (!same) return `launched from template ${own.id}, its group has ${wanted.id}`;
    if (isNumber(own.version) && own.version !== wanted.resolved)
      return `launched from version ${own.version} of ${own.id}, its group has ${wanted.resolved}`;
  }
  const image = instance.imageId;
  if (!on.includes('ami') || image === undefined || wanted.imageId === undefined) return undefined;
  return image === wanted.imageId ? undefined : `its image is ${image}, not ${wanted.imageId}`;
}

const isNumber = (version: string | undefined): boolean => /^[0-9]+$/.test(version ?? '');

/** Why instances of this group can never be told to be out of date; undefined where they can. */
export function cannotTell({ template }: GroupFacts): string | undefined {
  if (template === undefined)
    return 'its group has no launch template: give it one, so that refresh can tell';
  return template.resolved === undefined
    ? `version ${template.version} of its launch template ${template.id} could not be read`
    : undefined;
}

/** Likewise of a Spot Fleet, which does not tell from which version its instances were launched: their images can be compared. */
export function cannotTellOfFleet(on: RefreshOn, { hasTemplate, template }: FleetFacts): string | undefined {
  if (!hasTemplate) return 'without a launch template nothing says what of it is old; give its request one';
  if (!on.includes('ami'))
    return 'a Spot Fleet does not tell the version of its instances; `on: [ami]` compares their images';
  if (template?.imageId === undefined)
    return 'the image of its launch template could not be read, or is named by a parameter';
  return template.alone
    ? undefined
    : 'it launches from several templates, and does not tell which of its instances from which';
}
