// Finds Auto Scaling groups and members, and pages in Auto Scaling's way, with its errors.
import { AwsFault } from '../wire/fault.ts';
import type { Group, Member, World } from '../world/state.ts';
import { inRange, validationError } from './check.ts';
import { type Page, page } from './page.ts';

export function groupOf(w: World, name = ''): Group {
  const group = w.groups.get(name);
  if (!group) throw validationError(`AutoScalingGroup name not found - AutoScalingGroup ${name} not found`);
  return group;
}

/** The group and the member of an instance that some group holds, also when EC2 has forgotten it (§4.4). */
export function membershipOf(w: World, instanceId: string): { group: Group; member: Member } | undefined {
  const instance = w.instances.get(instanceId);
  const group = instance?.group ?? [...w.groups.values()].find(({ members }) => members.has(instanceId));
  const member = group?.members.get(instanceId);
  return group && member ? { group, member } : undefined;
}

export interface AutoScalingPaging {
  readonly MaxRecords?: number;
  readonly NextToken?: string;
}

export interface PageSizes<T> {
  readonly keyOf: (item: T) => string;
  readonly usual: number;
  readonly most: number;
}

export function autoScalingPage<T>(
  all: readonly T[],
  input: AutoScalingPaging,
  sizes: PageSizes<T>,
): Page<T> {
  inRange('maxRecords', input.MaxRecords, [1, sizes.most]);
  return page(all, sizes.keyOf, {
    token: input.NextToken || undefined,
    size: input.MaxRecords ?? sizes.usual,
    badToken: () => new AwsFault('InvalidNextToken', 'The token is not valid.'),
  });
}

/** Members of a group by id, each once; throws the words AWS has for a stranger. */
export function membersOf(group: Group, ids: readonly string[]): Member[] {
  return [...new Set(ids)].map((id) => {
    const member = group.members.get(id);
    if (member) return member;
    throw validationError(`The instance ${id} is not part of Auto Scaling group ${group.name}.`);
  });
}

export function atMostIds(ids: readonly string[], limit: number): void {
  if (ids.length > limit)
    throw validationError(`The number of instance ids that can be given is limited to ${limit}.`);
}

/** The beginning of a cause, as AWS writes it. */
export const causeAt = (w: World, rest: string): string =>
  `At ${new Date(w.engine.now).toISOString().replace(/\.\d+Z$/, 'Z')} ${rest}`;
