// Facts of docs/aws-facts.md that the sandbox does not model, and why that is safe. Shown in docs/facts.md.

export interface LeftOut {
  /** Such as `6.3`. */
  readonly section: string;
  readonly what: string;
  readonly why: string;
}

const notSeen = 'An operator of instances neither calls nor sees it; such calls answer 501.';

export const leftOut: readonly LeftOut[] = [
  {
    section: '0.1',
    what: 'the traps about load balancer capacity units, weighted target groups and RegisterScalableTarget',
    why: notSeen,
  },
  {
    section: '1.2',
    what: 'minimumHealthyPercent of a daemon service',
    why: 'It is of the ACTIVE instances, whose daemons no drain touches; it would bind in a deployment of a new task definition, and that answers 501.',
  },
  { section: '1.7', what: 'capacity providers of Fargate and of managed instances', why: notSeen },
  {
    section: '2.6',
    what: 'the retries of the SDK',
    why: 'They are the client’s: the real SDK makes them against the sandbox in the edge tests.',
  },
  {
    section: '4.1',
    what: 'warm pools, Quarantined and ReplacingRootVolume',
    why: 'Their calls answer 501, so no instance is ever in such a state.',
  },
  { section: '5.2', what: 'Spot Fleets of type request, and EC2 Fleet', why: 'Their calls answer 501.' },
  { section: '6.3', what: 'load balancer capacity unit reservation', why: notSeen },
  {
    section: '6.4',
    what: 'weighted target groups',
    why: 'They decide between services, not between instances; such calls answer 501.',
  },
  {
    section: '7.1',
    what: 'scalable targets of Application Auto Scaling',
    why: `Service auto scaling acts from inside the world. ${notSeen}`,
  },
  { section: '7.3', what: 'scheduled actions of Application Auto Scaling', why: notSeen },
];
