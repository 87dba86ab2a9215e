// EC2: instances described and filtered, tagged, dry-run and terminated; places.
import type { Conversation } from './conversation.ts';

const unknown = 'i-0123456789abcdef0';
const filter = (Name: string, ...Values: string[]) => ({ Filters: [{ Name, Values }] });

export const ec2Conversations: readonly Conversation[] = [
  {
    name: 'ec2: instances, looked up',
    account: 'plain',
    async hold({ ec2 }, { instances }) {
      const [a, b] = instances;
      await ec2('DescribeInstances');
      for (const id of instances) await ec2('DescribeInstances', { InstanceIds: [id] });
      await ec2('DescribeInstances', { InstanceIds: [a, b] });
      await ec2('DescribeInstances', filter('instance-id', a!, b!));
      await ec2('DescribeInstances', filter('instance-state-name', 'running'));
      await ec2('DescribeInstances', filter('instance-state-name', 'terminated'));
      await ec2('DescribeInstances', filter('instance-type', 'm6i.large'));
      await ec2('DescribeInstances', filter('instance-type', 'm6i.*'));
      await ec2('DescribeInstances', filter('availability-zone', 'ap-northeast-1a'));
      await ec2('DescribeInstances', filter('availability-zone', 'ap-northeast-1c'));
      await ec2('DescribeInstances', filter('tag:aws:autoscaling:groupName', 'base'));
      await ec2('DescribeInstances', filter('tag-key', 'aws:autoscaling:groupName'));
      await ec2('DescribeInstances', filter('tag-key', 'nothing'));
      await ec2('DescribeInstances', { InstanceIds: [unknown] });
      await ec2('DescribeInstances', { InstanceIds: [a, unknown] });
      await ec2('DescribeInstances', { InstanceIds: ['nonsense'] });
      await ec2('DescribeInstances', { InstanceIds: [a], MaxResults: 5 });
    },
  },
  {
    name: 'ec2: the status of instances',
    account: 'plain',
    async hold({ ec2 }, { instances }) {
      await ec2('DescribeInstanceStatus');
      await ec2('DescribeInstanceStatus', { InstanceIds: [instances[0]] });
      await ec2('DescribeInstanceStatus', { IncludeAllInstances: true });
      await ec2('DescribeInstanceStatus', filter('instance-state-name', 'running'));
      await ec2('DescribeInstanceStatus', { InstanceIds: [unknown] });
    },
  },
  {
    name: 'ec2: tags',
    account: 'plain',
    async hold({ ec2 }, { instances }) {
      const [a, b] = instances;
      await ec2('CreateTags', { Resources: [a, b], Tags: [{ Key: 'team', Value: 'blue' }] });
      await ec2('DescribeTags', filter('key', 'team'));
      await ec2('DescribeTags', filter('resource-id', a!));
      await ec2('DescribeInstances', filter('tag:team', 'blue'));
      await ec2('CreateTags', { Resources: [a], Tags: [{ Key: 'team', Value: 'red' }, { Key: 'empty' }] });
      await ec2('DescribeTags', filter('resource-id', a!));
      await ec2('DescribeTags', filter('resource-type', 'instance'));
      await ec2('DeleteTags', { Resources: [a, b], Tags: [{ Key: 'team' }] });
      await ec2('DescribeTags', filter('resource-id', a!, b!));
      await ec2('CreateTags', { Resources: [unknown], Tags: [{ Key: 'team', Value: 'blue' }] });
    },
  },
  {
    name: 'ec2: places',
    account: 'plain',
    async hold({ ec2 }) {
      await ec2('DescribeAvailabilityZones');
      await ec2('DescribeAvailabilityZones', { ZoneNames: ['ap-northeast-1a'] });
      await ec2('DescribeAvailabilityZones', filter('zone-name', 'ap-northeast-1c'));
      await ec2('DescribeRegions', { RegionNames: ['ap-northeast-1'] });
      await ec2('DescribeSpotInstanceRequests');
      await ec2('DescribeSpotInstanceRequests', filter('state', 'active'));
    },
  },
  {
    name: 'ec2: instance types',
    account: 'plain',
    async hold({ ec2 }) {
      await ec2('DescribeInstanceTypes', { InstanceTypes: ['c6g.large', 'g4dn.xlarge', 't3.micro'] });
      await ec2('DescribeInstanceTypes', filter('instance-type', 'm7g.xlarge', 'r6i.large', 'none.such'));
      await ec2('DescribeInstanceTypes', { InstanceTypes: ['none.such'] });
    },
  },
  {
    name: 'ec2: an instance is terminated',
    account: 'plain',
    async hold({ ec2, autoscaling }, { instances }) {
      const [a] = instances;
      await ec2('TerminateInstances', { InstanceIds: [a], DryRun: true });
      await ec2('TerminateInstances', { InstanceIds: [unknown] });
      await ec2('TerminateInstances', { InstanceIds: ['nonsense'] });
      await autoscaling('SuspendProcesses', { AutoScalingGroupName: 'base', ScalingProcesses: ['Launch'] });
      await ec2('TerminateInstances', { InstanceIds: [a] });
    },
  },
];
