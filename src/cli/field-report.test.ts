// A field report from a file, as the commands take it.
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadStory } from '../../test/support/story.ts';
import { withFieldReport } from './field-report.ts';

async function report(content: unknown): Promise<string> {
  const file = join(await mkdtemp(join(tmpdir(), 'field-')), 'report.json');
  await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

describe('a field report', () => {
  const { scenario } = loadStory('spot-reclaim');

  it('takes the place of what would be drawn, and leaves the rest of the scenario alone', async () => {
    const file = await report({ kind: 'FieldReport', settings: { stopTask: 'untilUnused', readLag: '2s' } });
    const { spec } = await withFieldReport(scenario, file);
    expect(spec.settings).toEqual({ stopTask: 'untilUnused', readLag: '2s' });
    expect({ ...spec, settings: undefined }).toEqual({ ...scenario.spec, settings: undefined });
  });

  it('that is not there, or is a folder, is refused in one line', async () => {
    await expect(withFieldReport(scenario, 'nope.json')).rejects.toThrow(
      '--settings nope.json: there is no such file; `npm run field-kit` writes a field report',
    );
    await expect(withFieldReport(scenario, tmpdir())).rejects.toThrow(/: is a folder; /);
  });

  it.each([
    ['no JSON', 'settings: {}', /is no JSON/],
    ['another kind', { kind: 'Scenario', settings: {} }, /is no FieldReport/],
    ['a setting that there is not', { kind: 'FieldReport', settings: { stopTasks: 'atOnce' } }, /stopTask/],
    [
      'a value out of bounds',
      { kind: 'FieldReport', settings: { readLag: '9m' } },
      /spec\.settings\.readLag/,
    ],
  ])('of %s is refused in one line', async (_, content, words) => {
    await expect(withFieldReport(scenario, await report(content))).rejects.toThrow(words);
  });
});
