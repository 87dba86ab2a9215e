// What a host of each pool offered last: better known than what its type has on paper, once the pool is empty. Lost with the process.
import type { InstanceFacts, OfferFacts } from '#model/observation.ts';

export function rememberOffers(known: Map<string, OfferFacts>, instances: Iterable<InstanceFacts>): void {
  for (const { pool, container } of instances)
    if (pool !== undefined && container?.offer !== undefined) known.set(pool, container.offer);
}
