// An account that an older version of Sluice left converged, and the first minutes of the code at hand in it.
import { describe, expect, it } from 'vitest';
import { documentOf, freshAccount, keptVersions, operate, restoreAccount } from '../../support/upgrade.ts';

describe.each(keptVersions())('an account that $version left', ({ account }) => {
  it('a converged account has no change in its plan, and gets no mutating call', async () => {
    const sandbox = await freshAccount();
    await restoreAccount(sandbox, account);
    const { plans, mutating } = await operate(sandbox, documentOf(account.text), 5);
    expect(plans.length).toBeGreaterThan(3);
    expect(plans.flatMap(({ actions }) => actions).map(({ nature, kind }) => `${nature} ${kind}`)).toEqual(
      [],
    );
    expect(mutating).toEqual([]);
  });

  it('what a newer version wrote means hands off: that host is left alone, and so is the record', async () => {
    const sandbox = await freshAccount();
    const hosts = account.hosts.map((host, nth) => ({
      ...host,
      attributes: nth === 0 ? { 'sluice.dev/memory': 'v9:something:new' } : host.attributes,
    }));
    const clusterTags = account.clusterTags.map(({ key, value }) => ({
      key,
      value: key === 'sluice.dev/record-0' ? value.replace(/^v1:/, 'v9:') : value,
    }));
    expect(clusterTags).not.toEqual(account.clusterTags);
    await restoreAccount(sandbox, { ...account, hosts, clusterTags });
    const { plans, mutating } = await operate(sandbox, documentOf(account.text), 5);
    expect(plans.length).toBeGreaterThan(3);
    expect(mutating).toEqual([]);
  });

  it('without what it left, the same account is brought in order first', async () => {
    const { mutating } = await operate(await freshAccount(), documentOf(account.text), 5);
    expect(new Set(mutating)).toEqual(
      new Set(['autoscaling:SetInstanceProtection', 'autoscaling:PutLifecycleHook', 'ecs:TagResource']),
    );
  });
});
