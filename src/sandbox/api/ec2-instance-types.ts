// DescribeInstanceTypes: what an instance of a type has (aws-facts.md §5.3).
import type { _InstanceType, InstanceTypeInfo } from '@aws-sdk/client-ec2';
import { AwsFault } from '../wire/fault.ts';
import type { Ec2Handlers } from '../wire/table.ts';
import { instanceTypesOf, type TypeFigures } from '../world/instance-types.ts';
import type { World } from '../world/state.ts';
import { only } from './check.ts';
import { ec2Page, endDryRun, type FilterTable, filtered, invalidValue } from './ec2-check.ts';

const LIMITS = [5, 100] as const;
const MOST_NAMED = 100;

export function instanceTypeHandlers(w: World): Ec2Handlers {
  return {
    DescribeInstanceTypes(input, context) {
      only(context, input, ['DryRun', 'InstanceTypes', 'Filters', 'MaxResults', 'NextToken']);
      const asked = named(instanceTypesOf(w), input.InstanceTypes ?? []);
      const found = filtered(asked, filters, { filters: input.Filters, context });
      // Nobody gets them all at once.
      const size = { MaxResults: input.MaxResults ?? LIMITS[1], NextToken: input.NextToken, limits: LIMITS };
      const { items, next } = ec2Page(found, ({ type }) => type, size);
      endDryRun(input);
      return { InstanceTypes: items.map(typeShape), NextToken: next };
    },
  };
}

/** One that does not exist fails the whole call. */
function named(all: readonly TypeFigures[], names: readonly string[]): readonly TypeFigures[] {
  if (names.length === 0) return all;
  if (names.length > MOST_NAMED) throw invalidValue(`At most ${MOST_NAMED} instance types can be given.`);
  const unknown = names.filter((name) => !all.some(({ type }) => type === name));
  if (unknown.length === 0) return all.filter(({ type }) => names.includes(type));
  const message = `The following supplied instance types do not exist: [${unknown.join(', ')}]`;
  throw new AwsFault('InvalidInstanceType', message);
}

const filters: FilterTable<TypeFigures & { tags?: undefined }> = {
  'instance-type': ({ type }) => [type],
  'processor-info.supported-architecture': ({ architecture }) => [architecture],
  'vcpu-info.default-vcpus': ({ vcpus }) => [String(vcpus)],
  'memory-info.size-in-mib': ({ memoryMiB }) => [String(memoryMiB)],
  'network-info.maximum-network-interfaces': ({ interfaces }) => [String(interfaces)],
};

const typeShape = ({
  type,
  vcpus,
  memoryMiB,
  gpus,
  interfaces,
  architecture,
}: TypeFigures): InstanceTypeInfo => ({
  InstanceType: type as _InstanceType,
  VCpuInfo: { DefaultVCpus: vcpus },
  MemoryInfo: { SizeInMiB: memoryMiB },
  ...(gpus > 0 && { GpuInfo: { Gpus: [{ Count: gpus }] } }),
  NetworkInfo: { MaximumNetworkInterfaces: interfaces },
  ProcessorInfo: { SupportedArchitectures: [architecture] },
});
