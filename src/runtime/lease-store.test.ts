// The store in memory, which stands for the table in other tests, does what tables do (test/e2e/lease-tables.test.ts).
import { it } from 'vitest';
import { leaseStoreContract } from '../../test/support/lease-store-contract.ts';
import { createMemoryStore } from './lease-memory.ts';

it.each(Object.entries(leaseStoreContract))('%s', (_, asked) => asked(createMemoryStore()));
