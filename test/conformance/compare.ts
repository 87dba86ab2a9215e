// Two transcripts of one conversation, field by field: what differs, and whether it is on the list.
import type { KnownDifference } from './differences/known.ts';
import { normalise } from './normalise.ts';
import type { Answer, Side } from './side.ts';

export interface Difference {
  readonly conversation: string;
  /** `ecs:DescribeTasks`. */
  readonly call: string;
  /** `tasks[].lastStatus`; `error.code` and `error.status` for refusals. */
  readonly path: string;
  /** JSON; absent where the side has nothing there. */
  readonly moto?: string;
  readonly sandbox?: string;
  /** Which call of the conversation, and with what. */
  readonly where: string;
}

export interface Transcript {
  readonly answers: readonly Answer[];
  /** The answers with roles for names. */
  readonly plain: readonly unknown[];
}

export const transcriptOf = (side: Side): Transcript => ({
  answers: side.answers,
  plain: side.answers.map((answer) => {
    const { error } = answer;
    return normalise(
      error ? { error: { code: error.code, status: error.status } } : view(answer),
      side.roles,
    );
  }),
});

/** A reservation is one launch, and how many instances a launch has is the launcher's own affair: taken as one. */
function view({ service, operation, output }: Answer): unknown {
  if (service !== 'ec2' || operation !== 'DescribeInstances' || !output?.Reservations?.length) return output;
  const [first] = output.Reservations;
  const Instances = output.Reservations.flatMap((one: any) => one.Instances ?? []);
  return { ...output, Reservations: [{ ...first, Instances }] };
}

export function compare(conversation: string, moto: Transcript, sandbox: Transcript): Difference[] {
  if (moto.answers.length !== sandbox.answers.length) {
    const counts = `moto gave ${moto.answers.length} answers, the sandbox ${sandbox.answers.length}`;
    throw new Error(`${conversation}: the two sides held different conversations: ${counts}`);
  }
  return sandbox.answers.flatMap((answer, n) => {
    if (!isAnswer(moto.answers[n]!)) return [];
    const { service, operation, input } = answer;
    const where = `call ${n + 1}, input ${JSON.stringify(input).slice(0, 200)}`;
    const found = differencesOf(moto.plain[n], sandbox.plain[n], '');
    return found.map((one) => ({ conversation, call: `${service}:${operation}`, where, ...one }));
  });
}

/** moto's own exceptions come as HTTP 500: then there is nothing to compare with. */
export const isAnswer = ({ error }: Answer): boolean => error === undefined || error.status < 500;

interface Found {
  readonly path: string;
  readonly moto?: string;
  readonly sandbox?: string;
}

function differencesOf(moto: unknown, sandbox: unknown, path: string): Found[] {
  if (Array.isArray(moto) && Array.isArray(sandbox)) return inLists(moto, sandbox, path);
  if (isRecord(moto) && isRecord(sandbox)) return inRecords(moto, sandbox, path);
  const [a, b] = [JSON.stringify(moto), JSON.stringify(sandbox)];
  return a === b ? [] : [{ path, moto: a, sandbox: b }];
}

function inRecords(moto: Record<string, unknown>, sandbox: Record<string, unknown>, path: string): Found[] {
  const keys = new Set([...Object.keys(moto), ...Object.keys(sandbox)]);
  return [...keys].flatMap((key) =>
    differencesOf(moto[key], sandbox[key], path === '' ? key : `${path}.${key}`),
  );
}

/** Things are compared with the things of the same name; what has no name with what stands at the same place. */
function inLists(moto: readonly unknown[], sandbox: readonly unknown[], path: string): Found[] {
  const [theirs, ours] = [byIdentity(moto), byIdentity(sandbox)];
  if (!theirs || !ours) {
    const length = Math.max(moto.length, sandbox.length);
    return Array.from({ length }, (_, n) => differencesOf(moto[n], sandbox[n], `${path}[]`)).flat();
  }
  const names = [...new Set([...theirs.keys(), ...ours.keys()])].sort();
  return names.flatMap((name) =>
    differencesOf(theirs.get(name), ours.get(name), `${path}[${isWord(name) ? name : ''}]`),
  );
}

/** By what is each element's own; undefined where that does not tell them apart. */
function byIdentity(list: readonly unknown[]): Map<string, unknown> | undefined {
  const map = new Map(list.map((item) => [identityOf(item) ?? '', item]));
  return map.size === list.length && !map.has('') ? map : undefined;
}

const identifying = [
  ...['name', 'key', 'Name', 'RegionName', 'ZoneName', 'ProcessName', 'LifecycleHookName', 'InstanceId'],
  ...['taskArn', 'serviceArn', 'containerInstanceArn', 'clusterArn', 'AutoScalingGroupName', 'DeviceName'],
  ...['MetricName', 'Metric', 'targetGroupArn', 'TargetGroupArn', 'LoadBalancerArn', 'status'],
];

function identityOf(item: unknown): string | undefined {
  if (typeof item === 'string') return item;
  if (!isRecord(item)) return undefined;
  const { Key, ResourceId, Target, Instances, targetId, name, TargetHealth: _ } = item as any;
  if (Key !== undefined) return ResourceId ? `${ResourceId}: ${Key}` : Key;
  if (targetId !== undefined) return `${targetId}: ${name}`;
  if (Target?.Id) return `${Target.Id}:${Target.Port}`;
  if (Array.isArray(Instances) && Instances.length === 1) return (Instances[0] as any).InstanceId;
  const own = identifying.find((field) => typeof item[field] === 'string');
  return own && String(item[own]);
}

/** A name that AWS gave, and so worth telling; ids and ARNs are not. */
const isWord = (name: string) => !/[<\s]|^arn:/.test(name);

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Those that no entry of the list covers. `used` collects the entries that did. */
export function unlisted(
  differences: readonly Difference[],
  known: readonly KnownDifference[],
  used: Set<KnownDifference>,
): Difference[] {
  return differences.filter((difference) => {
    const entry = known.find((one) => covers(one, difference));
    if (entry) used.add(entry);
    return !entry;
  });
}

function covers(entry: KnownDifference, { call, path, moto, sandbox, where }: Difference): boolean {
  return (
    fits(entry.call, call) &&
    fits(entry.path, path) &&
    where.includes(entry.input ?? '') &&
    (entry.moto === undefined || fits(entry.moto, moto ?? 'nothing')) &&
    (entry.sandbox === undefined || fits(entry.sandbox, sandbox ?? 'nothing'))
  );
}

/** `*` is any text; several ways are parted by ` | `. */
function fits(pattern: string, text: string): boolean {
  return pattern.split(' | ').some((one) => {
    const source = one.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*');
    return new RegExp(`^${source}$`, 's').test(text);
  });
}

/** One difference, for people. */
export const inWords = ({ conversation, call, path, moto, sandbox, where }: Difference): string =>
  `${conversation}: ${call} differs at ${path}: moto ${short(moto)}, the sandbox ${short(sandbox)} (${where})`;

const short = (text = 'nothing') => (text.length > 160 ? `${text.slice(0, 160)}…` : text);
