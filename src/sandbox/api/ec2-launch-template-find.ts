// Finds launch templates and their versions, with EC2's errors (aws-facts.md §5).
import { AwsFault } from '../wire/fault.ts';
import { resolveVersion } from '../world/launch-template.ts';
import type { LaunchTemplate, LaunchTemplateVersion, World } from '../world/state.ts';

interface Named {
  readonly LaunchTemplateId?: string;
  readonly LaunchTemplateName?: string;
}

/** By id or name, of which one must be given. */
export function templateOf(
  w: World,
  { LaunchTemplateId: id, LaunchTemplateName: name }: Named,
): LaunchTemplate {
  if (id !== undefined && name !== undefined)
    throw combined('Either a launch template ID or a launch template name can be given, not both.');
  if (id !== undefined) return byId(w, id);
  if (name !== undefined) return byName(w, name);
  const message = 'Either a launch template ID or a launch template name must be specified in the request.';
  throw new AwsFault('MissingParameter', message);
}

interface ManyNamed {
  readonly LaunchTemplateIds?: readonly string[];
  readonly LaunchTemplateNames?: readonly string[];
}

export function templatesOf(w: World, input: ManyNamed): LaunchTemplate[] {
  const { LaunchTemplateIds: ids = [], LaunchTemplateNames: names = [] } = input;
  if (ids.length > 0) return ids.map((id) => byId(w, id));
  if (names.length > 0) return names.map((name) => byName(w, name));
  return [...w.launchTemplates.values()];
}

function byId(w: World, id: string): LaunchTemplate {
  if (!/^lt-([0-9a-f]{8}|[0-9a-f]{17})$/.test(id))
    throw new AwsFault('InvalidLaunchTemplateId.Malformed', `Invalid id: "${id}" (expecting "lt-...")`);
  const template = w.launchTemplates.get(id);
  if (template) return template;
  throw new AwsFault(
    'InvalidLaunchTemplateId.NotFound',
    `The specified launch template, with template ID ${id}, does not exist.`,
  );
}

function byName(w: World, name: string): LaunchTemplate {
  for (const template of w.launchTemplates.values()) if (template.name === name) return template;
  throw new AwsFault(
    'InvalidLaunchTemplateName.NotFoundException',
    `The specified launch template, with template name ${name}, does not exist.`,
  );
}

export function versionOf(template: LaunchTemplate, version: string): LaunchTemplateVersion {
  const found = resolveVersion(template, version);
  if (found) return found;
  throw new AwsFault(
    'InvalidLaunchTemplateId.VersionNotFound',
    `Could not find the specified version ${version} for the launch template with ID ${template.id}.`,
  );
}

interface VersionQuery extends Named {
  readonly Versions?: readonly string[];
  readonly MinVersion?: string;
  readonly MaxVersion?: string;
}

interface Found {
  readonly template: LaunchTemplate;
  readonly version: LaunchTemplateVersion;
}

/** The versions that are asked for, the newest first; numbers only together with a template. */
export function versionsOf(w: World, query: VersionQuery): Found[] {
  const { Versions: wanted = [], MinVersion: min, MaxVersion: max } = query;
  if (wanted.length > 0 && (min !== undefined || max !== undefined))
    throw combined('MinVersion and MaxVersion cannot be combined with Versions.');
  if (query.LaunchTemplateId === undefined && query.LaunchTemplateName === undefined)
    return acrossTemplates(w, wanted);
  const template = templateOf(w, query);
  if (wanted.length > 0) {
    const numbers = new Set(wanted.map((each) => versionOf(template, each)));
    return [...numbers].map((version) => ({ template, version }));
  }
  const low = min === undefined ? 1 : Number(min);
  const high = max === undefined ? Number.POSITIVE_INFINITY : Number(max);
  const inRange = template.versions.filter(({ number }) => number >= low && number <= high);
  return inRange.reverse().map((version) => ({ template, version }));
}

/** `$Latest` and `$Default` of every template of the account. */
function acrossTemplates(w: World, wanted: readonly string[]): Found[] {
  if (wanted.length === 0 || wanted.some((each) => each !== '$Latest' && each !== '$Default')) {
    const message = 'Without a launch template, Versions must be $Latest, $Default, or both.';
    throw new AwsFault('MissingParameter', message);
  }
  return [...w.launchTemplates.values()].flatMap((template) => {
    const versions = new Set(wanted.map((each) => versionOf(template, each)));
    return [...versions].map((version) => ({ template, version }));
  });
}

const combined = (message: string) => new AwsFault('InvalidParameterCombination', message);
