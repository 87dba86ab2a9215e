// Elastic Load Balancing v2: target groups, their health, targets taken out and put back.
import type { Conversation } from './conversation.ts';

const ghost = 'arn:aws:elasticloadbalancing:ap-northeast-1:111122223333:targetgroup/nobody/0123456789abcdef';

export const elbv2Conversations: readonly Conversation[] = [
  {
    name: 'elbv2: looked up',
    account: 'services',
    async hold({ elbv2 }, { targetGroup, loadBalancer, targets }) {
      await elbv2('DescribeLoadBalancers');
      await elbv2('DescribeLoadBalancers', { Names: ['web'] });
      await elbv2('DescribeLoadBalancers', { LoadBalancerArns: [loadBalancer] });
      await elbv2('DescribeLoadBalancers', { Names: ['nobody'] });
      await elbv2('DescribeTargetGroups');
      await elbv2('DescribeTargetGroups', { TargetGroupArns: [targetGroup] });
      await elbv2('DescribeTargetGroups', { Names: ['web'] });
      await elbv2('DescribeTargetGroups', { LoadBalancerArn: loadBalancer });
      await elbv2('DescribeTargetGroups', { Names: ['nobody'] });
      await elbv2('DescribeTargetGroups', { TargetGroupArns: [ghost] });
      await elbv2('DescribeTargetGroupAttributes', { TargetGroupArn: targetGroup });
      await elbv2('DescribeTargetGroupAttributes', { TargetGroupArn: ghost });
      await elbv2('DescribeTargetHealth', { TargetGroupArn: targetGroup });
      for (const target of targets)
        await elbv2('DescribeTargetHealth', { TargetGroupArn: targetGroup, Targets: [target] });
      await elbv2('DescribeTargetHealth', { TargetGroupArn: ghost });
    },
  },
  {
    name: 'elbv2: targets that are not right',
    account: 'services',
    async hold({ elbv2 }, { targetGroup: TargetGroupArn, targets }) {
      await elbv2('RegisterTargets', { TargetGroupArn, Targets: [targets[0]] });
      await elbv2('RegisterTargets', { TargetGroupArn: ghost, Targets: [targets[0]] });
      await elbv2('RegisterTargets', { TargetGroupArn, Targets: [{ Id: 'i-0123456789abcdef0', Port: 80 }] });
      await elbv2('DeregisterTargets', { TargetGroupArn: ghost, Targets: [targets[0]] });
      await elbv2('DescribeTargetHealth', { TargetGroupArn });
    },
  },
];
