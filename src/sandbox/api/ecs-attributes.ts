// Custom attributes of container instances (aws-facts.md §1.4 limits, §11.1 which states take them).
import type { Attribute } from '@aws-sdk/client-ecs';
import { AwsFault } from '../wire/fault.ts';
import type { EcsHandlers } from '../wire/table.ts';
import { isBuiltIn, MOST_CUSTOM, takesAttributes } from '../world/attributes.ts';
import { touch } from '../world/cluster-changes.ts';
import type { Cluster, ContainerInstance, World } from '../world/state.ts';
import { atMost, invalid, only } from './check.ts';
import { assertAttribute } from './ecs-attribute-rules.ts';
import { clusterOf, findContainerInstance, isArn } from './ecs-find.ts';
import { ecsPage } from './ecs-page.ts';

export function attributeHandlers(w: World): EcsHandlers {
  return {
    PutAttributes(input, context) {
      only(context, input, ['cluster', 'attributes']);
      const cluster = clusterOf(w, input.cluster);
      const attributes = checked(input.attributes);
      // All are looked at before any is put.
      const puts = attributes.map((attribute) => ({ attribute, target: targetOf(cluster, attribute) }));
      for (const { attribute, target } of puts) assertMayPut(w, target, attribute);
      assertRoom(puts);
      for (const { attribute, target } of puts) {
        target.attributes.set(attribute.name!, attribute.value);
        touch(target);
      }
      return {
        attributes: puts.map(({ attribute, target }) => shape(target, attribute.name!, attribute.value)),
      };
    },

    DeleteAttributes(input, context) {
      only(context, input, ['cluster', 'attributes']);
      const cluster = clusterOf(w, input.cluster);
      const deletions = checked(input.attributes).map(({ name, ...rest }) => ({
        name: name!,
        target: targetOf(cluster, rest),
      }));
      for (const { name, target } of deletions) {
        if (!isBuiltIn(name)) target.attributes.delete(name);
        touch(target);
      }
      return { attributes: deletions.map(({ name, target }) => shape(target, name, undefined)) };
    },

    ListAttributes(input, context) {
      only(context, input, [
        'cluster',
        'targetType',
        'attributeName',
        'attributeValue',
        'maxResults',
        'nextToken',
      ]);
      if (input.targetType !== 'container-instance') throw invalid('targetType must be container-instance.');
      if (input.attributeValue && !input.attributeName)
        throw invalid('attributeValue needs an attributeName.');
      const found = [...clusterOf(w, input.cluster).containerInstances.values()]
        .filter((container) => container.status !== 'INACTIVE')
        .flatMap((container) =>
          [...container.attributes].map(([name, value]) => shape(container, name, value)),
        )
        .filter(({ name }) => !input.attributeName || name === input.attributeName)
        .filter(({ value }) => !input.attributeValue || value === input.attributeValue);
      const { items, next } = ecsPage(found, ({ targetId, name }) => `${targetId} ${name}`, input);
      return { attributes: items, nextToken: next };
    },
  };
}

function checked(attributes: readonly Attribute[] = []): readonly Attribute[] {
  if (attributes.length === 0) throw invalid('Attributes cannot be empty.');
  atMost(attributes, 10, 'attributes');
  for (const attribute of attributes) assertAttribute(attribute);
  return attributes;
}

function targetOf(
  cluster: Cluster,
  { targetId = '', targetType }: Omit<Attribute, 'name'>,
): ContainerInstance {
  if (targetType && targetType !== 'container-instance')
    throw invalid('targetType must be container-instance.');
  if (!isArn(targetId) && !targetType) throw invalid('A short target id needs a targetType.');
  const container = findContainerInstance(cluster, targetId);
  if (container && container.status !== 'INACTIVE') return container;
  throw new AwsFault('TargetNotFoundException', 'The specified target was not found.');
}

function assertMayPut(w: World, target: ContainerInstance, attribute: Attribute): void {
  if (isBuiltIn(attribute.name!))
    throw invalid(`The attribute ${attribute.name} is set by Amazon ECS itself.`);
  if (!takesAttributes(w, target))
    throw invalid(`Attributes cannot be put on a container instance that is ${target.status}.`);
}

function assertRoom(puts: readonly { attribute: Attribute; target: ContainerInstance }[]): void {
  const after = new Map<ContainerInstance, Set<string>>();
  for (const { attribute, target } of puts) {
    const names =
      after.get(target) ?? new Set([...target.attributes.keys()].filter((name) => !isBuiltIn(name)));
    after.set(target, names.add(attribute.name!));
    if (names.size <= MOST_CUSTOM) continue;
    throw new AwsFault(
      'AttributeLimitExceededException',
      `A resource can have at most ${MOST_CUSTOM} custom attributes.`,
    );
  }
}

const shape = (target: ContainerInstance, name: string, value: string | undefined): Attribute => ({
  name,
  value,
  targetType: 'container-instance',
  targetId: target.arn,
});
