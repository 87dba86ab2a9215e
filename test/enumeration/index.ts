// The short stories whose every point is tried: one for each way in which an instance leaves, or a pool grows.
import type { Trial } from '#simulate/hunt/trial.ts';
import { choices } from './choices.ts';
import { edges } from './edges.ts';
import { ends } from './ends.ts';
import { bounds, growth } from './growth.ts';
import { pressure } from './pressure.ts';
import { refusals } from './refusals.ts';
import { trialOf } from './story.ts';
import { troubles } from './troubles.ts';
import { wishes } from './wishes.ts';

export const stories: readonly Trial[] = [
  ...ends,
  ...wishes,
  ...pressure,
  ...choices,
  ...growth,
  ...edges,
].map(trialOf);

/** Short stories that are lived as they are and nothing else: the answers of AWS are wrong all the time, or nothing is to happen. */
export const troubled: readonly Trial[] = [...troubles, ...refusals, ...bounds].map(trialOf);

/** Both. */
export const shortStories: readonly Trial[] = [...stories, ...troubled];
