// What the operator uses of SNS: the topics by which tasks are told that they will be stopped.
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';

export const Client = SNSClient;

export const commands = { Publish: PublishCommand };
