// Which instance types a group or a fleet may launch: as its overrides say, else as its launch template does. Reads only.
import type { AutoScalingGroup, SpotFleetRequestConfig } from '#aws/types.ts';
import type { LaunchFacts } from '#model/observation.ts';
import type { ReadContext } from './context.ts';
import { keeping } from './keeping.ts';
import { templateSpecOf } from './templates.ts';

/** A new version that names another type is found as much later at most; hosts themselves show theirs at once. */
const TYPE_MS = 300_000;

interface Template {
  readonly LaunchTemplateId?: string;
  readonly Version?: string;
}

interface Override {
  readonly InstanceType?: string;
  readonly WeightedCapacity?: string | number;
}

/** Undefined where it is not known of all that may come; asked for in mode scale alone. */
type Launches = readonly LaunchFacts[] | undefined;

export async function groupLaunches(context: ReadContext, group: AutoScalingGroup): Promise<Launches> {
  if (context.spec.mode !== 'scale') return undefined;
  const overrides = group.MixedInstancesPolicy?.LaunchTemplate?.Overrides ?? [];
  return launchesOf(context, overrides, templateSpecOf(group));
}

export async function fleetLaunches(
  context: ReadContext,
  { SpotFleetRequestConfig: config }: SpotFleetRequestConfig,
): Promise<Launches> {
  if (context.spec.mode !== 'scale') return undefined;
  const configs = config?.LaunchTemplateConfigs ?? [];
  const parts = await Promise.all(
    configs.map(({ Overrides = [], LaunchTemplateSpecification }) =>
      launchesOf(context, Overrides, LaunchTemplateSpecification),
    ),
  );
  return allOf([...parts, ...(config?.LaunchSpecifications ?? []).map(launchOf)]);
}

async function launchesOf(
  context: ReadContext,
  overrides: readonly Override[],
  template: Template | undefined,
): Promise<Launches> {
  if (overrides.length > 0) return allOf(overrides.map(launchOf));
  const type = await typeOf(context, template);
  return type === undefined ? undefined : [{ type, units: 1 }];
}

/** An override may ask for properties instead of a type: then nobody knows what comes. */
const launchOf = ({ InstanceType: type, WeightedCapacity = 1 }: Override): Launches =>
  type === undefined ? undefined : [{ type, units: Number(WeightedCapacity) }];

function allOf(parts: readonly Launches[]): Launches {
  const known = parts.flatMap((part) => part ?? []);
  return known.length === 0 || parts.includes(undefined) ? undefined : known;
}

/** The type that the template names. One that cannot be read must not hide its pool. */
async function typeOf(
  context: ReadContext,
  { LaunchTemplateId, Version = '$Default' }: Template = {},
): Promise<string | undefined> {
  if (LaunchTemplateId === undefined) return undefined;
  const key = `type of template ${LaunchTemplateId} ${Version}`;
  const asked = { key, forMs: TYPE_MS, right: 'ec2:DescribeLaunchTemplateVersions' };
  const { value } = await keeping(context, asked, async () => {
    const input = { LaunchTemplateId, Versions: [Version] };
    const answer = await context.ports.ec2.describeLaunchTemplateVersions(input);
    return answer.LaunchTemplateVersions?.[0]?.LaunchTemplateData?.InstanceType;
  });
  return value;
}
