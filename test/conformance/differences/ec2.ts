// Known differences: EC2.
import type { KnownDifference } from './known.ts';

const instance = 'Reservations[].Instances[]';

export const ec2Differences: readonly KnownDifference[] = [
  {
    call: 'ec2:DescribeInstances',
    path: `${instance}.AmiLaunchIndex`,
    ...{ sandbox: '0', right: 'either', fact: 'botocore ec2#Instance.AmiLaunchIndex' },
    why: 'the place within its launch, as above',
  },
  {
    call: 'ec2:DescribeInstances',
    path: [
      ...['BlockDeviceMappings', 'EbsOptimized', 'MetadataOptions', 'NetworkInterfaces[]', 'SourceDestCheck'],
      ...['SriovNetSupport', 'StateReason', 'PublicIpAddress'],
    ]
      .map((member) => `${instance}.${member}`)
      .join(' | '),
    ...{ sandbox: 'nothing', right: 'moto', fact: 'botocore ec2#Instance' },
    why: 'disks, network interfaces and public addresses are not modelled by the sandbox',
  },
  {
    call: 'ec2:DescribeInstances',
    path: `${instance}.Platform | ${instance}.PlatformDetails`,
    ...{ right: 'sandbox', fact: 'botocore ec2#Instance.Platform' },
    why: "moto's first image is one of Windows; ECS on EC2 in this account is Linux",
  },
  {
    call: 'ec2:DescribeInstances',
    path: `${instance}.PrivateDnsName | ${instance}.PublicDnsName | ${instance}.RootDeviceName`,
    ...{ right: 'either', fact: 'botocore ec2#Instance' },
    why: "names by the subnet's and the image's settings: moto's are public, of another Region and image",
  },
  {
    call: 'ec2:DescribeInstances',
    path: `${instance}.Tags[aws:ec2launchtemplate:*]`,
    ...{ sandbox: 'nothing', right: 'either', fact: 'botocore ec2#Instance.Tags' },
    why: 'tags that a launch template leaves on its instances; the sandbox has them in the launch template only',
  },
  {
    call: 'ec2:DescribeTags',
    path: 'Tags[]',
    ...{ moto: '*aws:ec2launchtemplate:*', right: 'either', fact: 'botocore ec2#TagDescription' },
    why: 'the same tags, listed',
  },
  {
    call: 'ec2:DescribeTags',
    path: 'Tags[] | Tags[].Value',
    ...{ moto: 'nothing | "blue"', right: 'sandbox', fact: 'botocore ec2#Tag.Value' },
    why: 'a tag without a value is one with an empty value; moto fails there with HTTP 500 and leaves the tags as they were',
  },
  {
    call: 'ec2:DescribeInstanceStatus',
    path: 'InstanceStatuses[].Events',
    ...{ moto: 'nothing', sandbox: '[]', right: 'either', fact: 'botocore ec2#InstanceStatus.Events' },
    why: 'an empty list in XML and none at all read the same in most clients',
  },
  {
    call: 'ec2:DescribeInstances | ec2:TerminateInstances',
    path: 'error.code',
    ...{
      moto: '"InvalidInstanceID.NotFound"',
      sandbox: '"InvalidInstanceID.Malformed"',
      right: 'sandbox',
      fact: 'aws-facts.md §2.7',
    },
    why: 'what cannot be an instance id is malformed',
  },
  {
    call: 'ec2:CreateTags',
    path: 'error',
    ...{
      moto: 'nothing',
      sandbox: '*InvalidInstanceID.NotFound*',
      right: 'sandbox',
      fact: 'aws-facts.md §2.7',
    },
    why: 'moto tags instances that do not exist',
  },
  {
    call: 'ec2:DescribeInstances',
    path: 'Reservations[]',
    input: '"m6i.*"',
    ...{ moto: 'nothing', right: 'sandbox', fact: 'botocore ec2#Filter.Values' },
    why: 'values of filters may have wildcards; moto takes them for letters',
  },
  {
    call: 'ec2:DescribeImages',
    path: 'Images[base-1]',
    ...{ moto: 'nothing', right: 'either', fact: 'botocore ec2#Image' },
    why: "the sandbox's launch template has an image of the account's own; moto's comes with moto",
  },
  {
    call: 'ec2:DescribeRegions',
    path: 'Regions[*]',
    ...{ sandbox: 'nothing', right: 'either', fact: 'botocore ec2#DescribeRegionsRequest' },
    why: 'the sandbox has one Region',
  },
  {
    call: 'ec2:DescribeAvailabilityZones',
    path: 'AvailabilityZones[*',
    ...{ right: 'either', fact: 'botocore ec2#AvailabilityZone' },
    why: 'the sandbox has the zones of its scenario, and tells of their groups and opt-in, which moto leaves out',
  },
  {
    call: 'ec2:DescribeInstanceTypes',
    path: 'InstanceTypes[*',
    ...{ sandbox: 'nothing', right: 'moto', fact: 'botocore ec2#InstanceTypeInfo' },
    why: 'the sandbox tells what tasks need of a host, and no disks, bandwidths or clocks',
  },
];
