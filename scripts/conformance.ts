// `npm run conformance`: the sandbox held against strangers: moto, botocore, boto3 and the AWS CLI. Ends with the number
// of answers compared, and status 1 when anything was wrong. `--only moto,…,planted` runs some parts, `--write` the docs.
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { writePage } from '../test/conformance/page.ts';
import { runConformance } from '../test/conformance/run.ts';

async function main(args: readonly string[]): Promise<void> {
  if (args.includes('--write')) return writePage();
  const root = resolve(import.meta.dirname, '..');
  const cache = join(root, '.venv');
  mkdirSync(cache, { recursive: true });
  const at = args.indexOf('--only');
  const only = at < 0 ? undefined : new Set((args[at + 1] ?? '').split(','));
  process.exitCode = await runConformance({ root, cache, only });
}

await main(process.argv.slice(2));
