// What the operator needs to be allowed, and why: the one table behind `sluice iam` and manifests/iam-*.json.
import type { Grant } from './grant.ts';
import { READS } from './reads.ts';
import { WRITES } from './writes.ts';

export const GRANTS: readonly Grant[] = [...READS, ...WRITES];
