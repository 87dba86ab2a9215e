// One check of the sandbox as it lies beside this file, for planted defects: `probe.ts KIND WHAT`. Prints what it finds
// as JSON; a sandbox that does not even load ends with an error instead.

import { scenarioOf } from './account.ts';
import { compare, inWords, unlisted } from './compare.ts';
import { conversations } from './conversations/index.ts';
import { knownDifferences } from './differences.ts';
import { holdWithSandbox, savedTranscript } from './moto-part.ts';
import { pythonAt } from './python.ts';
import { fuzzWithBotocore, scripted, validate, type Workshop } from './python-part.ts';
import { openSandbox } from './sandbox-server.ts';

export type ProbeKind = 'moto' | 'botocore' | 'day' | 'fuzz';

const conversationOf = (name: string) => {
  const found = conversations.find((each) => each.name === name);
  if (!found) throw new Error(`there is no conversation "${name}"`);
  return found;
};

const probes: Record<ProbeKind, (shop: Workshop, what: string) => Promise<readonly string[]>> = {
  async moto(_shop, what) {
    const saved = savedTranscript(process.env.SLUICE_TRANSCRIPTS!, what);
    const { sandbox, broke } = await holdWithSandbox(conversationOf(what));
    if (broke.length > 0) return broke;
    return unlisted(compare(what, saved, sandbox), knownDifferences, new Set()).map(inWords);
  },
  async botocore(shop, what) {
    const { validated, broke } = await holdWithSandbox(conversationOf(what));
    return [...(await validate(shop, validated, 'probe')).problems, ...broke];
  },
  async day(shop) {
    const open = await openSandbox(scenarioOf('day'));
    try {
      return (await scripted(shop, 'day.py', [open.url])).problems;
    } finally {
      await open.close();
    }
  },
  async fuzz(shop, what) {
    return (await fuzzWithBotocore(shop, [what])).problems;
  },
};

async function main([kind, what = '']: string[]): Promise<void> {
  const shop = {
    python: pythonAt(process.env.SLUICE_PYTHON!),
    folder: process.env.SLUICE_FOLDER!,
    say: () => undefined,
  };
  const found = await probes[kind as ProbeKind](shop, what).catch((error: unknown) => [
    `it broke off: ${error}`,
  ]);
  process.stdout.write(`found ${JSON.stringify(found)}\n`);
}

await main(process.argv.slice(2));
