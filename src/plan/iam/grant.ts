// One statement of the table of permissions, and the words in which its rows are written: what of a spec needs it, where it holds.
import type { ClusterSpec } from '#model/generated/cluster-spec.ts';
import type { Hold } from './hold.ts';
import * as at from './places.ts';

type Spec = ClusterSpec['spec'];
export interface Grant {
  /** The name of its statement: letters and digits. */
  readonly sid: string;
  /** IAM action → what it is for, as a clause. */
  readonly actions: Readonly<Record<string, string>>;
  /** What of a spec needs it, in words. */
  readonly when: string;
  /** The same, as code. */
  readonly needs: (spec: Spec) => boolean;
  readonly holds: (spec: Spec) => readonly Hold[];
  /** A read: it changes nothing. */
  readonly reads?: true;
}

const LADDER = ['observe', 'protect', 'drain', 'scale'];
const from = (mode: string) => (spec: Spec) => LADDER.indexOf(spec.mode ?? 'observe') >= LADDER.indexOf(mode);
export const [always, protects, drains, scales] = ['observe', 'protect', 'drain', 'scale'].map(from) as [
  Grant['needs'],
  Grant['needs'],
  Grant['needs'],
  Grant['needs'],
];
export const both =
  (...all: Grant['needs'][]): Grant['needs'] =>
  (spec) =>
    all.every((needs) => needs(spec));
export const hasGroups: Grant['needs'] = (spec) => at.groupNames(spec).length > 0;
export const hasFleets: Grant['needs'] = (spec) => at.fleets(spec).length > 0;
export const hasHooks: Grant['needs'] = (spec) => at.hookedGroups(spec).length > 0;

export const anywhere = (): Hold[] => [{ resources: ['*'] }];
export const inCluster = (spec: Spec): Hold[] => [{ resources: ['*'], condition: at.ofCluster(spec) }];
export const onHosts = (spec: Spec): Hold[] => [
  { resources: [at.ecs(spec, `container-instance/${spec.cluster}/*`)], condition: at.ofCluster(spec) },
];
export const onGroups = (spec: Spec): Hold[] => [{ resources: at.groups(spec, at.groupNames(spec)) }];
