import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Memory } from '#model/notice.ts';
import { anInstance } from '../../test/support/facts.ts';
import { memoryValue, packMemory, unpackMemory } from './memory.ts';

const seconds = fc.integer({ min: 0, max: 4_000_000_000 }).map((each) => each * 1000);
const memory = fc.record({
  why: fc.constantFrom(
    'spotInterruption',
    'rebalance',
    'lifecycleHook',
    'foreignDrain',
    'person',
    'refresh' as const,
  ),
  since: seconds,
  until: seconds,
  tookTargets: fc.boolean(),
});

describe('the place of a memory', () => {
  const at = (why: Memory['why'], since: number, until?: number) =>
    packMemory({ why, since: since * 1000, tookTargets: false, ...(until && { until: until * 1000 }) });
  const read = (memory?: string, tag?: string) =>
    memoryValue(anInstance('1', { memory, tags: tag === undefined ? {} : { 'sluice.dev/memory': tag } }));

  it('is the attribute, and the tag where there is one, whatever their reasons and times', () => {
    const [wish, spot] = [at('refresh', 61), at('spotInterruption', 60, 180)];
    expect(read(wish)).toBe(wish);
    expect(read(undefined, spot)).toBe(spot);
    expect(read(wish, spot)).toBe(spot);
    expect(read(spot, at('spotInterruption', 60))).toBe(at('spotInterruption', 60));
  });

  it('is the attribute again where a person wrote it later', () => {
    expect(read(at('person', 70), at('refresh', 60))).toBe(at('person', 70));
    expect(read(at('person', 50), at('refresh', 60))).toBe(at('refresh', 60));
    expect(read(at('person', 50), '')).toBe(at('person', 50));
  });

  it('is empty where the tag is, and never guessed where one cannot be read', () => {
    expect(read(undefined, '')).toBeUndefined();
    expect(read(at('refresh', 60), '')).toBeUndefined();
    expect(read('v9:x', at('refresh', 60))).toBe('v9:x');
    expect(read(at('refresh', 60), 'v9:x')).toBe('v9:x');
  });
});

describe('memory of an instance', () => {
  it('reads back what it wrote, in characters and length that an attribute takes', () => {
    fc.assert(
      fc.property(memory, fc.boolean(), (full, endless) => {
        const { until, ...rest } = full;
        const wanted = { ...rest, ...(!endless && { until }) };
        const text = packMemory(wanted as Memory);
        expect(text).toMatch(/^[A-Za-z0-9_\-/\\.@:][A-Za-z0-9_\-/\\.@: ]{0,126}[A-Za-z0-9_\-/\\.@:]$/);
        expect(unpackMemory(text)).toEqual(wanted);
      }),
    );
  });

  it('cuts instants to whole seconds', () => {
    const packed = packMemory({ why: 'spotInterruption', since: 61_999, until: 181_999, tookTargets: false });
    expect(packed).toBe('v1:spot:1p:51:-');
    expect(unpackMemory(packed)).toEqual({
      why: 'spotInterruption',
      since: 61_000,
      until: 181_000,
      tookTargets: false,
    });
  });

  it('is none without a value', () => {
    expect(unpackMemory(undefined)).toBeUndefined();
    expect(unpackMemory('')).toBeUndefined();
  });

  it.each([
    'v2:spot:1p:51:-',
    'v1:',
    'v1:meteor:1p:-:-',
    'v1:spot:1P:-:-',
    'v1:spot:1p:51:x',
    'v1:refresh:1p:-:-:none',
    'drained by bob',
  ])('keeps its hands off %s', (value) => expect(unpackMemory(value)).toEqual({ handsOff: true }));

  it('never throws and never guesses', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const read = unpackMemory(text);
        if (read !== undefined && !('handsOff' in read))
          expect(packMemory(read).length).toBeLessThanOrEqual(128);
      }),
    );
  });
});
