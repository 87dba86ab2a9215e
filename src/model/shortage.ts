// A batch launcher's word that tasks found no room. Data only.

export interface Shortage {
  /** The launcher's own name for what it wants to run: a later word with the same id takes the place of this one. */
  readonly id: string;
  /** The name of the ECS cluster. */
  readonly cluster: string;
  /** How many tasks wait; 0: none any more. */
  readonly count: number;
  /** Of the tasks: a definition, such as `nightly:7` … */
  readonly taskDefinition?: string;
  /** … or what one takes. CPU in units of 1/1024 of a core, memory in MiB. */
  readonly needs?: { readonly cpu: number; readonly memory: number; readonly gpus: number };
  /** What its tasks carry as `startedBy`: those that run by then are placed, and count no more. */
  readonly startedBy?: string;
  readonly capacityProvider?: string;
  /** As ECS gave them, such as `RESOURCE:MEMORY`; for people. */
  readonly reasons: readonly string[];
  /** When it was sent, ms since the epoch: by the queue, not by the sender. */
  readonly at: number;
  /** It says nothing any more from then on, ms since the epoch. */
  readonly expiresAt: number;
}
