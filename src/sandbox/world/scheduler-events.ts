// What a service says of itself: service events with AWS's wording, and ECS Service Action events on the bus
// (aws-facts.md §1.6, §3.3).
import { emit, isWanted } from './bus.ts';
import { shortId, uuidFrom } from './ids.ts';
import type { NoPlace } from './placement.ts';
import type { ContainerInstance, Service, Task, World } from './state.ts';

const SUPPRESSED_MS = 6 * 3_600_000;
const STEADY = 'has reached a steady state.';
const MORE = 'For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.';

interface Action {
  readonly type: 'INFO' | 'WARN' | 'ERROR';
  readonly name: string;
  readonly reason?: string;
  readonly containers?: readonly ContainerInstance[];
  readonly providers?: readonly string[];
}

const DETAIL_TYPE = 'ECS Service Action';

/** The same message is not repeated until it is resolved (a steady state) or 6 h have passed (§1.4). */
function say(w: World, service: Service, said: { text: string; action: Action }): void {
  const message = `(service ${service.name}) ${said.text}`;
  for (const event of service.events) {
    if (said.text === STEADY || w.engine.now - event.at >= SUPPRESSED_MS) break;
    if (event.message === message) return;
    if (event.message.endsWith(STEADY)) break;
  }
  service.events.unshift({ id: uuidFrom(w.chance('service-events')), at: w.engine.now, message });
  service.events.length = Math.min(service.events.length, 100);
  w.log('service', message);
  tell(w, service, said.action);
}

function tell(w: World, service: Service, { type, name, reason, containers, providers }: Action): void {
  emit(w, {
    source: 'aws.ecs',
    detailType: DETAIL_TYPE,
    resources: [service.arn],
    detail: {
      eventType: type,
      eventName: name,
      clusterArn: service.cluster.arn,
      containerInstanceArns: containers?.map(({ arn }) => arn),
      capacityProviderArns: providers,
      reason,
      createdAt: new Date(w.engine.now).toISOString(),
    },
  });
}

/** It has what it wants, and all of it is healthy. */
export function saySteady(w: World, service: Service): void {
  service.steadySaidAt = w.engine.now;
  say(w, service, { text: STEADY, action: { type: 'INFO', name: 'SERVICE_STEADY_STATE' } });
  const { capacityProvider } = service;
  if (!capacityProvider) return;
  mention(w, service, {
    type: 'INFO',
    name: 'CAPACITY_PROVIDER_STEADY_STATE',
    providers: [capacityProvider.arn],
  });
}

/** It says so again from time to time, AWS does not say how often (§3.3): as often as any other message. */
export function repeatSteady(w: World, service: Service): void {
  if (w.engine.now - (service.steadySaidAt ?? w.engine.now) >= SUPPRESSED_MS) saySteady(w, service);
}

/** An event without a message of the service. */
function mention(w: World, service: Service, action: Action): void {
  if (isWanted(w, DETAIL_TYPE)) tell(w, service, action);
}

/** The scheduler stops one of its tasks. */
export function sayStopped(w: World, service: Service, { container, startedAt }: Task): void {
  if (startedAt === undefined) return;
  mention(w, service, { type: 'INFO', name: 'TASKS_STOPPED', containers: container ? [container] : [] });
}

/** The host of a daemon meets its placement constraints no longer. */
export function sayMisplaced(w: World, service: Service, { container }: Task): void {
  mention(w, service, {
    type: 'ERROR',
    name: 'SERVICE_DAEMON_PLACEMENT_CONSTRAINT_VIOLATED',
    containers: container ? [container] : [],
  });
}

/** No container instance took a task. */
export function sayCannotPlace(w: World, service: Service, { reason, closest }: NoPlace): void {
  const action = {
    type: 'ERROR',
    name: 'SERVICE_TASK_PLACEMENT_FAILURE',
    reason,
    containers: closest ? [closest] : [],
  } as const;
  const nearest = closest
    ? `The closest matching (container-instance ${shortId(closest.arn)}) ${shortcoming(reason)}`
    : 'Reason: No Container Instances were found in your cluster.';
  const text = `was unable to place a task because no container instance met all of its requirements. ${nearest} ${MORE}`;
  say(w, service, { text, action });
}

function shortcoming(reason: string): string {
  if (reason === 'RESOURCE:CPU') return 'has insufficient CPU units available.';
  if (reason === 'RESOURCE:MEMORY') return 'has insufficient memory available.';
  if (reason === 'RESOURCE:PORTS') return 'is already using a port required by your task.';
  if (reason === 'ATTRIBUTE') return 'is missing an attribute required by your task.';
  return `encountered error "${reason}".`;
}

/** Neither can a task be started nor one be stopped: minimumHealthyPercent and maximumPercent leave no room (§1.2). */
export function sayStuck(w: World, service: Service): void {
  say(w, service, {
    text: 'was unable to stop or start tasks during a deployment because of the service deployment configuration. Update the minimumHealthyPercent or maximumPercent value and try again.',
    action: { type: 'ERROR', name: 'SERVICE_TASK_CONFIGURATION_FAILURE', reason: 'DEPLOYMENT_CONFIGURATION' },
  });
}

/** Tasks stop again and again without having been RUNNING. */
export function sayImpaired(w: World, service: Service): void {
  say(w, service, {
    text: `is unable to consistently start tasks successfully. ${MORE}`,
    action: { type: 'WARN', name: 'SERVICE_TASK_START_IMPAIRED' },
  });
}
