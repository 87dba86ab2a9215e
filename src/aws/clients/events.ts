// What a person's `sluice readiness` asks of EventBridge: which rules tell of interruptions and of waiting hooks. The operator calls none.
import { EventBridgeClient, ListRulesCommand, ListTargetsByRuleCommand } from '@aws-sdk/client-eventbridge';

export const Client = EventBridgeClient;

export const commands = { ListRules: ListRulesCommand, ListTargetsByRule: ListTargetsByRuleCommand };
