import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { showSchedules } from './get.ts';

const folder = mkdtempSync(join(tmpdir(), 'sluice-get-'));
afterAll(() => rmSync(folder, { recursive: true }));

const spec = (schedules: string) => {
  const file = join(folder, 'web.yaml');
  writeFileSync(
    file,
    `apiVersion: sluice.dev/v1alpha1
kind: ClusterSpec
metadata: {name: web}
spec:
  account: "111122223333"
  region: ap-northeast-1
  cluster: web-prod
  pools: [{name: base, autoScalingGroup: {name: g}}]
${schedules}`,
  );
  return file;
};
const SCHEDULES = `  schedules:
    - {name: night, cron: "0 1 * * *", timeZone: Asia/Tokyo, duration: 5h, pool: base, max: 4}
    - {name: finale, cron: "30 20 * * SUN", timeZone: Asia/Tokyo, duration: 3h, pool: base, min: 12}
    - {name: noon, cron: "0 12 * * *", duration: 1h, pool: base, min: 2, max: 9}
`;
/** In the evening of a Sunday in Tokyo. */
const NOW = Date.parse('2026-11-22T12:15:00Z');

async function shown(schedules: string, output: 'table' | 'wide' | 'json' = 'table') {
  let out = '';
  let err = '';
  const terminal = { write: (text: string) => (out += text), writeError: (text: string) => (err += text) };
  await showSchedules(terminal as never, { file: [spec(schedules)], output }, NOW);
  return { out, err };
}

describe('sluice get schedules', () => {
  it('shows the windows that are open and the next ones, in UTC and by their own clock', async () => {
    expect((await shown(SCHEDULES)).out).toBe(
      [
        'CLUSTER   POOL  SCHEDULE  MIN  MAX  STATE  OPENS                         CLOSES',
        'web-prod  base  finale    12   -    open   2026-11-22T11:30:00Z (20:30)  2026-11-22T14:30:00Z (23:30)',
        'web-prod  base  noon      2    9    open   2026-11-22T12:00:00Z          2026-11-22T13:00:00Z',
        'web-prod  base  night     -    4    next   2026-11-22T16:00:00Z (01:00)  2026-11-22T21:00:00Z (06:00)',
        '',
      ].join('\n'),
    );
  });

  it('with their cron and time zone where that is asked for', async () => {
    expect((await shown(SCHEDULES, 'wide')).out).toContain('30 20 * * SUN  Asia/Tokyo  5m\n');
  });

  it('as JSON', async () => {
    const [first] = JSON.parse((await shown(SCHEDULES, 'json')).out) as Record<string, unknown>[];
    expect(first).toMatchObject({
      cluster: 'web-prod',
      name: 'finale',
      min: 12,
      state: 'open',
      opens: '2026-11-22T11:30:00Z',
    });
  });

  it('says that there are none', async () => {
    expect(await shown('')).toEqual({
      out: '',
      err: 'no schedules: spec.schedules of these documents is empty\n',
    });
  });
});
