// A diff tells the truth (docs/failures.md, rows 75 and 76): what it shows is what is then done, nothing more and nothing less,
// and when that is done it shows nothing. Lives each through in an account of its own.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Action, Outcome } from '#model/plan.ts';
import type { Sandbox, SeenCall } from '#sandbox/sandbox.ts';
import { documentOf, specText } from './arbitrary/spec.ts';
import { smallWorld } from './arbitrary/world.ts';
import { effectsOfAction, effectsOfCall } from './effects.ts';
import { howOften } from './how-often.ts';
import { diffNow, openAccount, operate, passOnce } from './small-account.ts';

const LONG_MS = 60_000;

const mutating = ({ calls }: Sandbox) =>
  calls.recent().filter((call) => call.caller === 'sluice' && call.mutating);

/** What cannot differ between what was shown and what is done. */
const shown = (actions: readonly Action[]) => actions.flatMap(effectsOfAction).sort();

describe('diff, apply, diff', () => {
  it.each(['protect', 'drain', 'scale'] as const)(
    'holds no changes in mode %s, nor anything that is done anyway',
    async (mode) => {
      await fc.assert(
        fc.asyncProperty(smallWorld, specText([mode]), async (world, text) => {
          const document = documentOf(text);
          const sandbox = await openAccount(world);
          await diffNow(sandbox, document);
          expect(mutating(sandbox)).toEqual([]);
          await operate(sandbox, document, LONG_MS);
          expect(await diffNow(sandbox, document)).toMatchObject({ changes: [], routine: [] });
        }),
        howOften(2, 20),
      );
    },
  );

  it('is the same twice in mode observe, and nothing is written', async () => {
    await fc.assert(
      fc.asyncProperty(smallWorld, specText(['observe']), async (world, text) => {
        const document = documentOf(text);
        const sandbox = await openAccount(world);
        const { changes, notes } = await diffNow(sandbox, document);
        await operate(sandbox, document, LONG_MS);
        expect(await diffNow(sandbox, document)).toMatchObject({ changes, notes, routine: [] });
        expect(mutating(sandbox)).toEqual([]);
      }),
      howOften(2, 20),
    );
  });
});

describe('a dry run', () => {
  it('shows the very plan that is then carried out, and writes nothing itself', async () => {
    await fc.assert(
      fc.asyncProperty(smallWorld, specText(), async (world, text) => {
        const document = documentOf(text);
        const calls: SeenCall[] = [];
        const account = await openAccount(world);
        const clone = await openAccount(world, (call) => void calls.push(call));
        const dry = await passOnce(account, document, true);
        expect(mutating(account)).toEqual([]);
        const real = await passOnce(clone, document, false);
        if (dry.pass instanceof Error || real.pass instanceof Error) throw dry.pass;
        expect(real.pass.plan).toEqual(dry.pass.plan);
        expect(real.pass.outcomes.filter(({ result }) => result !== 'done')).toEqual([]);
        const done = (outcomes: readonly Outcome[]) => outcomes.map(({ action }) => action);
        expect(shown(done(real.pass.outcomes))).toEqual(shown(dry.pass.plan.actions));
        expect(calls.flatMap(effectsOfCall).sort()).toEqual(shown(dry.pass.plan.actions));
      }),
      howOften(6, 20),
    );
  });
});
