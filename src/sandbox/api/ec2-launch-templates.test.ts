import { describe, expect, it } from 'vitest';
import { testHosts } from '../world/test-hosts.ts';
import { faultOf } from './test-account.ts';

function templates() {
  const { ec2, fleet } = testHosts();
  const LaunchTemplateId = fleet.launchTemplate.id;
  const versions = (input: object) =>
    ec2('DescribeLaunchTemplateVersions', input).LaunchTemplateVersions.map((v: any) => v.VersionNumber);
  const create = (ImageId: string) =>
    ec2('CreateLaunchTemplateVersion', { LaunchTemplateId, LaunchTemplateData: { ImageId } });
  return { ec2, fleet, LaunchTemplateId, versions, create };
}

describe('launch templates (aws-facts.md §5)', () => {
  it('are found by id and by name', () => {
    const { ec2, LaunchTemplateId } = templates();
    const all = ec2('DescribeLaunchTemplates', {}).LaunchTemplates;
    expect(all.map((t: any) => t.LaunchTemplateName).sort()).toEqual(['base', 'batch', 'spot']);
    expect(ec2('DescribeLaunchTemplates', { LaunchTemplateNames: ['batch'] }).LaunchTemplates).toMatchObject([
      { LaunchTemplateId, DefaultVersionNumber: 1, LatestVersionNumber: 1 },
    ]);
    const fault = (input: object) => faultOf(() => ec2('DescribeLaunchTemplates', input));
    expect(fault({ LaunchTemplateIds: ['lt-x'] })).toMatch(/^InvalidLaunchTemplateId.Malformed/);
    expect(fault({ LaunchTemplateIds: ['lt-00000000'] })).toMatch(/^InvalidLaunchTemplateId.NotFound/);
    expect(fault({ LaunchTemplateNames: ['x'] })).toMatch(/^InvalidLaunchTemplateName.NotFoundException/);
    expect(fault({ MaxResults: 201 })).toMatch(/^InvalidParameterValue/);
    expect(ec2('DescribeLaunchTemplates', { MaxResults: 1 }).LaunchTemplates).toHaveLength(1);
  });

  it('have immutable versions, of which $Latest is the newest and $Default the chosen one', () => {
    const { ec2, LaunchTemplateId, versions, create } = templates();
    expect(create('ami-00000002').LaunchTemplateVersion).toMatchObject({
      VersionNumber: 2,
      DefaultVersion: false,
      LaunchTemplateData: { ImageId: 'ami-00000002' },
    });
    create('ami-00000003');
    const named = (...Versions: string[]) => versions({ LaunchTemplateId, Versions });
    expect([named('$Latest'), named('$Default'), named('2', '$Latest')]).toEqual([[3], [1], [2, 3]]);
    ec2('ModifyLaunchTemplate', { LaunchTemplateId, DefaultVersion: '2' });
    expect(named('$Default')).toEqual([2]);
    expect(versions({ LaunchTemplateId })).toEqual([3, 2, 1]);
    expect(versions({ LaunchTemplateId, MinVersion: '2', MaxVersion: '2' })).toEqual([2]);
    expect(faultOf(() => named('9'))).toMatch(/^InvalidLaunchTemplateId.VersionNotFound/);
  });

  it('take version numbers only together with a template', () => {
    const { versions } = templates();
    expect(versions({ Versions: ['$Latest'] })).toEqual([1, 1, 1]);
    expect(faultOf(() => versions({ Versions: ['1'] }))).toMatch(/^MissingParameter/);
    expect(faultOf(() => versions({}))).toMatch(/^MissingParameter/);
  });

  it('take an AMI from an earlier version, and refuse what is not modelled', () => {
    const { ec2, LaunchTemplateId, fleet } = templates();
    const create = (input: object) => ec2('CreateLaunchTemplateVersion', { LaunchTemplateId, ...input });
    const again = create({ SourceVersion: '$Default', LaunchTemplateData: {}, VersionDescription: 'again' });
    expect(again.LaunchTemplateVersion).toMatchObject({
      VersionDescription: 'again',
      LaunchTemplateData: { ImageId: fleet.launchTemplate.versions[0]!.imageId },
    });
    expect(faultOf(() => create({ LaunchTemplateData: { UserData: 'eA==' } }))).toMatch(/^NotImplemented/);
    expect(faultOf(() => create({ LaunchTemplateData: {} }))).toMatch(/^NotImplemented/);
  });

  it('get one version for one client token', () => {
    const { ec2, LaunchTemplateId, versions } = templates();
    const create = (ImageId: string) =>
      ec2('CreateLaunchTemplateVersion', {
        LaunchTemplateId,
        ClientToken: 't',
        LaunchTemplateData: { ImageId },
      });
    expect(create('ami-00000002')).toEqual(create('ami-00000002'));
    expect(versions({ LaunchTemplateId })).toEqual([2, 1]);
    expect(faultOf(() => create('ami-00000003'))).toMatch(/^IdempotentParameterMismatch/);
  });

  it('change nothing in a dry run', () => {
    const { ec2, LaunchTemplateId, versions } = templates();
    const LaunchTemplateData = { ImageId: 'ami-00000002' };
    const dry = { LaunchTemplateId, LaunchTemplateData, DryRun: true };
    expect(faultOf(() => ec2('CreateLaunchTemplateVersion', dry))).toMatch(/^DryRunOperation/);
    expect(versions({ LaunchTemplateId })).toEqual([1]);
  });
});
