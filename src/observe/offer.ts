// What a container instance offers to tasks (aws-facts.md §1.4). Its PORTS are the used ones, not the free ones.
import type { ContainerInstance, Resource } from '#aws/types.ts';
import type { OfferFacts } from '#model/observation.ts';
import type { Room } from '#model/room.ts';

/** Undefined unless ECS tells both how much there is and how much is left: half of it proves no room. */
export function offerOf(item: ContainerInstance): OfferFacts | undefined {
  const { registeredResources, remainingResources, attributes, capacityProviderName } = item;
  const [whole, left] = [roomIn(registeredResources), roomIn(remainingResources)];
  if (whole === undefined || left === undefined) return undefined;
  return {
    whole,
    left,
    attributes: new Map((attributes ?? []).map(({ name = '', value = '' }) => [name, value])),
    ...(capacityProviderName !== undefined && { provider: capacityProviderName }),
  };
}

/** ECS gives a number, or the GPUs themselves by name. */
function gpusIn(resources: readonly Resource[] | undefined): number {
  const gpu = resources?.find(({ name }) => name === 'GPU');
  return gpu?.stringSetValue?.length || (gpu?.integerValue ?? 0);
}

function roomIn(resources: readonly Resource[] | undefined): Room | undefined {
  const whole = (name: string) => resources?.find((each) => each.name === name)?.integerValue;
  const ports = (name: string, protocol: string) =>
    (resources?.find((each) => each.name === name)?.stringSetValue ?? []).map(
      (port) => `${protocol}:${port}`,
    );
  const [cpu, memory] = [whole('CPU'), whole('MEMORY')];
  if (cpu === undefined || memory === undefined) return undefined;
  return {
    cpu,
    memory,
    gpus: gpusIn(resources),
    // ECS does not tell; what its type has, placement takes from there.
    interfaces: Number.POSITIVE_INFINITY,
    ports: new Set([...ports('PORTS', 'tcp'), ...ports('PORTS_UDP', 'udp')]),
  };
}
