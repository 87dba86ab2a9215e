// Launch templates: their immutable versions, `$Latest` and `$Default` (aws-facts.md §5).
import type * as Ec2 from '@aws-sdk/client-ec2';
import { AwsFault } from '../wire/fault.ts';
import type { CallContext, Ec2Handlers } from '../wire/table.ts';
import { addVersion } from '../world/launch-template.ts';
import type { LaunchTemplate, LaunchTemplateVersion, World } from '../world/state.ts';
import { notModelled, only } from './check.ts';
import { rememberTokens } from './client-token.ts';
import { ec2Page, endDryRun, type FilterTable, filtered, tokenMismatch } from './ec2-check.ts';
import { templateOf, templatesOf, versionOf, versionsOf } from './ec2-launch-template-find.ts';

const LIMITS = [1, 200] as const;

export function launchTemplateHandlers(w: World): Ec2Handlers {
  const once = rememberTokens<LaunchTemplateVersion>();
  return {
    DescribeLaunchTemplates(input, context) {
      only(context, input, [
        'DryRun',
        'LaunchTemplateIds',
        'LaunchTemplateNames',
        'Filters',
        'MaxResults',
        'NextToken',
      ]);
      const asked = templatesOf(w, input);
      const found = filtered(asked, filters, { filters: input.Filters, context });
      const { items, next } = ec2Page(found, (template) => template.id, { ...input, limits: LIMITS });
      endDryRun(input);
      return { LaunchTemplates: items.map((template) => templateShape(w, template)), NextToken: next };
    },

    DescribeLaunchTemplateVersions(input, context) {
      only(context, input, [
        'DryRun',
        'LaunchTemplateId',
        'LaunchTemplateName',
        'Versions',
        'MinVersion',
        'MaxVersion',
        'MaxResults',
        'NextToken',
      ]);
      const found = versionsOf(w, input);
      const keyOf = ({ template, version }: (typeof found)[number]) => `${template.id} ${version.number}`;
      const { items, next } = ec2Page(found, keyOf, { ...input, limits: LIMITS });
      endDryRun(input);
      const shapes = items.map(({ template, version }) => versionShape(w, template, version));
      return { LaunchTemplateVersions: shapes, NextToken: next };
    },

    CreateLaunchTemplateVersion(input, context) {
      only(context, input, [
        'DryRun',
        'ClientToken',
        'LaunchTemplateId',
        'LaunchTemplateName',
        'SourceVersion',
        'VersionDescription',
        'LaunchTemplateData',
      ]);
      const template = templateOf(w, input);
      const of = contentOf(template, input, context);
      endDryRun(input);
      const { ClientToken: token, ...request } = input;
      const run = () =>
        addVersion(w, template, { ...of, description: input.VersionDescription, makeDefault: false });
      const version = once({ token, request, run, mismatch: tokenMismatch });
      return { LaunchTemplateVersion: versionShape(w, template, version) };
    },

    ModifyLaunchTemplate(input, context) {
      only(context, input, [
        'DryRun',
        'ClientToken',
        'LaunchTemplateId',
        'LaunchTemplateName',
        'DefaultVersion',
      ]);
      const template = templateOf(w, input);
      if (input.DefaultVersion === undefined)
        throw new AwsFault('MissingParameter', 'The request must contain the parameter DefaultVersion.');
      const version = versionOf(template, input.DefaultVersion);
      endDryRun(input);
      template.defaultVersion = version.number;
      w.log('launch-template', `${template.name} default ${version.number}`);
      return { LaunchTemplate: templateShape(w, template) };
    },
  };
}

const filters: FilterTable<LaunchTemplate & { tags?: undefined }> = {
  'launch-template-name': ({ name }) => [name],
};

/** A version names an AMI, and the type that groups and fleets launch, which they do not take from here. */
function contentOf(
  template: LaunchTemplate,
  input: Ec2.CreateLaunchTemplateVersionRequest,
  context: CallContext,
): { imageId: string } {
  const data = input.LaunchTemplateData ?? {};
  only(context, data, ['ImageId', 'InstanceType']);
  const source = input.SourceVersion === undefined ? undefined : versionOf(template, input.SourceVersion);
  const imageId = data.ImageId ?? source?.imageId;
  if (imageId === undefined) throw notModelled(context, 'a version without ImageId');
  if (data.InstanceType !== undefined && data.InstanceType !== template.versions[0]!.instanceType)
    throw notModelled(context, 'another InstanceType');
  return { imageId };
}

const createdBy = (w: World) => `arn:aws:iam::${w.account}:root`;

const templateShape = (w: World, template: LaunchTemplate): Ec2.LaunchTemplate => ({
  LaunchTemplateId: template.id,
  LaunchTemplateName: template.name,
  CreateTime: new Date(template.versions[0]!.createdAt),
  CreatedBy: createdBy(w),
  DefaultVersionNumber: template.defaultVersion,
  LatestVersionNumber: template.versions.at(-1)!.number,
  Tags: [],
});

const versionShape = (
  w: World,
  template: LaunchTemplate,
  version: LaunchTemplateVersion,
): Ec2.LaunchTemplateVersion => ({
  LaunchTemplateId: template.id,
  LaunchTemplateName: template.name,
  VersionNumber: version.number,
  VersionDescription: version.description,
  CreateTime: new Date(version.createdAt),
  CreatedBy: createdBy(w),
  DefaultVersion: version.number === template.defaultVersion,
  LaunchTemplateData: {
    ImageId: version.imageId,
    InstanceType: version.instanceType as Ec2.ResponseLaunchTemplateData['InstanceType'],
  },
});
