import { expect, it } from 'vitest';
import { portFromCall } from '#aws/ports.ts';
import { createTestClock } from '../../test/support/clock.ts';
import { createAccountCheck } from './account.ts';

function setUp() {
  const clock = createTestClock();
  const sts: { account?: string; error?: Error; hangs?: boolean; asked: number } = {
    account: '111122223333',
    asked: 0,
  };
  const ports = portFromCall(async () => {
    sts.asked += 1;
    if (sts.error) throw sts.error;
    if (sts.hangs) return new Promise(() => undefined);
    return { Account: sts.account };
  });
  return { clock, sts, check: createAccountCheck(ports.sts, '111122223333', clock) };
}

it('asks once, and again after a quarter of an hour', async () => {
  const { clock, sts, check } = setUp();
  await check.assertRightAccount();
  await check.assertRightAccount();
  expect(sts.asked).toBe(1);
  await clock.advance(900_000);
  await check.assertRightAccount();
  expect(sts.asked).toBe(2);
});

it('refuses another account, also when it was right before', async () => {
  const { clock, sts, check } = setUp();
  await check.assertRightAccount();
  sts.account = '999999999999';
  await clock.advance(900_000);
  await expect(check.assertRightAccount()).rejects.toThrow(
    /belong to account 999999999999, the spec is for 111122223333/,
  );
  expect(check.isKnownRight()).toBe(false);
});

it('waits for no answer that hangs, once it was right', async () => {
  const { clock, sts, check } = setUp();
  await check.assertRightAccount();
  sts.hangs = true;
  await clock.advance(900_000);
  let isOver = false;
  const asked = check.assertRightAccount().then(() => {
    isOver = true;
  });
  await clock.advance(1_999);
  expect(isOver).toBe(false);
  await clock.advance(1);
  await asked;
});

it('goes on while STS is away if it was right before, and does not begin so', async () => {
  const { clock, sts, check } = setUp();
  sts.error = new Error('away');
  await expect(check.assertRightAccount()).rejects.toThrow(/away/);
  sts.error = undefined;
  await check.assertRightAccount();
  sts.error = new Error('away');
  await clock.advance(900_000);
  await check.assertRightAccount();
  check.forget();
  await expect(check.assertRightAccount()).rejects.toThrow(/away/);
});

it('gives up on a first answer that never comes, and asks again', async () => {
  const { clock, sts, check } = setUp();
  sts.hangs = true;
  const asked = expect(check.assertRightAccount()).rejects.toThrow(/no answer within 30 s/);
  await clock.advance(30_000);
  await asked;
  sts.hangs = false;
  await check.assertRightAccount();
  expect(check.isKnownRight()).toBe(true);
});
