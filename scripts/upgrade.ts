// Keeps what this version of Sluice leaves in an account, for the upgrade test of those to come: test/upgrade/VERSION.json.
// Run at each release, `npm run upgrade:keep`; a file that is there already is never written again.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Memory } from '#model/notice.ts';
import { packMemory } from '#plan/memory.ts';
import { packRecord } from '#plan/record.ts';
import {
  documentOf,
  forMinutes,
  freshAccount,
  type Kept,
  keepAccount,
  operate,
  wishFor,
} from '../test/support/upgrade.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
const target = join(root, 'test/upgrade', `${version}.json`);

const SINCE = Date.UTC(2026, 10, 27, 12);
const WHYS: readonly Memory['why'][] = [
  'spotInterruption',
  'rebalance',
  'lifecycleHook',
  'foreignDrain',
  'person',
  'refresh',
  'unhealthy',
  'scaleIn',
  'consolidate',
];

function memories(): Memory[] {
  return WHYS.flatMap((why): Memory[] => [
    { why, since: SINCE, tookTargets: false },
    { why, since: SINCE, until: SINCE + 120_000, tookTargets: true },
    { why, since: SINCE, tookTargets: true, replaced: true },
  ]);
}

const textOf = (file: string) => readFileSync(join(root, file), 'utf8');

async function keep(): Promise<Kept> {
  const text = textOf('test/e2e/small.cluster.yaml');
  const sandbox = await freshAccount();
  await forMinutes(sandbox, 2);
  await wishFor(sandbox);
  await operate(sandbox, documentOf(text), 20);
  const examples = readdirSync(join(root, 'examples/clusters')).sort();
  return {
    version,
    memories: memories().map((memory) => ({ memory, value: packMemory(memory) })),
    records: examples.map((name) => {
      const text = textOf(`examples/clusters/${name}`);
      const { spec, metadata } = documentOf(text);
      return { text, tags: packRecord(spec, metadata.name) };
    }),
    account: await keepAccount(sandbox, text),
  };
}

if (process.argv.includes('--help')) {
  process.stdout.write(
    `Keeps what this version leaves in an account as test/upgrade/${version}.json; run at each release.\n`,
  );
} else if (existsSync(target)) {
  process.stderr.write(`${target} is there already: what a version wrote does not change afterwards\n`);
  process.exitCode = 1;
} else {
  writeFileSync(target, `${JSON.stringify(await keep(), null, 2)}\n`);
  process.stdout.write(`kept test/upgrade/${version}.json\n`);
}
