// Where EventBridge's rules send: SQS queues of the account (aws-facts.md §3.1). Other targets answer 501.
import type { Target } from '@aws-sdk/client-eventbridge';
import { AwsFault } from '../wire/fault.ts';
import type { CallContext, EventsHandlers } from '../wire/table.ts';
import type { RuleTarget, World } from '../world/state.ts';
import { notModelled, only } from './check.ts';
import { assertDefaultBus, eventsPage, eventsValidation, ruleOf } from './events-find.ts';

const MOST_TARGETS = 5;
const MOST_IN_A_CALL = 10;

export function targetHandlers(w: World): EventsHandlers {
  return {
    PutTargets(input, context) {
      only(context, input, ['Rule', 'EventBusName', 'Targets']);
      const rule = ruleOf(w, { name: input.Rule, bus: input.EventBusName });
      const targets = input.Targets ?? [];
      assertCount(targets, 'targets');
      const added = targets.map((target) => targetFrom(context, target));
      const ids = new Set([...rule.targets.keys(), ...added.map(({ id }) => id)]);
      if (ids.size > MOST_TARGETS) {
        throw new AwsFault(
          'LimitExceededException',
          'The requested resource exceeds the maximum number allowed.',
        );
      }
      for (const target of added) rule.targets.set(target.id, target);
      return { FailedEntryCount: 0, FailedEntries: [] };
    },

    RemoveTargets(input, context) {
      only(context, input, ['Rule', 'EventBusName', 'Ids', 'Force']);
      const rule = ruleOf(w, { name: input.Rule, bus: input.EventBusName });
      const ids = input.Ids ?? [];
      assertCount(ids, 'ids');
      const failed = ids.filter((id) => !rule.targets.delete(id));
      return {
        FailedEntryCount: failed.length,
        FailedEntries: failed.map((TargetId) => ({
          TargetId,
          ErrorCode: 'ResourceNotFoundException',
          ErrorMessage: `Rule ${rule.name} does not have target ${TargetId}.`,
        })),
      };
    },

    ListTargetsByRule(input, context) {
      only(context, input, ['Rule', 'EventBusName', 'NextToken', 'Limit']);
      const rule = ruleOf(w, { name: input.Rule, bus: input.EventBusName });
      const { items, next } = eventsPage([...rule.targets.values()], ({ id }) => id, input);
      return { Targets: items.map(targetShape), NextToken: next };
    },

    ListRuleNamesByTarget(input, context) {
      only(context, input, ['TargetArn', 'EventBusName', 'NextToken', 'Limit']);
      assertDefaultBus(w, input.EventBusName);
      const found = w.rules.filter(({ targets }) =>
        [...targets.values()].some(({ arn }) => arn === input.TargetArn),
      );
      const { items, next } = eventsPage(found, ({ name }) => name, input);
      return { RuleNames: items.map(({ name }) => name), NextToken: next };
    },
  };
}

function assertCount(items: readonly unknown[], member: string): void {
  if (items.length >= 1 && items.length <= MOST_IN_A_CALL) return;
  const bound = items.length < 1 ? 'greater than or equal to 1' : `less than or equal to ${MOST_IN_A_CALL}`;
  throw eventsValidation(
    `1 validation error detected: Value at '${member}' failed to satisfy constraint: Member must have length ${bound}`,
  );
}

function targetFrom(context: CallContext, target: Target): RuleTarget {
  only<Target>(context, target, ['Id', 'Arn', 'Input', 'InputPath', 'DeadLetterConfig', 'RetryPolicy']);
  const { Id: id = '', Arn: arn = '', Input: input, InputPath: inputPath } = target;
  if (!/^[\w.-]{1,64}$/.test(id)) throw eventsValidation(`Target id ${id} is not valid.`);
  if (!/^arn:aws[\w-]*:/.test(arn)) {
    throw eventsValidation(`Parameter ${arn} is not valid. Reason: Provided Arn is not in correct format.`);
  }
  const service = arn.split(':')[2];
  if (service !== 'sqs') throw notModelled(context, `targets of the service ${service}`);
  if (arn.endsWith('.fifo')) throw notModelled(context, 'FIFO queues as targets');
  if (input !== undefined && inputPath !== undefined) {
    throw eventsValidation(
      `Only one of Input, InputPath, or InputTransformer must be provided for target ${id}.`,
    );
  }
  if (inputPath !== undefined && !/^\$(\.[\w-]+)*$/.test(inputPath)) {
    throw notModelled(context, `the path ${inputPath}`);
  }
  const { MaximumEventAgeInSeconds: age, MaximumRetryAttempts: attempts } = target.RetryPolicy ?? {};
  assertWithin('maximumEventAgeInSeconds', age, [60, 86_400]);
  assertWithin('maximumRetryAttempts', attempts, [0, 185]);
  return {
    id,
    arn,
    deadLetterArn: target.DeadLetterConfig?.Arn,
    input,
    inputPath,
    retryPolicy: target.RetryPolicy && { maximumEventAgeSeconds: age, maximumRetryAttempts: attempts },
  };
}

/** Limits of a retry policy (aws-facts.md §3.1). */
function assertWithin(name: string, value: number | undefined, [low, high]: readonly [number, number]): void {
  if (value === undefined || (value >= low && value <= high)) return;
  const bound = value < low ? `greater than or equal to ${low}` : `less than or equal to ${high}`;
  throw eventsValidation(
    `1 validation error detected: Value '${value}' at 'targets.1.member.retryPolicy.${name}' failed to satisfy constraint: Member must have value ${bound}`,
  );
}

function targetShape({ id, arn, deadLetterArn, input, inputPath, retryPolicy }: RuleTarget): Target {
  return {
    Id: id,
    Arn: arn,
    Input: input,
    InputPath: inputPath,
    DeadLetterConfig: deadLetterArn === undefined ? undefined : { Arn: deadLetterArn },
    RetryPolicy: retryPolicy && {
      MaximumEventAgeInSeconds: retryPolicy.maximumEventAgeSeconds,
      MaximumRetryAttempts: retryPolicy.maximumRetryAttempts,
    },
  };
}
