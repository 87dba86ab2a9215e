// The shape of an adoption: what was found of a cluster, and the settings that a document of it has or suggests. Data only.
import type { Observation } from '#model/observation.ts';
import type { EventRule, Sources, Unread } from '#model/survey.ts';

/** One setting: with a value, or with items of a list. */
export interface Field {
  readonly key: string;
  readonly value?: unknown;
  readonly items?: readonly Item[];
  /** Said above it. */
  readonly remarks?: readonly string[];
  /** Said behind it. */
  readonly aside?: string;
  /** Only as a comment: a person decides. */
  readonly suggested?: true;
}

export interface Item {
  readonly value?: unknown;
  readonly fields?: readonly Field[];
  readonly remarks?: readonly string[];
  readonly suggested?: true;
}

export interface Adoption {
  /** The name of the document. */
  readonly name: string;
  readonly head: readonly string[];
  readonly fields: readonly Field[];
  /** What could not be read: then this is no whole answer. */
  readonly unread: readonly Unread[];
}

export interface Found {
  readonly cluster: Pick<Observation['cluster'], 'name' | 'arn' | 'tags'>;
  readonly sources: Sources;
  /** With the pools of `provisionalSpec`. */
  readonly observation: Observation;
  /** Undefined: they could not be read. */
  readonly rules?: readonly EventRule[];
  readonly unread: readonly Unread[];
}
