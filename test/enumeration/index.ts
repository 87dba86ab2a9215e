// The short stories whose every point is tried: one for each way in which an instance leaves.
import type { Trial } from '#simulate/hunt/trial.ts';
import { edges } from './edges.ts';
import { ends } from './ends.ts';
import { trialOf } from './story.ts';
import { wishes } from './wishes.ts';

export const stories: readonly Trial[] = [...ends, ...wishes, ...edges].map(trialOf);
