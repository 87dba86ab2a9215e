// Finds target groups and load balancers, with Elastic Load Balancing's errors and pages.
import { AwsFault } from '../wire/fault.ts';
import type { TargetGroup, World } from '../world/state.ts';
import { inRange, validationError } from './check.ts';
import { type Page, page } from './page.ts';

export interface LoadBalancer {
  readonly arn: string;
  readonly name: string;
  readonly kind: TargetGroup['kind'];
}

/** There are those load balancers that target groups hang on: …:loadbalancer/app/NAME/ID. */
export function loadBalancersOf(w: World): LoadBalancer[] {
  const byArn = new Map<string, LoadBalancer>();
  for (const { loadBalancerArn: arn, kind } of w.targetGroups.values()) {
    byArn.set(arn, { arn, kind, name: arn.split('/').at(-2) ?? '' });
  }
  return [...byArn.values()];
}

export function targetGroupOf(w: World, arn = ''): TargetGroup {
  const group = w.targetGroups.get(arn);
  if (!group) throw targetGroupNotFound();
  return group;
}

export const targetGroupNotFound = () =>
  new AwsFault('TargetGroupNotFoundException', 'One or more target groups not found');

export const loadBalancerNotFound = () =>
  new AwsFault('LoadBalancerNotFoundException', 'One or more load balancers not found');

export const invalidTarget = (message: string) => new AwsFault('InvalidTargetException', message);

export interface ElbPaging {
  readonly PageSize?: number;
  readonly Marker?: string;
}

export function elbPage<T extends { readonly arn: string }>(
  all: readonly T[],
  { PageSize, Marker }: ElbPaging,
): Page<T> {
  inRange('pageSize', PageSize, [1, 400]);
  return page(all, (item) => item.arn, {
    token: Marker || undefined,
    size: PageSize ?? 400,
    badToken: () => validationError('The marker is not valid.'),
  });
}
