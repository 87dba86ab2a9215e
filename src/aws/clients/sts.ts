// What the operator uses of STS: who am I, and taking on the role that a spec names.
import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';

export const Client = STSClient;

export const commands = { GetCallerIdentity: GetCallerIdentityCommand, AssumeRole: AssumeRoleCommand };
