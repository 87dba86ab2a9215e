// Rules that a person may want for the tasks of a cluster: what is known of each service and family, and what has to be decided.
import { count, listed } from '#lib/text.ts';
import type { Observation, ServiceFacts, TaskFacts } from '#model/observation.ts';
import type { Field, Item } from './adoption.ts';

/** A spot notice is two minutes (aws-facts.md §5.1). */
const NOTICE_MS = 120_000;
/** A spec holds at most 100 rules; beyond so many nobody reads them. */
const SHOWN = 60;

/** The rule for daemons is set where there are any: they run everywhere and keep no host busy. The others are suggested. */
export function suggestWorkloads(observation: Observation): Field[] {
  const services = [...observation.services.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  const daemons = services.filter(({ daemon }) => daemon).map(({ name }) => name);
  const rules = [
    ...services
      .filter(({ daemon, placing }) => !daemon && placing !== undefined)
      .map((service) => serviceRule(service, observation)),
    ...familyRules(observation),
  ];
  const items = [...(daemons.length > 0 ? [daemonRule(daemons)] : []), ...rules.slice(0, SHOWN)];
  if (items.length === 0) return [];
  const more = rules.length - SHOWN;
  const remarks = [
    'Rules for tasks, the first match wins. Without one: what has a target group is drained, all else is waited for.',
    ...(more > 0
      ? [`${more} more services and families are not shown here; \`*\` in a name stands for any characters.`]
      : []),
  ];
  return [{ key: 'workloads', remarks, items, ...(daemons.length === 0 && { suggested: true }) }];
}

function daemonRule(names: readonly string[]): Item {
  const value = { match: { daemon: true }, ignore: true };
  return { value, remarks: [`Daemons run on each host and keep none busy: ${listed(names, 5)}.`] };
}

function serviceRule(service: ServiceFacts, observation: Observation): Item {
  const { name, desiredCount, targetGroupArns } = service;
  const tasks = allTasks(observation).filter((task) => task.service === name);
  const stopMs = Math.max(0, ...tasks.map(({ stopTimeoutMs }) => stopTimeoutMs));
  const groups = targetGroupArns.flatMap((arn) => observation.targetGroups.get(arn) ?? []);
  const delayMs = Math.max(0, ...groups.map(({ deregistrationDelayMs }) => deregistrationDelayMs));
  const wants = `Service ${name}: ${count(desiredCount, 'task')}`;
  if (targetGroupArns.length === 0) {
    const remark = `${wants}, no target group: at a spot interruption it works on until the deadline, unless it may run again elsewhere.`;
    return suggested({ match: { service: name }, idempotent: true, onInterruption: 'stop' }, remark);
  }
  const takes = `deregistration delay ${seconds(delayMs)} and stop timeout ${seconds(stopMs)}`;
  const late = delayMs + stopMs > NOTICE_MS ? ', longer than the two minutes of a spot notice' : '';
  const value = { match: { service: name }, drainTimeout: timeoutFor(delayMs + stopMs) };
  return suggested(value, `${wants} behind a load balancer, ${takes}${late}.`);
}

/** Tasks that no service keeps. */
function familyRules(observation: Observation): Item[] {
  const alone = allTasks(observation).filter(({ service }) => service === undefined);
  const families = [...new Set(alone.map(({ family }) => family))].sort();
  return families.map((family) => {
    const mine = alone.filter((task) => task.family === family);
    const remark =
      `Family ${family}: ${count(mine.length, 'task')} of no service. A host waits for such a task; after drainTimeout it holds on, ` +
      'unless onTimeout is stop or abort. May it be stopped and run again: idempotent: true, onInterruption: stop.';
    return suggested({ match: { family }, onScaleIn: 'wait', drainTimeout: '2h' }, remark);
  });
}

const suggested = (value: object, remark: string): Item => ({ value, remarks: [remark], suggested: true });

const allTasks = ({ instances }: Observation): TaskFacts[] =>
  [...instances.values()].flatMap(({ tasks }) => tasks);

const seconds = (ms: number) => `${Math.round(ms / 1000)} s`;

/** Twice as long as one task takes, in whole minutes, and ten at least: ECS starts the replacement first. */
const timeoutFor = (ms: number) => `${Math.max(10, Math.ceil((2 * ms) / 60_000))}m`;
