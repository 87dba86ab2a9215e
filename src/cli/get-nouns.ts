// What `sluice get` has tables of: clusters, pools, instances and tasks, each with its columns.
import { isoTime } from '#lib/text.ts';
import {
  type ClusterStanding,
  createCensus,
  type InstanceStanding,
  type PoolStanding,
} from '#report/census.ts';
import { shortTask } from '#report/seen-text.ts';
import type { TaskStanding } from '#report/task-census.ts';
import type { Cells } from './table.ts';

export type Row = InstanceStanding | PoolStanding | ClusterStanding | TaskStanding;

export type Census = ReturnType<typeof createCensus>;

export interface Noun {
  readonly about: string;
  readonly kind: string;
  readonly head: Cells;
  readonly list: (census: Census) => readonly { readonly row: Row; readonly cells: Cells }[];
}

function noun<R extends Row>(
  words: Omit<Noun, 'list'>,
  rows: (census: Census) => readonly R[],
  cells: (row: R) => Cells,
): Noun {
  return { ...words, list: (census) => rows(census).map((row) => ({ row, cells: cells(row) })) };
}

const nextOf = ({ next }: Row): string => {
  const [first = '-', ...rest] = next;
  return rest.length === 0 ? first : `${first} (and ${rest.length} more)`;
};

/** State, reason and next step are the last cells of all. */
const standing = (row: Row): readonly [string, string, string] => [row.state, row.reason ?? '-', nextOf(row)];
const STANDING = ['STATE', 'REASON', 'NEXT'];

export const NOUNS: Readonly<Record<string, Noun>> = {
  clusters: noun(
    {
      about: 'the clusters that were looked at',
      kind: 'ClusterList',
      head: ['CLUSTER', 'SPEC', 'MODE', 'LOOKED', ...STANDING],
    },
    (census) => census.clusters(),
    (row) => [
      row.cluster,
      row.spec,
      row.mode ?? 'unknown',
      row.looked === undefined ? 'never' : isoTime(Date.parse(row.looked)),
      ...standing(row),
    ],
  ),
  pools: noun(
    {
      about: 'their pools: how many instances in which state, and what is decided of their size',
      kind: 'PoolList',
      head: ['POOL', 'CLUSTER', 'INSTANCES', ...STANDING],
    },
    (census) => census.pools(),
    (row) => [row.pool, row.cluster, String(row.instances), ...standing(row)],
  ),
  instances: noun(
    {
      about: 'their instances, those that are there',
      kind: 'InstanceList',
      head: ['INSTANCE', 'POOL', 'ADDRESS', 'STATE', 'CLUSTER', 'REASON', 'NEXT'],
    },
    (census) => census.instances(),
    (row) => {
      const [state, ...why] = standing(row);
      return [row.instance, row.pool ?? '-', row.ip ?? '-', state, row.cluster, ...why];
    },
  ),
  tasks: noun(
    {
      about: 'the tasks on them: rule, targets, and what becomes of each when its instance leaves',
      kind: 'TaskList',
      head: ['TASK', 'OF', 'INSTANCE', 'STATE', 'TARGETS', 'CLUSTER', 'REASON', 'NEXT'],
    },
    (census) => census.tasks(),
    (row) => {
      const of = row.service ?? (row.family === undefined ? '-' : `family ${row.family}`);
      const targets = row.targets.length === 0 ? '-' : row.targets.join(', ');
      return [
        shortTask(row.task),
        of,
        row.instance,
        row.state,
        targets,
        row.cluster,
        row.reason,
        row.next.join('; '),
      ];
    },
  ),
};

/** Tasks are what there is most of: only who asks for them keeps them. */
export const censusFor = (noun: Noun): Census => createCensus({ keepsTasks: noun.kind === 'TaskList' });
