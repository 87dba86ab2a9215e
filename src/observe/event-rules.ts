// The enabled rules of the default event bus, by which alone AWS's own events come, and where they send (aws-facts.md §3.1). Reads only.
import type { AwsPorts } from '#aws/ports.ts';
import type { Rule } from '#aws/types.ts';
import { inParallel } from '#lib/parallel.ts';
import { readPages } from './paging.ts';
import { whole } from './whole.ts';

/** What `hear` makes of each rule that is on and follows a pattern, with its targets; targets of a rule of which it says undefined are not asked for. */
export async function readEventRules<T extends object>(
  { events }: Pick<AwsPorts, 'events'>,
  hear: (rule: Rule & { EventPattern: string }) => T | undefined,
): Promise<(T & { name: string; targets: string[] })[]> {
  const rules = await readPages(async (NextToken) => {
    const page = await events.listRules({ NextToken });
    // A rule without a pattern runs by the clock.
    return { items: whole(page.Rules, 'Name', 'EventPattern'), next: page.NextToken };
  });
  const heard = rules.flatMap((rule) => {
    const what = rule.State === 'DISABLED' ? undefined : hear(rule);
    return what === undefined ? [] : [{ name: rule.Name, ...what }];
  });
  return inParallel(heard, async (rule) => ({ ...rule, targets: await targetsOf(events, rule.name) }));
}

async function targetsOf(events: AwsPorts['events'], name: string): Promise<string[]> {
  const targets = await readPages(async (NextToken) => {
    const page = await events.listTargetsByRule({ Rule: name, NextToken });
    return { items: whole(page.Targets, 'Arn'), next: page.NextToken };
  });
  return targets.map(({ Arn }) => Arn);
}

export type Pattern = Readonly<Record<string, unknown>>;

/** Undefined for what is none: EventBridge takes no rule with it, and a rule without any runs by the clock. */
export function patternOf(text: string | undefined): Pattern | undefined {
  if (text === undefined) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Pattern) : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** A field that is not named allows everything. Of filters only `prefix` is read; any other is taken to let it through. */
export function allows(field: unknown, value: string): boolean {
  if (field === undefined) return true;
  if (!Array.isArray(field)) return false;
  return field.some((each: unknown) => {
    if (typeof each === 'string') return each === value;
    const prefix = (each as { prefix?: unknown } | null)?.prefix;
    return typeof prefix === 'string' ? value.startsWith(prefix) : typeof each === 'object' && each !== null;
  });
}
