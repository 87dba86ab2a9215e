// Listeners and rules, read-only: each load balancer has one listener, whose default rule sends everything to its target
// group (aws-facts.md §6.4 knows more; weights are not modelled).
import type { Action, Listener, Rule } from '@aws-sdk/client-elastic-load-balancing-v2';
import { AwsFault } from '../wire/fault.ts';
import type { Elbv2Handlers } from '../wire/table.ts';
import type { TargetGroup, World } from '../world/state.ts';
import { only, validationError } from './check.ts';
import { elbPage, loadBalancerNotFound } from './elbv2-find.ts';
import { DEFAULT_PORT } from './elbv2-shape.ts';

const NO_LISTENER = 'One or more listeners not found';

export function listenerHandlers(w: World): Elbv2Handlers {
  const groups = () => [...w.targetGroups.values()];
  return {
    DescribeListeners(input, context) {
      only(context, input, ['LoadBalancerArn', 'ListenerArns', 'PageSize', 'Marker']);
      const { LoadBalancerArn: balancer, ListenerArns: wanted = [] } = input;
      if (!balancer && wanted.length === 0)
        throw validationError('You must specify either listener ARNs or a load balancer ARN');
      if (balancer && !groups().some((group) => group.loadBalancerArn === balancer))
        throw loadBalancerNotFound();
      const all = groups().filter((group) => !balancer || group.loadBalancerArn === balancer);
      if (!wanted.every((arn) => all.some((group) => listenerArn(group) === arn))) throw noListener();
      const found = all.filter((group) => wanted.length === 0 || wanted.includes(listenerArn(group)));
      const { items, next } = elbPage(
        found.map((group) => ({ arn: listenerArn(group), group })),
        input,
      );
      return { Listeners: items.map(({ group }) => listenerShape(group)), NextMarker: next };
    },

    DescribeRules(input, context) {
      only(context, input, ['ListenerArn', 'RuleArns', 'PageSize', 'Marker']);
      const { ListenerArn: listener, RuleArns: wanted = [] } = input;
      if (!listener && wanted.length === 0)
        throw validationError('You must specify either listener rule ARNs or a listener ARN');
      const all = groups().filter((group) => !listener || listenerArn(group) === listener);
      if (listener && all.length === 0) throw noListener();
      if (!wanted.every((arn) => all.some((group) => ruleArn(group) === arn)))
        throw new AwsFault('RuleNotFoundException', 'One or more rules not found');
      return {
        Rules: all
          .filter((group) => wanted.length === 0 || wanted.includes(ruleArn(group)))
          .map(
            (group): Rule => ({
              RuleArn: ruleArn(group),
              Priority: 'default',
              Conditions: [],
              Actions: [forward(group)],
              IsDefault: true,
            }),
          ),
      };
    },
  };
}

const noListener = () => new AwsFault('ListenerNotFoundException', NO_LISTENER);

/** An id as AWS makes them, from the load balancer's own: there is one of each. */
const idOf = ({ loadBalancerArn }: TargetGroup) =>
  [...loadBalancerArn.slice(loadBalancerArn.lastIndexOf('/') + 1)].reverse().join('');
const listenerArn = (group: TargetGroup) =>
  `${group.loadBalancerArn.replace(':loadbalancer/', ':listener/')}/${idOf(group)}`;
const ruleArn = (group: TargetGroup) =>
  `${listenerArn(group).replace(':listener/', ':listener-rule/')}/${idOf(group)}`;

function forward(group: TargetGroup): Action {
  return {
    Type: 'forward',
    TargetGroupArn: group.arn,
    ForwardConfig: {
      TargetGroups: [{ TargetGroupArn: group.arn, ...(group.kind === 'application' && { Weight: 1 }) }],
      ...(group.kind === 'application' && { TargetGroupStickinessConfig: { Enabled: false } }),
    },
  };
}

function listenerShape(group: TargetGroup): Listener {
  return {
    ListenerArn: listenerArn(group),
    LoadBalancerArn: group.loadBalancerArn,
    Port: DEFAULT_PORT,
    Protocol: group.kind === 'application' ? 'HTTP' : 'TCP',
    DefaultActions: [forward(group)],
  };
}
