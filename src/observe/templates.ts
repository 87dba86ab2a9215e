// What the launch template of a group stands for right now: the number behind `$Latest` or `$Default`, and its image. Asked
// for only where the spec wants instances to be kept up to date. Reads only.
import type { AutoScalingGroup, LaunchTemplateSpecification } from '#aws/types.ts';
import type { TemplateFacts, WantedTemplate } from '#model/observation.ts';
import type { ReadContext } from './context.ts';
import { toMs } from './paging.ts';
import { recently } from './recent.ts';

/** A new version is found as much later at most. */
const TEMPLATES_MS = 30_000;

/** The template with what is known of it; what cannot be read is left out, so that nobody is called out of date by it. */
export async function readTemplate(
  context: ReadContext,
  template: TemplateFacts | undefined,
  alone: boolean,
): Promise<WantedTemplate | undefined> {
  if (template === undefined || context.spec.refresh?.on === undefined) return template;
  const { id, version: wanted } = template;
  const key = `template ${id} ${wanted}`;
  // A template that cannot be read must not hide its group: `cannotTell` (decide/outdated.ts) says what is missing.
  const answer = await recently(context, { key, forMs: TEMPLATES_MS }, () =>
    context.ports.ec2.describeLaunchTemplateVersions({ LaunchTemplateId: id, Versions: [wanted] }),
  ).catch(() => undefined);
  const [version] = answer?.LaunchTemplateVersions ?? [];
  const resolved = version?.VersionNumber?.toString();
  const imageId = version?.LaunchTemplateData?.ImageId;
  const createdAt = toMs(version?.CreateTime);
  return {
    ...template,
    alone,
    ...(resolved !== undefined && { resolved }),
    ...(createdAt !== undefined && { createdAt }),
    // `resolve:ssm:…` names a parameter, not an image.
    ...(imageId?.startsWith('ami-') && { imageId }),
  };
}

/** The template of a group, or of what a refresh shall make of one: alone or within a mixed instances policy. */
export function templateSpecOf(
  given: Pick<AutoScalingGroup, 'LaunchTemplate' | 'MixedInstancesPolicy'>,
): LaunchTemplateSpecification | undefined {
  const { LaunchTemplate, MixedInstancesPolicy } = given;
  return LaunchTemplate ?? MixedInstancesPolicy?.LaunchTemplate?.LaunchTemplateSpecification;
}
