// What `sluice readiness` says in words, whoever lays it out: text and Markdown say the same.
import { count, isoTime, listed } from '#lib/text.ts';
import type {
  BatchReadiness,
  ClusterReadiness,
  Finding,
  LeavingSeconds,
  PoolReadiness,
  ServiceReadiness,
  Verdict,
} from '#model/readiness.ts';

const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  cannot: 'cannot',
  notKnown: 'not known',
  atRisk: 'at risk',
  ready: 'ready',
};

/** Of groups the question is another one: what they do to tasks. */
const POOL_WORDS = { ...VERDICT_WORDS, cannot: 'would cut' };

/** The gravest first. */
const ORDER: readonly Verdict[] = ['cannot', 'notKnown', 'atRisk', 'ready'];

/** One thing with a verdict: a service, tasks of a family, a group or a fleet. */
export interface Row {
  readonly name: string;
  readonly about: string;
  readonly verdict: Verdict;
  /** The verdict, for people. */
  readonly word: string;
  readonly findings: readonly Finding[];
}

export interface Block {
  readonly title: string;
  /** The gravest first; those that are ready and of which nothing is to be said are in `quiet`. */
  readonly rows: readonly Row[];
  readonly quiet: readonly string[];
  /** What is good to know of several, told once. */
  readonly notes: readonly Note[];
}

export interface Note {
  readonly about: readonly string[];
  readonly finding: Finding;
}

export function blocksOf({ services, batch, pools }: ClusterReadiness): Block[] {
  const blocks: [string, Row[]][] = [
    ['Services', services.map(serviceRow)],
    ['Tasks outside services', batch.map(batchRow)],
    ['Auto Scaling groups and Spot Fleets', pools.map(poolRow)],
  ];
  return blocks.filter(([, rows]) => rows.length > 0).map(([title, rows]) => blockOf(title, rows));
}

function blockOf(title: string, all: readonly Row[]): Block {
  const graves = ORDER.flatMap((verdict) => all.filter((row) => row.verdict === verdict));
  const isLoud = ({ verdict }: Row) => verdict !== 'ready';
  return {
    title: `${title}: ${tallyOf(all)}`,
    rows: graves
      .filter(isLoud)
      .map((row) => ({ ...row, findings: row.findings.filter(({ weight }) => weight !== 'note') }))
      .map((row) => (row.findings.length > 0 ? row : { ...row, findings: unreadOf(all, row.name) })),
    quiet: graves.filter((row) => !isLoud(row)).map(({ name }) => name),
    notes: notesOf(all),
  };
}

/** What is not known has no finding of weight, but what could not be read. */
const unreadOf = (all: readonly Row[], name: string): Finding[] =>
  all.flatMap((row) => (row.name === name ? row.findings.filter(({ kind }) => kind === 'unread') : []));

function notesOf(rows: readonly Row[]): Note[] {
  const notes = new Map<string, { about: string[]; finding: Finding }>();
  for (const { name, verdict, findings } of rows)
    for (const finding of findings.filter(({ weight }) => weight === 'note')) {
      if (finding.kind === 'unread' && verdict === 'notKnown') continue;
      const note = notes.get(finding.what) ?? { about: [], finding };
      note.about.push(name);
      notes.set(finding.what, note);
    }
  return [...notes.values()];
}

/** Such as `1 cannot, 2 at risk, 5 ready`. */
function tallyOf(rows: readonly Pick<Row, 'verdict' | 'word'>[]): string {
  const told = ORDER.flatMap((verdict) => {
    const same = rows.filter((row) => row.verdict === verdict);
    return same.length === 0 ? [] : [`${same.length} ${same[0]!.word}`];
  });
  return told.join(', ');
}

function judged(
  { verdict, findings }: Pick<ServiceReadiness, 'verdict' | 'findings'>,
  words: Readonly<Record<Verdict, string>> = VERDICT_WORDS,
): Pick<Row, 'verdict' | 'word' | 'findings'> {
  return { verdict, word: words[verdict], findings };
}

function serviceRow(each: ServiceReadiness): Row {
  const { service, desired, tasks, hosts, spotHosts, seconds } = each;
  const wanted = tasks === desired ? '' : ` of ${desired} wanted`;
  const spot = spotHosts === 0 ? '' : `, ${spotHosts} spot`;
  const about = `${count(tasks, 'task')}${wanted} on ${count(hosts, 'host')}${spot}${secondsText(seconds)}`;
  return { name: service, about, ...judged(each) };
}

function secondsText({ stop, deregistrationDelay: delay }: LeavingSeconds): string {
  if (stop === undefined) return '';
  return `; ${delay === undefined ? '' : `deregistration delay ${delay} s, `}stop time ${stop} s`;
}

function batchRow(each: BatchReadiness): Row {
  const { family, tasks, spotTasks } = each;
  const about = `${count(tasks, 'task')}${spotTasks === 0 ? '' : `, ${spotTasks} on spot`}`;
  return { name: family, about, ...judged(each) };
}

function poolRow(each: PoolReadiness): Row {
  const { pool, source, instances, spotInstances, hooks = [] } = each;
  const spot = spotInstances === 0 ? '' : `, ${spotInstances} spot`;
  const held = hooks.length === 0 ? 'no terminate hook' : `terminate hook ${listed(hooks)}`;
  const care = source === 'fleet' ? 'Spot Fleet' : `${each.protected ?? 0} protected, ${held}`;
  const about = `${count(instances, 'instance')}${spot}; ${care}`;
  return { name: pool, about, ...judged(each, POOL_WORDS) };
}

/** The first lines on a cluster: label and text. */
export function headOf(each: ClusterReadiness): [string, string][] {
  const { observedAt, instances, spotInstances, incomplete } = each;
  const whole = incomplete.length === 0 ? 'complete' : 'INCOMPLETE:';
  return [
    ['observed', `${isoTime(observedAt)}, ${whole}`],
    ...incomplete.map(({ part, problem }): [string, string] => ['', `${part}: ${problem}`]),
    ['hosts', `${count(instances, 'instance')}, ${spotInstances} of them spot`],
  ];
}

export const sourceText = ({ facts }: Finding): string => (facts === undefined ? '' : ` (${facts})`);

/** The last line of all. */
export function verdictText(clusters: readonly ClusterReadiness[], problems: number): string {
  const of = (rows: readonly Row[], [one, many]: readonly [string, string]) =>
    rows.length === 0 ? [] : [`${rows.length} ${rows.length === 1 ? one : many} (${tallyOf(rows)})`];
  const told = [
    ...of(
      clusters.flatMap(({ services }) => services.map(serviceRow)),
      ['service', 'services'],
    ),
    ...of(
      clusters.flatMap(({ batch }) => batch.map(batchRow)),
      ['task family', 'task families'],
    ),
    ...of(
      clusters.flatMap(({ pools }) => pools.map(poolRow)),
      ['group or fleet', 'groups and fleets'],
    ),
  ];
  const open = problems > 0 || clusters.some(({ incomplete }) => incomplete.length > 0);
  const all = told.length === 0 ? 'nothing runs on instances' : told.join('; ');
  return `${count(clusters.length, 'cluster')}: ${all}${open ? '; not all could be read' : ''}.`;
}
