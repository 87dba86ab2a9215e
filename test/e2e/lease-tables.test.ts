// The table of leases by the AWS SDK against DynamoDB as two strangers emulate it: what the store in memory does, and what is
// said when the table is not there.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSdkTablePort } from '#aws/sdk.ts';
import { createLeaseTable } from '#operator/lease-table.ts';
import { leaseStoreContract } from '../support/lease-store-contract.ts';
import { AWS_ENVIRONMENT } from './processes.ts';
import { createTable, startDynalite, startMotoTable, type TableServer } from './tables.ts';

describe.each([
  ['dynalite', startDynalite],
  ['moto', startMotoTable],
])('%s', (_, startServer) => {
  let server: TableServer;
  beforeAll(async () => {
    server = await startServer();
  }, 120_000);
  afterAll(() => server.close());

  const open = (table: string) => {
    const client = {
      endpoint: server.url,
      region: AWS_ENVIRONMENT.AWS_REGION,
      credentials: { accessKeyId: 'replica', secretAccessKey: 'unused' },
    };
    return createLeaseTable(createSdkTablePort(table, { dynamodb: client }), table);
  };

  it.each(Object.entries(leaseStoreContract).map(([name, asked], n) => [name, asked, n] as const))(
    '%s',
    async (_name, asked, n) => {
      await createTable(server.url, `leases-${n}`);
      await asked(open(`leases-${n}`));
    },
  );

  it('says which table is not there', async () => {
    await expect(open('no-such-table').read()).rejects.toThrow(/dynamodb:Scan/);
  });
});
