// All Elastic Load Balancing operations that the sandbox models. Each target group hangs on a load balancer of its own
// service, behind the one listener of it. What is not here answers 501.
import type { Elbv2Handlers } from '../wire/table.ts';
import type { World } from '../world/state.ts';
import { only, validationError } from './check.ts';
import { attributeHandlers } from './elbv2-attributes.ts';
import { elbPage, loadBalancerNotFound, loadBalancersOf, targetGroupNotFound } from './elbv2-find.ts';
import { listenerHandlers } from './elbv2-listeners.ts';
import { loadBalancerShape, targetGroupShape } from './elbv2-shape.ts';
import { targetHandlers } from './elbv2-targets.ts';

export function elbv2Handlers(w: World): Elbv2Handlers {
  return {
    DescribeLoadBalancers(input, context) {
      only(context, input, ['LoadBalancerArns', 'Names', 'PageSize', 'Marker']);
      const found = chosen(loadBalancersOf(w), {
        arns: input.LoadBalancerArns,
        names: input.Names,
        what: 'load balancers',
      });
      if (!found) throw loadBalancerNotFound();
      const { items, next } = elbPage(found, input);
      return { LoadBalancers: items.map((balancer) => loadBalancerShape(w, balancer)), NextMarker: next };
    },

    DescribeTargetGroups(input, context) {
      only(context, input, ['LoadBalancerArn', 'Names', 'PageSize', 'Marker', 'TargetGroupArns']);
      const { LoadBalancerArn: balancer } = input;
      if (balancer && !loadBalancersOf(w).some(({ arn }) => arn === balancer)) throw loadBalancerNotFound();
      const all = [...w.targetGroups.values()].filter(
        (group) => !balancer || group.loadBalancerArn === balancer,
      );
      const found = chosen(all, { arns: input.TargetGroupArns, names: input.Names, what: 'target groups' });
      if (!found) throw targetGroupNotFound();
      const { items, next } = elbPage(found, input);
      return { TargetGroups: items.map(targetGroupShape), NextMarker: next };
    },

    ...attributeHandlers(w),
    ...listenerHandlers(w),
    ...targetHandlers(w),
  };
}

interface Choice {
  readonly arns: readonly string[] | undefined;
  readonly names: readonly string[] | undefined;
  readonly what: string;
}

/** Those named, all without names; undefined when one of the names names nothing. */
function chosen<T extends { arn: string; name: string }>(all: readonly T[], choice: Choice): T[] | undefined {
  const { arns = [], names = [], what } = choice;
  // Observed, and in no reference page.
  if (arns.length > 20 || names.length > 20)
    throw validationError(`You cannot describe more than '20' ${what} at a time`);
  if (arns.length === 0 && names.length === 0) return [...all];
  const known = [...arns, ...names].every((wanted) =>
    all.some(({ arn, name }) => arn === wanted || name === wanted),
  );
  return known ? all.filter(({ arn, name }) => arns.includes(arn) || names.includes(name)) : undefined;
}
