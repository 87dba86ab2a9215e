// What a host of a pool offered is remembered when the pool is empty, and the latest of it.
import { expect, it } from 'vitest';
import type { InstanceFacts } from '#model/observation.ts';
import { anInstance } from '../../test/support/facts.ts';
import { rememberOffers } from './last-offers.ts';

it('outlasts the hosts; what is in no pool, or tells nothing, is nobody’s', () => {
  const known = new Map();
  const offering = (type: string, pool?: string): InstanceFacts => {
    const base = { ...anInstance('1'), pool };
    const offer = { attributes: new Map([['ecs.instance-type', type]]) } as never;
    return { ...base, container: { ...base.container!, offer } };
  };
  const types = () => [...known].map(([pool, { attributes }]) => [pool, attributes.get('ecs.instance-type')]);
  rememberOffers(known, [offering('m6i.large', 'main'), offering('m5.large')]);
  rememberOffers(known, []);
  rememberOffers(known, [{ ...anInstance('2'), pool: 'main' }]);
  expect(types()).toEqual([['main', 'm6i.large']]);
  rememberOffers(known, [offering('m7i.large', 'main')]);
  expect(types()).toEqual([['main', 'm7i.large']]);
});
