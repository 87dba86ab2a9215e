// Signs that an instance is on its way out, one by one and at their edges; and what is none.
import { describe, expect, it } from 'vitest';
import type { InstanceFacts } from '#model/observation.ts';
import { inService, instance, interruption, now, spotMemory } from './fixtures.ts';
import {
  hasEnded,
  isEnding,
  isLeaving,
  isNoticed,
  isOurDrain,
  isPersonsWish,
  isSurelyLeaving,
  wishOf,
} from './leaving.ts';

const request = (statusCode: string): Partial<InstanceFacts> => ({
  spotRequest: { id: 'sir-1', statusCode },
});
const container = (memory?: string, status = 'ACTIVE'): Partial<InstanceFacts> => ({
  container: { arn: 'ci-1', status, agentConnected: true, version: 1, memory },
});
const tag = (memory: string): Partial<InstanceFacts> => ({ tags: { 'sluice.dev/memory': memory } });
const noticed = (differs: Partial<InstanceFacts>, notices = [interruption()]) =>
  isNoticed({ instance: inService(differs), notices, now });
const remembered = (memory: string) => noticed(container(memory), []);

describe('AWS says that it ends', () => {
  it.each([
    ['shutting-down', true],
    ['terminated', true],
    ['stopped', true],
    ['stopping', false],
    ['running', false],
    [undefined, false],
  ])('EC2 calls it %s: %s', (ec2State, ends) => {
    expect(hasEnded(inService({ ec2State }))).toBe(ends);
    expect(isEnding(inService({ ec2State }))).toBe(ends);
  });
  it.each([
    ['marked-for-termination', true],
    ['marked-for-stop', true],
    ['instance-terminated-by-price', true],
    ['instance-stopped-no-capacity', true],
    ['fulfilled', false],
    ['request-canceled-and-instance-running', false],
    ['not-marked-for-anything', false],
  ])('its spot request is %s: %s', (code, ends) => {
    expect(isEnding(inService(request(code)))).toBe(ends);
  });
  it('its group does, in whichever step', () => {
    expect(isEnding(instance())).toBe(true);
    expect(isEnding(inService())).toBe(false);
    expect(isEnding(inService({ group: undefined }))).toBe(false);
  });
});

describe('a notice', () => {
  it('stands for a spot instance alone, and for the very one', () => {
    expect(noticed({})).toBe(true);
    expect(noticed({ market: 'on-demand' })).toBe(false);
    expect(noticed({}, [interruption('i-2')])).toBe(false);
    expect(isNoticed({ notices: [interruption()], now })).toBe(false);
    expect(isLeaving({ notices: [interruption()], now })).toBe(false);
    expect(isSurelyLeaving({ notices: [interruption()], now })).toBe(false);
  });
  it('is one of an interruption: a rebalance recommendation takes nothing away', () => {
    expect(noticed({}, [{ ...interruption(), kind: 'rebalance' }])).toBe(false);
    expect(noticed({}, [{ ...interruption(), kind: 'rebalance' }, interruption()])).toBe(true);
  });
  it('is history after fifteen minutes', () => {
    expect(noticed({}, [interruption('i-1', now - 900_000)])).toBe(true);
    expect(noticed({}, [interruption('i-1', now - 900_001)])).toBe(false);
  });
  it('that we noted is history five minutes after the deadline', () => {
    expect(remembered(spotMemory(now - 300_000))).toBe(true);
    expect(remembered(spotMemory(now - 301_000))).toBe(false);
    expect(noticed({ ...tag(spotMemory()), container: undefined }, [])).toBe(true);
  });
  it.each([
    ['taken back', 'v1:spot:tjxs23:-:-'],
    ['of a later version', `v2:${spotMemory().slice(3)}`],
    ['with something before it', `x${spotMemory()}`],
    ['with something after it', `${spotMemory()}x`],
    ['of another reason', spotMemory().replace('spot', 'hook')],
  ])('is not read out of a memory %s', (_, memory) => expect(remembered(memory)).toBe(false));

  it('is denied by a spot request that is fulfilled, until the instance is seen DRAINING', () => {
    const surely = (differs: Partial<InstanceFacts>, notices = [interruption()]) =>
      isSurelyLeaving({ instance: inService(differs), notices, now });
    expect(surely({})).toBe(true);
    expect(surely({}, [])).toBe(false);
    expect(surely(request('fulfilled'))).toBe(false);
    expect(surely({ ...request('fulfilled'), container: undefined })).toBe(false);
    expect(surely({ ...request('fulfilled'), ...container(undefined, 'DRAINING') })).toBe(true);
    expect(surely({ ...request('fulfilled'), ec2State: 'terminated' }, [])).toBe(true);
  });
});

describe('our own drain', () => {
  it.each([
    ['for an interruption', spotMemory(), true],
    ['for one long past', spotMemory(now - 3_600_000), true],
    ['for one that was taken back', 'v1:spot:1:-:-', false],
    ['for a person, an interruption noted with it', spotMemory().replace('spot', 'person'), false],
    ['for a refresh', 'v1:refresh:1:-:-', false],
  ])('%s', (_, memory, ours) => expect(isOurDrain(inService(container(memory)))).toBe(ours));

  it('is none without a memory', () => expect(isOurDrain(inService({ container: undefined }))).toBe(false));
});

describe('a wish', () => {
  const wish = (differs: Partial<InstanceFacts>) => wishOf(inService(differs))?.reason;

  it.each([
    ['person', 'person'],
    ['refresh', 'refresh'],
    ['rebalance', 'rebalance'],
    ['unhealthy', 'unhealthy'],
    ['scalein', 'scaleIn'],
    ['consolidate', 'consolidate'],
  ])('%s is read from the attribute and from the tag', (word, reason) => {
    const memory = `v1:${word}:tjxs23:tjxs5f:t`;
    expect(wish(container(memory))).toBe(reason);
    expect(wish({ container: undefined, ...tag(memory) })).toBe(reason);
  });
  it.each(['v1:spot:1:-:-', 'v1:drain:1:-:-', 'v2:person:1:-:-', 'xv1:person:1:-:-', 'v1:person:1:-:-x', ''])(
    '%s is none',
    (memory) => expect(wish(container(memory))).toBeUndefined(),
  );
  it.each([
    ['v1:spot:tjxs23:-:-s', 'rebalance'],
    ['v1:spot:tjxs23:-:ts', 'rebalance'],
    ['v1:spot:tjxs23:-:-', undefined],
    ['v1:spot:tjxs23:tjxs5f:-s', undefined],
    ['xv1:spot:tjxs23:-:-s', undefined],
    ['v1:spot:tjxs23:-:-sx', undefined],
  ])('stays when it was replaced and its interruption did not come: %s is %s', (memory, reason) => {
    expect(wish(container(memory))).toBe(reason);
    expect(wish({ container: undefined, ...tag(memory) })).toBe(reason);
  });
  it('of a person counts wherever it stands; of our own, what is remembered last', () => {
    const both = (attribute: string, inTag: string) => wish({ ...container(attribute), ...tag(inTag) });
    expect(both('v1:person:1:-:-', 'v1:refresh:2:-:-')).toBe('person');
    expect(both('v9:unknown', 'v1:person:1:-:-')).toBe('person');
    expect(both('v1:refresh:1:-:-', 'v1:unhealthy:1:-:-')).toBe('unhealthy');
    expect(both('v1:refresh:1:-:-', 'v1:spot:1:-:-')).toBeUndefined();
  });
  it('is noted for a person only by a memory of theirs', () => {
    const note = (value: string) => ({ kind: 'remember', value }) as Parameters<typeof isPersonsWish>[0];
    expect(isPersonsWish(note('v1:person:1:-:-'))).toBe(true);
    expect(isPersonsWish(note('v1:refresh:1:-:-'))).toBe(false);
    expect(isPersonsWish(note('x v1:person:'))).toBe(false);
  });
});
