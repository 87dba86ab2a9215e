// Attributes of target groups: the deregistration delay can be changed, from 0 to 3600 s, and whether a Network Load
// Balancer ends connections with it (aws-facts.md §6.2). Another value for any other attribute would change what the
// world does not model, and is refused.
import type { CallContext, Elbv2Handlers } from '../wire/table.ts';
import type { TargetGroup, World } from '../world/state.ts';
import { notModelled, only, validationError } from './check.ts';
import { targetGroupOf } from './elbv2-find.ts';
import { attributeShapes, DELAY_KEY, TERMINATION_KEY } from './elbv2-shape.ts';

export function attributeHandlers(w: World): Elbv2Handlers {
  return {
    DescribeTargetGroupAttributes(input, context) {
      only(context, input, ['TargetGroupArn']);
      return { Attributes: attributeShapes(targetGroupOf(w, input.TargetGroupArn)) };
    },

    // A delay that is under way keeps the length it began with.
    ModifyTargetGroupAttributes(input, context) {
      only(context, input, ['TargetGroupArn', 'Attributes']);
      const group = targetGroupOf(w, input.TargetGroupArn);
      const wanted = input.Attributes ?? [];
      for (const { Key = '', Value = '' } of wanted) assertKnown(group, { key: Key, value: Value, context });
      for (const { Key, Value } of wanted) {
        if (Key === DELAY_KEY) group.deregistrationDelayMs = Number(Value) * 1000;
        else if (Key === TERMINATION_KEY) group.endsConnections = Value === 'true';
        else continue;
        w.log('target-group', `${group.name} ${Key} ${Value}`);
      }
      return { Attributes: attributeShapes(group) };
    },
  };
}

function assertKnown(group: TargetGroup, want: { key: string; value: string; context: CallContext }): void {
  const { key, value, context } = want;
  const known = attributeShapes(group).find((attribute) => attribute.Key === key);
  if (!known) throw validationError(`Target group attribute key '${key}' is not recognized`);
  if (key === DELAY_KEY) {
    if (/^\d{1,4}$/.test(value) && Number(value) <= 3600) return;
    throw validationError(
      `Target group attribute '${key}' value '${value}' must be a number from 0 to 3600, inclusive`,
    );
  }
  if (key === TERMINATION_KEY) {
    if (value === 'true' || value === 'false') return;
    throw validationError(`Target group attribute '${key}' value '${value}' must be true or false`);
  }
  if (value !== known.Value) throw notModelled(context, `another value of the attribute ${key}`);
}
