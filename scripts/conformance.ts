// `npm run conformance`: the sandbox held against strangers: moto, botocore, boto3 and the AWS CLI. Ends with the number
// of answers compared, and status 1 when anything was wrong. `--only moto,…,planted` runs some parts, `--write` the docs.
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { writePage } from '../test/conformance/page.ts';
import { PARTS, runConformance } from '../test/conformance/run.ts';
import { argumentsOf, refuse } from './arguments.ts';

const USAGE = `usage: npm run conformance [-- options]

Holds the sandbox against moto, botocore, boto3 and the AWS CLI. Needs Python
3.10 and the AWS CLI; makes a virtual environment of its own in .venv. Takes
some 15 minutes. Status 1 when anything was wrong.

  --only PART,…   some of ${PARTS.join(', ')}
  --write         writes docs/conformance.md, and compares nothing
`;

async function main(): Promise<void> {
  const { values } = argumentsOf(USAGE, {
    options: { only: { type: 'string' }, write: { type: 'boolean' } },
  });
  if (values.write) return writePage();
  const only = values.only === undefined ? undefined : new Set(values.only.split(','));
  const strange = [...(only ?? [])].find((part) => !PARTS.some((each) => each === part));
  if (strange !== undefined) refuse(`there is no part ${strange}`);
  const root = resolve(import.meta.dirname, '..');
  const cache = join(root, '.venv');
  mkdirSync(cache, { recursive: true });
  process.exitCode = await runConformance({ root, cache, only });
}

await main();
