// STS: who one is, and roles of this account for whoever asks. Credentials open nothing anywhere else.
import { AwsFault } from '../wire/fault.ts';
import type { StsHandlers } from '../wire/table.ts';
import type { World } from '../world/state.ts';
import { inRange, only, validationError } from './check.ts';

export function stsHandlers(w: World): StsHandlers {
  // A stream of its own, so that asking for credentials changes nothing else in the world.
  const random = w.random.fork('sts');
  const assumed = new Map<string, { Arn: string; AssumedRoleId: string }>();
  return {
    GetCallerIdentity(_input, context) {
      const role = assumed.get(context.caller);
      if (role) return { Account: w.account, Arn: role.Arn, UserId: role.AssumedRoleId };
      return { Account: w.account, Arn: userArn(w), UserId: 'AIDASANDBOXSANDBOX00' };
    },

    AssumeRole(input, context) {
      only(context, input, ['RoleArn', 'RoleSessionName', 'ExternalId', 'DurationSeconds']);
      const { RoleArn = '', RoleSessionName: session = '' } = input;
      const [, account, role] = /^arn:aws:iam::(\d{12}):role\/(?:.*\/)?([\w+=,.@-]+)$/.exec(RoleArn) ?? [];
      if (!account || !role) throw validationError(`${RoleArn} is invalid`);
      if (account !== w.account) throw denied(w, RoleArn);
      if (!/^[\w+=,.@-]{2,64}$/.test(session)) throw validationError('RoleSessionName is invalid');
      inRange('durationSeconds', input.DurationSeconds, [900, 43_200]);
      const user = {
        Arn: `arn:aws:sts::${w.account}:assumed-role/${role}/${session}`,
        AssumedRoleId: `AROA${random.hex(16).toUpperCase()}:${session}`,
      };
      const AccessKeyId = `ASIA${random.hex(16).toUpperCase()}`;
      assumed.set(AccessKeyId, user);
      const secrets = { SecretAccessKey: random.hex(40), SessionToken: random.hex(64) };
      return { AssumedRoleUser: user, Credentials: { AccessKeyId, ...secrets, Expiration: NEVER } };
    },
  };
}

/**
 * Nothing here looks at the age of credentials, and the world's clock is not the caller's: an end that is in the
 * future on every clock keeps callers from asking for new ones all the time.
 */
const NEVER = new Date('2099-12-31T23:59:59Z');

const userArn = (w: World) => `arn:aws:iam::${w.account}:user/sandbox`;

const denied = (w: World, role: string) =>
  new AwsFault(
    'AccessDenied',
    `User: ${userArn(w)} is not authorized to perform: sts:AssumeRole on resource: ${role}`,
    {
      status: 403,
    },
  );
