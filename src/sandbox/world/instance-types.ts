// Instance types: public figures of those that people use most, and those that a scenario makes up (aws-facts.md §5.3).
import type { InstanceType, World } from './state.ts';

export type Architecture = 'x86_64' | 'arm64';

export interface TypeFigures {
  readonly type: string;
  readonly vcpus: number;
  readonly memoryMiB: number;
  readonly gpus: number;
  /** The most that an instance can have, its own included. */
  readonly interfaces: number;
  readonly architecture: Architecture;
}

/** Of families since Nitro: vCPUs and network interfaces. */
const SIZES = {
  medium: [1, 2],
  large: [2, 3],
  xlarge: [4, 4],
  '2xlarge': [8, 4],
  '4xlarge': [16, 8],
  '8xlarge': [32, 8],
  '9xlarge': [36, 8],
  '12xlarge': [48, 8],
  '16xlarge': [64, 15],
  '18xlarge': [72, 15],
  '24xlarge': [96, 15],
} as const;
type Size = keyof typeof SIZES;

const USUAL = ['large', 'xlarge', '2xlarge', '4xlarge', '8xlarge', '12xlarge', '16xlarge'] as const;
const OF_C5 = ['large', 'xlarge', '2xlarge', '4xlarge', '9xlarge', '12xlarge', '18xlarge'] as const;

/** Families whose memory goes with their vCPUs, in GiB each. */
const FAMILIES: readonly (readonly [families: string, gibPerVcpu: number, sizes: readonly Size[]])[] = [
  ['m5 m5a m6i m6a m7i', 4, [...USUAL, '24xlarge']],
  ['c6i c6a c7i', 2, [...USUAL, '24xlarge']],
  ['r5 r6i r7i', 8, [...USUAL, '24xlarge']],
  ['c5', 2, [...OF_C5, '24xlarge']],
  ['m6g m7g', 4, ['medium', ...USUAL]],
  ['c6g c7g', 2, ['medium', ...USUAL]],
  ['r6g r7g', 8, ['medium', ...USUAL]],
];

/** Those that follow no such rule: vCPUs, GiB, network interfaces, GPUs. */
const OTHERS: Readonly<Record<string, readonly [number, number, number, number?]>> = {
  't3.micro': [2, 1, 2],
  't3.small': [2, 2, 3],
  't3.medium': [2, 4, 3],
  't3.large': [2, 8, 3],
  't3.xlarge': [4, 16, 4],
  't3.2xlarge': [8, 32, 4],
  't4g.micro': [2, 1, 2],
  't4g.small': [2, 2, 3],
  't4g.medium': [2, 4, 3],
  't4g.large': [2, 8, 3],
  't4g.xlarge': [4, 16, 4],
  't4g.2xlarge': [8, 32, 4],
  'g4dn.xlarge': [4, 16, 3, 1],
  'g4dn.2xlarge': [8, 32, 3, 1],
  'g4dn.4xlarge': [16, 64, 3, 1],
  'g4dn.8xlarge': [32, 128, 4, 1],
  'g4dn.12xlarge': [48, 192, 8, 4],
  'g5.xlarge': [4, 16, 4, 1],
  'g5.2xlarge': [8, 32, 4, 1],
  'g5.4xlarge': [16, 64, 8, 1],
  'p3.2xlarge': [8, 61, 4, 1],
  'p3.8xlarge': [32, 244, 8, 4],
  'p3.16xlarge': [64, 488, 8, 8],
};

/** Families of Graviton have a g after the number of their generation: m7g, c6gn, t4g. */
export const architectureOf = (type: string): Architecture =>
  /^[a-z]+\d+g/.test(type) || type.startsWith('a1.') ? 'arm64' : 'x86_64';

const figures = (
  type: string,
  [vcpus, gib, interfaces, gpus = 0]: readonly [number, number, number, number?],
): TypeFigures => ({
  type,
  vcpus,
  memoryMiB: gib * 1024,
  gpus,
  interfaces,
  architecture: architectureOf(type),
});

const PUBLIC: ReadonlyMap<string, TypeFigures> = new Map(
  [
    ...FAMILIES.flatMap(([families, gibPerVcpu, sizes]) =>
      families.split(' ').flatMap((family) =>
        sizes.map((size) => {
          const [vcpus, interfaces] = SIZES[size];
          return figures(`${family}.${size}`, [vcpus, vcpus * gibPerVcpu, interfaces]);
        }),
      ),
    ),
    ...Object.entries(OTHERS).map(([type, numbers]) => figures(type, numbers)),
  ].map((each) => [each.type, each]),
);

/** All types of this world, by name. */
export function instanceTypesOf(w: World): TypeFigures[] {
  const launchers = [...w.groups.values(), ...w.fleets.values()];
  const all = new Map(PUBLIC);
  for (const { types } of launchers) for (const type of types) all.set(type.type, inScenario(type));
  return [...all.values()].sort((a, b) => (a.type < b.type ? -1 : 1));
}

/** What a scenario's hosts of a type do is what is told of it; the memory is more than what they register. */
function inScenario({ type, cpu, memory, gpus, enis }: InstanceType): TypeFigures {
  return {
    type,
    vcpus: Math.ceil(cpu / 1024),
    memoryMiB: Math.max(memory, PUBLIC.get(type)?.memoryMiB ?? 0),
    gpus,
    // One is the host's own.
    interfaces: enis + 1,
    architecture: architectureOf(type),
  };
}
