// What RunTask and StartTask have in common: the parts of the request, checked against their limits (aws-facts.md §1.4).
import type {
  NetworkConfiguration,
  PlacementConstraint,
  PlacementStrategy,
  Tag,
  TaskOverride,
} from '@aws-sdk/client-ecs';
import type { CallContext } from '../wire/table.ts';
import type { Constraint, Strategy, TaskDefinition, World } from '../world/state.ts';
import type { Overrides } from '../world/task-record.ts';
import { atMost, invalid, notModelled, only } from './check.ts';
import { parseQuery } from './ecs-cluster-query.ts';
import { findTaskDefinition } from './ecs-find.ts';
import { parseStrategy } from './ecs-strategies.ts';
import { assertTags } from './tags.ts';

const MOST_OVERRIDES = 8192;
const MOST_GROUP = 255;

export function definitionOf(w: World, reference = ''): TaskDefinition {
  const definition = findTaskDefinition(w, reference);
  if (!definition) throw invalid('TaskDefinition not found.');
  if (definition.deregisteredAt !== undefined) throw invalid('TaskDefinition is inactive');
  return definition;
}

export function tagsOf(tags: readonly Tag[] = []): Map<string, string> {
  assertTags(new Map(), [...tags], invalid);
  return new Map(tags.map((tag): [string, string] => [tag.key ?? '', tag.value ?? '']));
}

export function groupOf(group: string | undefined, { family }: TaskDefinition): string {
  if (!group) return `family:${family}`;
  if (group.length > MOST_GROUP) throw invalid(`group can have at most ${MOST_GROUP} characters.`);
  if (group.startsWith('service:')) throw invalid('group must not begin with service:.');
  return group;
}

export function constraintsOf(constraints: readonly PlacementConstraint[] = []): Constraint[] {
  atMost(constraints, 10, 'placementConstraints');
  return constraints.map(({ type, expression = '' }) => {
    if (type === 'distinctInstance') return { kind: 'distinctInstance' };
    if (type !== 'memberOf') throw invalid(`Invalid placement constraint type '${type}'.`);
    parseQuery(expression);
    return { kind: 'memberOf', expression };
  });
}

export function strategiesOf(context: CallContext, given: readonly PlacementStrategy[] = []): Strategy[] {
  // What ECS does where none is given (aws-facts.md §1.6).
  if (given.length === 0) return ['zone', 'instance'];
  atMost(given, 5, 'strategies');
  return given.map((shape) => {
    const strategy = parseStrategy(shape);
    if (!strategy) throw notModelled(context, `the placement strategy ${shape.type}(${shape.field ?? ''})`);
    return strategy;
  });
}

/** Commands and environments are shown and change nothing; other sizes, roles and storage are not modelled. */
export function overridesOf(
  context: CallContext,
  given: TaskOverride | undefined,
  { containerName }: TaskDefinition,
): Overrides | undefined {
  if (!given) return undefined;
  if (JSON.stringify(given).length > MOST_OVERRIDES)
    throw invalid(`overrides can have at most ${MOST_OVERRIDES} characters.`);
  only(context, given, ['containerOverrides']);
  const containerOverrides = given.containerOverrides ?? [];
  for (const each of containerOverrides) {
    only(context, each, ['name', 'command', 'environment']);
    if (each.name !== containerName)
      throw invalid(`Override for container named ${each.name} is not a container in the TaskDefinition.`);
  }
  return { containerOverrides };
}

/** The subnets of an awsvpc task, which decide the zones where it may run; undefined for other network modes. */
export function subnetsOf(
  context: CallContext,
  given: NetworkConfiguration | undefined,
  { network }: TaskDefinition,
): ReadonlySet<string> | undefined {
  if (network !== 'awsvpc') {
    if (given) throw invalid('Network Configuration is only for the networkMode awsvpc.');
    return undefined;
  }
  const { awsvpcConfiguration } = given ?? {};
  if (!awsvpcConfiguration?.subnets?.length)
    throw invalid("Network Configuration must be provided when networkMode 'awsvpc' is specified.");
  only(context, awsvpcConfiguration, ['subnets', 'securityGroups', 'assignPublicIp']);
  atMost(awsvpcConfiguration.subnets, 16, 'subnets');
  return new Set(awsvpcConfiguration.subnets);
}
