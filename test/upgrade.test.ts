// What older versions of Sluice left in an account (test/upgrade/, kept by scripts/upgrade.ts) is read by the code at hand as it
// was meant. That nothing is written anew for its sake is lived through in test/stories/more/upgrade.test.ts.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { unpackMemory } from '#plan/memory.ts';
import { isInForce, obsoleteTags, readRecord } from '#plan/record.ts';
import { documentOf, keptVersions } from './support/upgrade.ts';

const kept = keptVersions();
const versionNow = (
  JSON.parse(readFileSync(join(import.meta.dirname, '../package.json'), 'utf8')) as { version: string }
).version;

it('there is something of this version and of those before', () => {
  expect(kept.map(({ version }) => version)).toContain(versionNow);
});

describe.each(kept)('what $version left', ({ memories, records }) => {
  it('memories are read as what they were', () => {
    expect(memories.length).toBeGreaterThan(20);
    for (const { memory, value } of memories) expect(unpackMemory(value), value).toEqual(memory);
  });

  it('records are in force for the same documents, whatever has a default since', () => {
    expect(records.length).toBeGreaterThan(20);
    for (const { text, tags } of records) {
      const { spec, metadata } = documentOf(text);
      const record = readRecord(tags);
      expect([metadata.name, record.kind]).not.toContain('unknown');
      expect([metadata.name, isInForce(spec, record)]).toEqual([metadata.name, true]);
      expect(obsoleteTags(spec, tags)).toEqual([]);
    }
  });
});
