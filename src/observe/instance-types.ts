// What instance types have (aws-facts.md §5.3): the interfaces of hosts, and all of what a pool launches that has none. A type never
// changes, so each is read once; without them all goes on as if nobody could know. Reads only.
import type { InstanceTypeInfo } from '#aws/types.ts';
import { chunksOf, inParallel } from '#lib/parallel.ts';
import type { PoolFacts } from '#model/observation.ts';
import type { TypeFacts } from '#model/room.ts';
import type { Registrations } from './container-instances.ts';
import type { ReadContext } from './context.ts';
import { keeping } from './keeping.ts';
import { readPages } from './paging.ts';

/** How long it is good for that a type does not exist. */
const NONE_MS = 600_000;
const PAGE = 100;

/** Reads those that are not known yet, in mode scale. Says why where that failed. */
export async function learnTypes(
  context: ReadContext,
  pools: Iterable<PoolFacts>,
  registrations: Registrations,
): Promise<string | undefined> {
  if (context.spec.mode !== 'scale') return undefined;
  const { types } = context.cache;
  const named = new Set([...typesOfHosts(registrations), ...typesOfPools(pools)]);
  const unknown = [...named].filter((name) => !types.has(name)).sort();
  if (unknown.length === 0) return undefined;
  const key = `instance types ${unknown.join()}`;
  const asked = { key, forMs: NONE_MS, right: 'ec2:DescribeInstanceTypes' };
  const { value = [], problem } = await keeping(context, asked, () => readTypes(context, unknown));
  for (const [name, facts] of value) types.set(name, facts);
  return problem;
}

const typesOfHosts = ({ present }: Registrations): string[] =>
  [...present.values()].flatMap(({ offer }) => offer?.attributes.get('ecs.instance-type') ?? []);

const typesOfPools = (pools: Iterable<PoolFacts>): string[] =>
  [...pools].flatMap(({ launches = [] }) => launches.map(({ type }) => type));

/** By a filter, and not by name: there one that does not exist fails the whole call. */
async function readTypes({ ports }: ReadContext, names: readonly string[]): Promise<[string, TypeFacts][]> {
  const answers = await inParallel(chunksOf(names, PAGE), (Values) =>
    readPages(async (NextToken) => {
      const Filters = [{ Name: 'instance-type', Values }];
      const page = await ports.ec2.describeInstanceTypes({ Filters, MaxResults: PAGE, NextToken });
      return { items: page.InstanceTypes, next: page.NextToken };
    }),
  );
  return answers.flat().flatMap(factsOf);
}

/** Nothing of one that is told in part: a missing number is no zero. */
function factsOf(info: InstanceTypeInfo): [string, TypeFacts][] {
  const { InstanceType: name, VCpuInfo, MemoryInfo, GpuInfo, NetworkInfo, ProcessorInfo } = info;
  const [vcpus, memory] = [VCpuInfo?.DefaultVCpus, MemoryInfo?.SizeInMiB];
  const interfaces = NetworkInfo?.MaximumNetworkInterfaces;
  if (name === undefined || vcpus === undefined || memory === undefined || interfaces === undefined)
    return [];
  const gpus = (GpuInfo?.Gpus ?? []).reduce((sum, { Count = 0 }) => sum + Count, 0);
  const architectures = ProcessorInfo?.SupportedArchitectures ?? [];
  return [[name, { cpu: vcpus * 1024, memory, gpus, interfaces, architectures }]];
}
