// Where an adoption would hear of events: the queue that rules of EventBridge fill already, or what is missing for one.
import { listed } from '#lib/text.ts';
import type { EventRule } from '#model/survey.ts';
import type { Field, Found } from './adoption.ts';

/** What Sluice acts on at once; the others hurry a reading along. */
const NEEDED = [
  'EC2 Spot Instance Interruption Warning',
  'EC2 Instance Rebalance Recommendation',
  'EC2 Instance-terminate Lifecycle Action',
  'EC2 Instance State-change Notification',
  'ECS Container Instance State Change',
  'ECS Task State Change',
];

export function suggestEvents({ rules, observation }: Pick<Found, 'rules' | 'observation'>): Field {
  const suggestion = (queue: string, remarks: readonly string[]): Field => ({
    key: 'events',
    value: { queue },
    remarks: [...remarks, ...others(rules ?? [])],
    suggested: true,
  });
  if (rules === undefined)
    return suggestion('sluice-events', ['Events: the rules of EventBridge could not be read.']);
  const [best] = queuesOf(rules);
  if (best === undefined) return suggestion('sluice-events', [NONE]);
  const missing = NEEDED.filter((type) => !best.types.has(type));
  return suggestion(nameOf(best.arn, observation), [
    `Events: this queue is filled by the rule${best.rules.length === 1 ? '' : 's'} ${listed(best.rules, 5)}. A message goes to one ` +
      'reader: make sure that nobody else reads it, or give Sluice a queue of its own (manifests/README.md).',
    ...(missing.length === 0 ? [] : [`What no rule sends there: ${listed(missing, 6)}.`]),
  ]);
}

const NONE =
  'Events: no rule of EventBridge sends events about these instances to a queue. Without one polling alone finds a spot ' +
  'interruption, later; manifests/README.md has the queue and its rules.';

interface Filled {
  readonly arn: string;
  readonly rules: readonly string[];
  readonly types: ReadonlySet<string>;
}

/** The one that most types of event reach first. */
function queuesOf(rules: readonly EventRule[]): Filled[] {
  const arns = [...new Set(rules.flatMap(({ targets }) => targets))].filter(isQueue).sort();
  const filled = arns.map((arn) => {
    const mine = rules.filter(({ targets }) => targets.includes(arn));
    return { arn, rules: mine.map(({ name }) => name), types: new Set(mine.flatMap(({ types }) => types)) };
  });
  return filled.sort((a, b) => b.types.size - a.types.size);
}

/** Who else hears of the end of instances may drain them too. */
function others(rules: readonly EventRule[]): string[] {
  const hearers = rules.flatMap(({ name, targets }) =>
    targets.filter((arn) => !isQueue(arn)).map((arn) => `rule ${name} calls ${arn}`),
  );
  if (hearers.length === 0) return [];
  return [
    `Others hear of them too: ${listed(hearers, 5)}. What drains there by hand has to stop before mode drain.`,
  ];
}

const isQueue = (arn: string) => /^arn:[^:]+:sqs:/.test(arn);

/** The name is enough where the queue is in the place of the cluster. */
function nameOf(arn: string, { account, region }: Found['observation']): string {
  const [, , , where, whose, name = arn] = arn.split(':');
  return where === region && whose === account ? name : arn;
}
