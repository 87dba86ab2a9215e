// The end depends on what is wanted, not on what was wanted before (Acto, SOSP'23; docs/failures.md, rows 59 to 61): a spec
// ends alike whether it is the first, follows others in mid-work, or comes again after one that was refused.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasChanges } from '#plan/diff.ts';
import { badText, documentOf, isRefused, specText } from './arbitrary/spec.ts';
import { type SmallWorld, smallWorld } from './arbitrary/world.ts';
import { howOften } from './how-often.ts';
import { diffNow, endingOf, openAccount, operate } from './small-account.ts';

/** What Sluice changes in an account at rest is changed by then. */
const LONG_MS = 90_000;
/** An edit comes at any moment, also in the middle of a pass. */
const briefly = fc.integer({ min: 0, max: 40_000 });
const acting = ['protect', 'drain', 'scale'] as const;

async function endOf(world: SmallWorld, path: readonly { text: string; ms: number }[], last: string) {
  const sandbox = await openAccount(world);
  const { engine } = sandbox.world;
  for (const { text, ms } of path)
    if (isRefused(text)) engine.advance(engine.now + ms);
    else await operate(sandbox, documentOf(text), ms);
  const document = documentOf(last);
  await operate(sandbox, document, LONG_MS);
  return { sandbox, ending: endingOf(sandbox, document), diff: await diffNow(sandbox, document) };
}

describe('a spec ends alike', () => {
  it('whatever was wanted before, and whenever that was changed', async () => {
    const edits = fc.array(fc.record({ text: specText(), ms: briefly }), { minLength: 1, maxLength: 2 });
    await fc.assert(
      fc.asyncProperty(smallWorld, edits, specText(acting), async (world, before, last) => {
        const fresh = await endOf(world, [], last);
        const later = await endOf(world, before, last);
        expect(later.ending).toEqual(fresh.ending);
        for (const { diff } of [fresh, later]) expect(diff).toMatchObject({ changes: [], routine: [] });
      }),
      howOften(5, 20),
    );
  });

  it('after a document that is refused, as if that had never been', async () => {
    await fc.assert(
      fc.asyncProperty(smallWorld, badText, specText(acting), briefly, async (world, bad, good, ms) => {
        expect(isRefused(bad)).toBe(true);
        const fresh = await endOf(world, [], good);
        const again = await endOf(
          world,
          [
            { text: good, ms },
            { text: bad, ms },
          ],
          good,
        );
        expect(again.ending).toEqual(fresh.ending);
        expect(hasChanges(again.diff)).toBe(false);
      }),
      howOften(3, 20),
    );
  });
});
