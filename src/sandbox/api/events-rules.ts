// EventBridge's rules: put, described, listed, switched on and off, deleted; and patterns tried out. No schedules.
import { AwsFault } from '../wire/fault.ts';
import type { EventsHandlers } from '../wire/table.ts';
import { putRule } from '../world/bus-rules.ts';
import { PatternError, parsePattern } from '../world/event-pattern.ts';
import type { World } from '../world/state.ts';
import { notModelled, only } from './check.ts';
import {
  assertDefaultBus,
  assertRuleName,
  busArn,
  eventsPage,
  eventsValidation,
  ruleOf,
  ruleShape,
} from './events-find.ts';
import { setTags } from './events-tags.ts';

/** On one bus. */
const MOST_RULES = 300;

export function ruleHandlers(w: World): EventsHandlers {
  return {
    PutRule(input, context) {
      only(context, input, ['Name', 'EventPattern', 'State', 'Description', 'EventBusName', 'Tags']);
      const { Name: name = '', EventPattern: pattern, State: state = 'ENABLED' } = input;
      assertDefaultBus(w, input.EventBusName);
      assertRuleName(name);
      if (!pattern)
        throw eventsValidation('Parameter(s) EventPattern or ScheduleExpression must be specified.');
      if (state !== 'ENABLED' && state !== 'DISABLED') throw notModelled(context, `the state ${state}`);
      const isNew = !w.rules.some((rule) => rule.name === name);
      if (w.rules.length >= MOST_RULES && isNew) {
        throw new AwsFault(
          'LimitExceededException',
          'The requested resource exceeds the maximum number allowed.',
        );
      }
      const rule = withPatternFault(() =>
        putRule(w, { name, pattern, state, description: input.Description }),
      );
      // Tags of a rule that was there already stay as they are.
      if (isNew) setTags(rule, input.Tags ?? []);
      return { RuleArn: rule.arn };
    },

    DescribeRule(input, context) {
      only(context, input, ['Name', 'EventBusName']);
      const rule = ruleOf(w, { name: input.Name, bus: input.EventBusName });
      return { ...ruleShape(w, rule), CreatedBy: w.account };
    },

    ListRules(input, context) {
      only(context, input, ['NamePrefix', 'EventBusName', 'NextToken', 'Limit']);
      assertDefaultBus(w, input.EventBusName);
      const found = w.rules.filter(({ name }) => name.startsWith(input.NamePrefix ?? ''));
      const { items, next } = eventsPage(found, ({ name }) => name, input);
      return { Rules: items.map((rule) => ruleShape(w, rule)), NextToken: next };
    },

    EnableRule(input, context) {
      only(context, input, ['Name', 'EventBusName']);
      ruleOf(w, { name: input.Name, bus: input.EventBusName }).state = 'ENABLED';
      return {};
    },

    DisableRule(input, context) {
      only(context, input, ['Name', 'EventBusName']);
      ruleOf(w, { name: input.Name, bus: input.EventBusName }).state = 'DISABLED';
      return {};
    },

    DeleteRule(input, context) {
      only(context, input, ['Name', 'EventBusName', 'Force']);
      assertDefaultBus(w, input.EventBusName);
      const index = w.rules.findIndex(({ name }) => name === input.Name);
      if ((w.rules[index]?.targets.size ?? 0) > 0) {
        throw eventsValidation("Rule can't be deleted since it has targets.");
      }
      // Deleting a rule that is not there succeeds.
      if (index >= 0) w.rules.splice(index, 1);
      return {};
    },

    TestEventPattern(input, context) {
      only(context, input, ['EventPattern', 'Event']);
      const matches = withPatternFault(() => parsePattern(input.EventPattern ?? ''));
      return { Result: matches(eventOf(input.Event ?? '')) };
    },

    ListEventBuses(input, context) {
      only(context, input, ['NamePrefix', 'NextToken', 'Limit']);
      const isNamed = 'default'.startsWith(input.NamePrefix ?? '');
      return { EventBuses: isNamed ? [{ Name: 'default', Arn: busArn(w) }] : [] };
    },

    DescribeEventBus(input, context) {
      only(context, input, ['Name']);
      assertDefaultBus(w, input.Name);
      return { Name: 'default', Arn: busArn(w) };
    },
  };
}

function withPatternFault<T>(run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof PatternError)) throw error;
    throw new AwsFault(
      'InvalidEventPatternException',
      `Event pattern is not valid. Reason: ${error.message}`,
    );
  }
}

/** An event needs the fields of the envelope to be tested. */
function eventOf(text: string): object {
  const event = parsed(text) as Record<string, unknown> | undefined;
  const needed = ['id', 'account', 'source', 'time', 'region', 'resources', 'detail-type'];
  const missing = needed.find((field) => event?.[field] === undefined);
  if (event && missing === undefined) return event;
  throw eventsValidation(
    event ? `Parameter Event is not valid. Reason: ${missing} is missing.` : 'Parameter Event is not valid.',
  );
}

/** Undefined where the text is no JSON object. */
function parsed(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
