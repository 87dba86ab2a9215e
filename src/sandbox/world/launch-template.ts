// Launch templates: immutable versions, of which one is the default and the newest the latest (aws-facts.md §4.4, §5).
import type { LaunchTemplate, LaunchTemplateVersion, World } from './state.ts';

/** A template with one version, of an AMI of its own. */
export function createTemplate(
  w: World,
  of: { name: string; instanceType: string; imageId: string; id: string },
): LaunchTemplate {
  const first = { number: 1, imageId: of.imageId, instanceType: of.instanceType, createdAt: w.engine.now };
  const template: LaunchTemplate = { id: of.id, name: of.name, defaultVersion: 1, versions: [first] };
  w.launchTemplates.set(template.id, template);
  return template;
}

/** The version that `$Latest`, `$Default` or a number names now; undefined for a number that there is not. */
export function resolveVersion(template: LaunchTemplate, version: string): LaunchTemplateVersion | undefined {
  if (version === '$Latest') return template.versions.at(-1);
  const number = version === '$Default' ? template.defaultVersion : Number(version);
  return template.versions.find((each) => each.number === number);
}

/** A new version after the newest, with the same type and, unless given, an AMI of its own. */
export function addVersion(
  w: World,
  template: LaunchTemplate,
  of: { imageId?: string; description?: string; makeDefault: boolean },
): LaunchTemplateVersion {
  const newest = template.versions.at(-1)!;
  const version: LaunchTemplateVersion = {
    number: newest.number + 1,
    imageId: of.imageId ?? `ami-0${w.chance('launch-templates').hex(16)}`,
    instanceType: newest.instanceType,
    createdAt: w.engine.now,
    description: of.description,
  };
  template.versions.push(version);
  if (of.makeDefault) template.defaultVersion = version.number;
  w.log('launch-template', `${template.name} version ${version.number}${of.makeDefault ? ', default' : ''}`);
  return version;
}
