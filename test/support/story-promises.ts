// What every story promises; each has a file of its own so that they run beside each other.
import { describe, expect, it } from 'vitest';
import type { Sandbox } from '#sandbox/sandbox.ts';
import { brokenPromises } from '#simulate/report.ts';
import type { SimulationResult } from '#simulate/simulate.ts';
import { live, liveThrough } from './story.ts';

/** The longest of these runs takes some seconds alone, and several times that on a busy machine. */
const PATIENCE_MS = 120_000;

interface Story {
  readonly seeds: readonly number[];
  /** So much of it is lived through at the dearest edge. */
  readonly short: string;
  /** The invariants that this story puts to the test. */
  readonly checked: readonly string[];
  /** Some notices come too late, or not at all: what the world calls unavoidable is lost, and nothing else. */
  readonly unavoidable?: true;
  /** What goes wrong unmanaged, where that is something else than many cut requests and tasks. */
  readonly harm?: (life: SimulationResult) => void;
  /** How long a run may take on a busy machine, ms, where the story is many hours of a large world. */
  readonly patienceMs?: number;
  /** It is about capacity: cheaper than a capacity provider, and tasks wait a third as long beyond the boot of a host. */
  readonly beats?: true;
  /** How the world must be left with Sluice. */
  readonly ends?: (sandbox: Sandbox) => void;
}

const EVERY_STORY = [
  'no-busy-instance-released',
  'no-bystander-touched',
  'no-batch-above-its-limit',
  'no-change-above-the-mode',
];

function cutsRequestsAndTasks({ report }: SimulationResult): void {
  expect(report.requests.failed).toBeGreaterThan(500);
  expect(report.tasks.killedWithInstance).toBeGreaterThan(20);
}

export function storyPromises(name: string, story: Story): void {
  const { seeds, short, harm = cutsRequestsAndTasks, patienceMs = PATIENCE_MS } = story;
  // Told apart by two tests, lived once.
  let first: Promise<SimulationResult> | undefined;
  const managed = (seed: number) => {
    if (seed !== 1) return liveThrough(name, { policy: 'sluice', seed });
    first ??= liveThrough(name, { policy: 'sluice', seed });
    return first;
  };
  describe(name, { timeout: patienceMs }, () => {
    it('goes wrong unmanaged: requests fail and tasks die with their instances', async () => {
      const life = await liveThrough(name, { policy: 'unmanaged', seed: 1 });
      expect(life.report.requests.total).toBeGreaterThan(100_000);
      expect(life.report.api.total).toBe(0);
      harm(life);
    });

    it.each(seeds)(
      'goes right with Sluice: nothing fails, nothing is killed, no promise is broken (seed %i)',
      async (seed) => {
        const { report, sandbox } = await managed(seed);
        expect(brokenPromises(report)).toEqual([]);
        expect([report.requests.failed, report.tasks.killedWithInstance]).toEqual([0, 0]);
        expect(report.requests.unavoidable + report.tasks.unavoidable > 0).toBe(story.unavoidable === true);
        expect(report.instances.terminated).toBeGreaterThan(2);
        story.ends?.(sandbox);
        // A checker that was never asked has promised nothing.
        const asked = report.invariants
          .filter((invariant) => invariant.checked > 0)
          .map((invariant) => invariant.name);
        expect(asked).toEqual(expect.arrayContaining([...EVERY_STORY, ...story.checked]));
      },
    );

    if (story.beats)
      it('costs less than a capacity provider, and tasks wait a third as long', async () => {
        const own = (await managed(1)).report;
        const rival = await live(name, { policy: 'capacity-provider', seed: 1 });
        expect(own.instances.instanceHours).toBeLessThan(rival.instances.instanceHours);
        expect(own.tasks.waitBeyondBoot.p99).toBeLessThan(rival.tasks.waitBeyondBoot.p99 / 3);
      });

    it('gives the same report and digest for the same seed, and another digest for another', async () => {
      const once = await live(name, { policy: 'sluice', seed: 7, duration: short });
      expect(await live(name, { policy: 'sluice', seed: 7, duration: short })).toEqual(once);
      expect((await live(name, { policy: 'sluice', seed: 8, duration: short })).digest).not.toBe(once.digest);
    });

    it(`goes the same way through the real SDK clients as through direct calls, for ${short}`, async () => {
      const direct = await live(name, { policy: 'sluice', seed: 4, edge: 'direct', duration: short });
      const sdk = await live(name, { policy: 'sluice', seed: 4, edge: 'sdk', duration: short });
      expect(direct.api.mutating).toBeGreaterThan(5);
      expect(sdk).toEqual(direct);
    });
  });
}
