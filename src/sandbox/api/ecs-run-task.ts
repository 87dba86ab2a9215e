// RunTask: standalone tasks, as far as there is room; the rest are failures (aws-facts.md §1.4, §1.5).
import type { Failure, RunTaskRequest, RunTaskResponse } from '@aws-sdk/client-ecs';
import { AwsFault } from '../wire/fault.ts';
import type { CallContext, EcsHandlers } from '../wire/table.ts';
import { place } from '../world/placement.ts';
import type { Cluster, Strategy, Task, TaskDefinition, World } from '../world/state.ts';
import { runTask } from '../world/task.ts';
import { invalid, notModelled, only } from './check.ts';
import { clusterOf, findTaskDefinition } from './ecs-find.ts';
import { parseStrategy } from './ecs-strategies.ts';
import { taskShape } from './ecs-task-shape.ts';
import { assertTags } from './tags.ts';

interface Earlier {
  readonly request: string;
  readonly tasks: readonly Task[];
  readonly response: RunTaskResponse;
}

export function runTaskHandlers(w: World): EcsHandlers {
  const byToken = new Map<string, Earlier>();
  return {
    RunTask(input, context) {
      only(context, input, KNOWN);
      const { clientToken, ...rest } = input;
      const request = JSON.stringify(rest);
      const earlier = clientToken ? byToken.get(clientToken) : undefined;
      if (earlier) return repeat(earlier, request);
      const { tasks, response } = run(w, input, context);
      if (clientToken) byToken.set(clientToken, { request, tasks, response });
      return response;
    },
  };
}

const KNOWN = [
  'cluster',
  'taskDefinition',
  'count',
  'group',
  'startedBy',
  'tags',
  'launchType',
  'placementStrategy',
  'clientToken',
] as const;

/** The same call again starts nothing. */
function repeat(earlier: Earlier, request: string): RunTaskResponse {
  if (earlier.request === request)
    return { ...earlier.response, tasks: earlier.tasks.map((task) => taskShape(task)) };
  throw new AwsFault('ConflictException', 'The client token was used with other parameters.', {
    fields: { resourceIds: earlier.tasks.map((task) => task.arn) },
  });
}

function run(
  w: World,
  input: RunTaskRequest,
  context: CallContext,
): { tasks: Task[]; response: RunTaskResponse } {
  const cluster = clusterOf(w, input.cluster);
  const definition = findTaskDefinition(w, input.taskDefinition ?? '');
  if (!definition) throw invalid('TaskDefinition not found.');
  const { count = 1, launchType = 'EC2', group = `family:${definition.family}`, startedBy } = input;
  if (count < 1 || count > 10) throw invalid('Tasks count must be between 1 and 10.');
  if (launchType !== 'EC2') throw notModelled(context, `the launch type ${launchType}`);
  assertTags(new Map(), input.tags ?? [], invalid);
  const tags = (input.tags ?? []).map((tag): [string, string] => [tag.key ?? '', tag.value ?? '']);
  const strategies = strategiesOf(input, context);
  const tasks: Task[] = [];
  const failures: Failure[] = [];
  for (let n = 0; n < count; n++) {
    const place = findRoom(w, { cluster, definition, strategies });
    if ('reason' in place) failures.push(place);
    else tasks.push(runTask(w, { cluster, definition, ...place, group, startedBy, tags: new Map(tags) }));
  }
  return { tasks, response: { tasks: tasks.map((task) => taskShape(task, ['TAGS'])), failures } };
}

function strategiesOf(input: RunTaskRequest, context: CallContext): Strategy[] {
  // What ECS does where none is given (aws-facts.md §1.6).
  if (!input.placementStrategy?.length) return ['zone', 'instance'];
  if (input.placementStrategy.length > 5) throw invalid('strategies can have at most 5 items.');
  return input.placementStrategy.map((shape) => {
    const strategy = parseStrategy(shape);
    if (!strategy) throw notModelled(context, `the placement strategy ${shape.type}(${shape.field ?? ''})`);
    return strategy;
  });
}

function findRoom(w: World, want: { cluster: Cluster; definition: TaskDefinition; strategies: Strategy[] }) {
  const placed = place(w, want);
  if ('container' in placed) return placed;
  if (placed.reason === 'NO ACTIVE INSTANCES')
    throw invalid('No Container Instances were found in your cluster.');
  return { arn: placed.closest?.arn, reason: placed.reason };
}
