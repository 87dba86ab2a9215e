// Answers that are not the truth: of long ago, with items missing, in pages that were taken at different times, or torn.
import type { Random } from '#lib/random.ts';
import type { MeddledCall } from './meddle.ts';

type Answer = Readonly<Record<string, unknown>>;

/** Lists of an answer, except the list of what was not found. */
const isList = (key: string, value: unknown): value is unknown[] =>
  Array.isArray(value) && key !== 'failures' && value.length > 0;

/** Each item stays with this probability. */
export function thinned(answer: Answer, keep: number, random: Random): Answer {
  return withoutSome(answer, () => random.chance(keep));
}

/** Likewise, and ECS says of those that it leaves out that they are MISSING. */
export function denied(answer: Answer, keep: number, random: Random): Answer {
  const failures = [...((answer.failures as object[] | undefined) ?? [])];
  const rest = withoutSome(answer, (item) => {
    const { taskArn, containerInstanceArn } = item as { taskArn?: string; containerInstanceArn?: string };
    const stays = random.chance(keep);
    if (!stays) failures.push({ arn: taskArn ?? containerInstanceArn, reason: 'MISSING' });
    return stays;
  });
  return { ...rest, failures };
}

function withoutSome(answer: Answer, stays: (item: unknown) => boolean): Answer {
  const entries = Object.entries(answer).map(([key, value]) =>
    isList(key, value) ? [key, value.filter(stays)] : [key, value],
  );
  return Object.fromEntries(entries) as Answer;
}

/** Of each item some members are missing. */
export function torn(answer: Answer, random: Random): Answer {
  const tear = (item: unknown) => {
    if (typeof item !== 'object' || item === null) return item;
    return Object.fromEntries(Object.entries(item).filter(() => !random.chance(0.2)));
  };
  const entries = Object.entries(answer).map(([key, value]) => [
    key,
    isList(key, value) ? value.map(tear) : value,
  ]);
  return Object.fromEntries(entries) as Answer;
}

/** Remembers answers, so that old ones can be given again. */
export class Archive {
  readonly #answers = new Map<string, { at: number; answer: Answer }[]>();

  static keyOf({ service, operation, input }: MeddledCall): string {
    return `${service}:${operation} ${JSON.stringify(input)}`;
  }

  keep(call: MeddledCall, at: number, answer: Answer): void {
    const key = Archive.keyOf(call);
    const kept = this.#answers.get(key) ?? [];
    kept.push({ at, answer });
    // The longest lag is five minutes.
    while (kept.length > 0 && at - kept[0]!.at > 400) kept.shift();
    this.#answers.set(key, kept);
  }

  /** The newest answer to the same question that is at least this old, second. */
  asOf(call: MeddledCall, second: number): Answer | undefined {
    return this.#answers.get(Archive.keyOf(call))?.findLast(({ at }) => at <= second)?.answer;
  }
}

const PAGE = 2;
const TOKENS = ['nextToken', 'NextToken'] as const;

/** Where a list goes on, if this call asks for a page of ours. */
export function pageAsked({ input }: MeddledCall): number | undefined {
  const token = TOKENS.map((name) => input[name]).find((each) => typeof each === 'string');
  const found = /^page-(\d+)$/.exec(token ?? '');
  return found ? Number(found[1]) : undefined;
}

/** The same question from its beginning. */
export function withoutPage({ input }: MeddledCall): MeddledCall['input'] {
  return Object.fromEntries(Object.entries(input).filter(([key]) => !TOKENS.some((name) => name === key)));
}

/** Whether the answer of this call can come in pages: it names nothing that it asks for. */
export function isListing({ operation, input }: MeddledCall): boolean {
  if (/^List/.test(operation)) return true;
  const named = Object.keys(input).some((key) => /(Ids|Names|Arns?|s)$/.test(key) && key !== 'MaxResults');
  return /^Describe(AutoScalingGroups|Instances|SpotInstanceRequests)$/.test(operation) && !named;
}

/** In how many pages a listing comes. */
export const pagesOf = (answer: Answer): number => Math.ceil(listIn(answer).items.length / PAGE);

function listIn(answer: Answer): { readonly key?: string; readonly items: readonly unknown[] } {
  const [key, items] = Object.entries(answer).find(([name, value]) => isList(name, value)) ?? [];
  return key !== undefined && Array.isArray(items) ? { key, items } : { items: [] };
}

/** The page that begins at this item of a listing as it is now. */
export function pageOf(answer: Answer, from: number, { service }: MeddledCall): Answer {
  const { key, items } = listIn(answer);
  if (key === undefined) return answer;
  const token = service === 'ecs' ? 'nextToken' : 'NextToken';
  const isLast = items.length <= from + PAGE;
  return {
    ...answer,
    [key]: items.slice(from, from + PAGE),
    ...(!isLast && { [token]: `page-${from + PAGE}` }),
  };
}
