import { expect, it } from 'vitest';
import { createTable } from './index.ts';
import { faultOf, testAccount } from './test-account.ts';

const RoleArn = 'arn:aws:iam::111122223333:role/ops/operator';

it('tells the account to whoever asks', () => {
  const { sts } = testAccount();
  expect(sts.GetCallerIdentity({})).toMatchObject({
    Account: '111122223333',
    Arn: 'arn:aws:iam::111122223333:user/sandbox',
  });
});

it('hands out credentials for roles of the account, whose holder is then that role', () => {
  const { world, sts } = testAccount();
  const table = createTable(world).sts!;
  const context = { service: 'sts' as const, requestId: '1', host: 'http://x' };
  const call = (operation: string, caller: string, input: object) =>
    table[operation]!(input as never, { ...context, operation, caller }) as any;
  const { Credentials } = call('AssumeRole', 'anyone', { RoleArn, RoleSessionName: 'sluice' });
  expect(Credentials).toMatchObject({
    AccessKeyId: expect.stringMatching(/^ASIA\w{16}$/),
    Expiration: expect.any(Date),
  });
  expect(call('GetCallerIdentity', Credentials.AccessKeyId, {}).Arn).toBe(
    'arn:aws:sts::111122223333:assumed-role/operator/sluice',
  );
  const role = (input: object) =>
    faultOf(() => sts.AssumeRole({ RoleArn, RoleSessionName: 'sluice', ...input }));
  expect(role({ RoleArn: RoleArn.replace('1111', '9999') })).toMatch(/^AccessDenied/);
  expect(role({ RoleArn: 'operator' })).toMatch(/^ValidationError/);
  expect(role({ DurationSeconds: 60 })).toMatch(/^ValidationError/);
  expect(role({ Policy: '{}' })).toMatch(/^NotImplemented/);
});
