// What a report says to people where its numbers alone would mislead them.
import { expect, test } from 'vitest';
import { parseScenario } from '#sandbox/scenario/parse.ts';
import { simulate } from '#simulate/simulate.ts';
import { simulateCommand } from './simulate.ts';
import { brokenIn, renderReport } from './simulation-text.ts';

const text = `apiVersion: sluice.dev/v1alpha1
kind: Scenario
metadata: {name: short}
spec:
  duration: 10m
  clusters:
    - name: c
      pools:
        - {name: spotty, market: spot, min: 1, max: 4, desired: 2, instance: {type: m5.large, cpu: 2048, memory: 4096}}
      services:
        - {name: web, desired: 4, task: {cpu: 128, memory: 128}, loadBalancer: {}}
  faults:
    - {at: 2m, spotInterruption: {pool: spotty, count: 3}}
    - {at: 3m, suddenDeath: {instance: i-0123456789abcdef0}}
    - {at: 4m, metricGap: {}}
`;

async function report() {
  const { scenario, problems } = parseScenario(new TextEncoder().encode(text), 's.yaml');
  if (!scenario) throw new Error(JSON.stringify(problems));
  return (await simulate({ scenario, specs: [], policy: 'unmanaged' })).report;
}

test('nobody drained is none, not at once; whom a fault missed is named', async () => {
  const found = await report();
  expect(found.interruptions).toMatchObject({ drained: 0, emptied: 0, noticeToDraining: { p50: 0, max: 0 } });
  expect(found.missedFaults).toEqual([
    { fault: 'spotInterruption', atSecond: 120, wanted: 3, struck: 2 },
    { fault: 'suddenDeath', atSecond: 180, wanted: 1, struck: 0 },
  ]);
  const lines = renderReport(found, 100).split('\n');
  expect(lines).toContain('  interruptions 2 noticed, none evacuated in time');
  expect(lines).toContain('                  notice to DRAINING none');
  expect(lines).toContain('                  notice to empty    none');
  expect(lines).toContain(
    '  faults        spotInterruption at 120 s struck only 2 of 3: nothing more fitted it',
  );
  expect(lines).toContain('                suddenDeath at 180 s struck nobody: nothing fitted it');
});

test('whom Sluice replaced and took away is told by its reason, and nothing where there was nobody', async () => {
  const found = await report();
  expect(found.endedByOperator).toEqual({
    sick: 0,
    stray: 0,
    refresh: 0,
    rebalance: 0,
    scaleIn: 0,
    consolidate: 0,
  });
  expect(renderReport(found)).not.toContain('by Sluice');
  const endedByOperator = { sick: 2, stray: 1, refresh: 9, rebalance: 3, scaleIn: 4, consolidate: 6 };
  const text = renderReport({ ...found, endedByOperator });
  expect(text).toContain('replaced by Sluice: 2 sick, 1 stray, 9 by refresh, 3 by\n');
  expect(text).toContain("\n                taken away by Sluice's scale-in: 10, 6 of them emptied first\n");
});

test('faults that were drawn are named with how often they struck, and those that found nobody', async () => {
  const found = { ...(await report()), faults: 'lost-answers+spot-storm', struck: { loseAnswers: 1526 } };
  const lines = renderReport({ ...found, idleFamilies: ['spot-storm'] }).split('\n');
  expect(lines).toContain('  faults drawn  lost-answers, spot-storm');
  expect(lines).toContain('                  struck: loseAnswers 1,526');
  expect(lines).toContain('                  spot-storm: nothing in this scenario that it could strike');
  expect(renderReport(await report())).not.toContain('drawn');
});

test('what is lost while nobody could act is told, and breaks no promise; a crash of the operator does', async () => {
  const found = await report();
  const lossy = {
    ...found,
    policy: 'sluice' as const,
    converged: true,
    requests: { ...found.requests, failed: 12 },
    tasks: { ...found.tasks, killedWithInstance: 0 },
    invariants: [],
  };
  expect(brokenIn(lossy)).toEqual(['12 requests failed']);
  expect(brokenIn({ ...lossy, lossesExcused: true })).toEqual([]);
  expect(renderReport({ ...lossy, lossesExcused: true })).toMatch(
    /lost, as some of these faults let no operator see or act: 12 requests failed\nall promises kept/,
  );
  expect(brokenIn({ ...lossy, lossesExcused: true, converged: false })).toEqual([
    'the cluster did not come to rest',
  ]);
  expect(brokenIn({ ...lossy, lossesExcused: true, crashes: ['a bug'] })).toEqual([
    'the operator crashed: a bug',
  ]);
});

test('how long tasks waited for a place is told, and of those that had none no cause that is not known', async () => {
  const found = await report();
  const tasks = { ...found.tasks, unplacedSeconds: 1_234, waitBeyondBoot: { p50: 0, p99: 62, max: 70 } };
  const lines = renderReport({ ...found, tasks }, 120);
  expect(lines).toContain('\n                  wait beyond boot p50 0 s, p99 62 s\n');
  expect(lines).toContain('  1,234 task-seconds without a place: no instance that was there had room');
  expect(renderReport({ ...found, tasks: { ...tasks, unplacedSeconds: 5 } })).not.toContain(
    'without a place',
  );
});

test('no line is wider than the terminal, and no word is lost where one is broken', async () => {
  const found = await report();
  const detail = 'i-0123456789abcdef0 was let go with 3 tasks on it'.repeat(3);
  const broken = {
    ...found,
    policy: 'sluice' as const,
    endedByOperator: { sick: 20, stray: 10, refresh: 90, rebalance: 30, scaleIn: 4, consolidate: 6 },
    invariants: [{ name: 'no-busy-instance-terminated-by-us', checked: 9, violations: 3 }],
    violations: [{ invariant: 'no-busy-instance-terminated-by-us', atSecond: 12.5, detail }],
  };
  const text = renderReport(broken, 60);
  const wide = text.split('\n').filter((line) => line.length > 60 && !line.includes(found.digest));
  expect(wide).toEqual([]);
  expect(text.replaceAll(/\s+/g, ' ')).toContain(detail);
  expect(renderReport(broken, 500).replaceAll(/\s+/g, ' ')).toBe(text.replaceAll(/\s+/g, ' '));
});

test('ClusterSpecs for a rival, which reads none, are refused', async () => {
  const given = ['-s', 's.yaml', '--policy', 'unmanaged', '-f', 'c.yaml'];
  await expect(simulateCommand().parseAsync(given, { from: 'user' })).rejects.toThrow(
    '-f is for --policy sluice: unmanaged has no ClusterSpecs; leave one of the two out',
  );
});
