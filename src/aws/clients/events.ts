// What is asked of EventBridge: which rules send events where. Only a person's `sluice readiness` and `adopt` ask.
import { EventBridgeClient, ListRulesCommand, ListTargetsByRuleCommand } from '@aws-sdk/client-eventbridge';

export const Client = EventBridgeClient;

export const commands = { ListRules: ListRulesCommand, ListTargetsByRule: ListTargetsByRuleCommand };
