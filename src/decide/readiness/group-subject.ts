// A group with its instances, as the findings look at it. Data only.
import type { GroupFacts } from '#model/observation.ts';
import type { ReadinessFacts } from '#model/readiness.ts';

export interface GroupSubject {
  readonly group: GroupFacts;
  /** With tasks on them that are more than those of daemon services. */
  readonly busy: number;
  /** Those of them that nothing protects from scale-in. */
  readonly open: number;
  readonly hooked: boolean;
  readonly drainedByEcs: boolean;
  /** The service on its instances that takes longest to leave, with how long that is. */
  readonly slowest?: { readonly service: string; readonly seconds: number; readonly sum: string };
  /** Whether all is known that runs on its instances. */
  readonly tasksKnown: boolean;
  /** Services on its instances of which that is not known. */
  readonly unknown: readonly string[];
  readonly rules: ReadinessFacts['rules'];
}
