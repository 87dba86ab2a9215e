// IAM policies given as files: of all callers of a sandbox, of one access key, or of the operator in a simulation.
import { readFile } from 'node:fs/promises';
import type { PolicyOf } from '#sandbox/iam/authoriser.ts';
import { type Policy, parsePolicy } from '#sandbox/iam/parse-policy.ts';

export async function policyFile(file: string): Promise<{ text: string; file: string }> {
  try {
    return { text: await readFile(file, 'utf8'), file };
  } catch (error) {
    throw new Error(`the policy ${file} cannot be read: ${(error as Error).message}`);
  }
}

/** `FILE`, or `KEY=FILE`, each at most once. */
export async function policiesOf(given: readonly string[]): Promise<PolicyOf> {
  const policies = new Map<string, Policy>();
  for (const text of given) {
    const [, key = '', file = text] = /^([A-Za-z0-9_-]+)=(.+)$/.exec(text) ?? [];
    if (policies.has(key))
      throw new Error(
        `--policy gives ${key === '' ? 'all callers' : key} two policies; put them into one file`,
      );
    const read = await policyFile(file);
    policies.set(key, parsePolicy(read.text, file));
  }
  return (caller) => policies.get(caller) ?? policies.get('');
}
