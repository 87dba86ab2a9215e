// What ECS refuses of a task definition for Fargate when it is registered (aws-facts.md §1.10).
import type { ContainerDefinition, RegisterTaskDefinitionRequest } from '@aws-sdk/client-ecs';
import { refused, sizesOf } from './ecs-sizes.ts';

const GIB = 1024;

/** The sizes of memory, in MiB, that each number of CPU units goes with: from, to, in steps of. */
const MEMORY: Readonly<Record<number, readonly [number, number, number]>> = {
  512: [GIB, 4 * GIB, GIB],
  1024: [2 * GIB, 8 * GIB, GIB],
  2048: [4 * GIB, 16 * GIB, GIB],
  4096: [8 * GIB, 30 * GIB, GIB],
  8192: [16 * GIB, 60 * GIB, 4 * GIB],
  16384: [32 * GIB, 120 * GIB, 8 * GIB],
};
const MEMORY_OF_THE_SMALLEST = [512, GIB, 2 * GIB];

const MOST_STOP_TIMEOUT = 120;

export function assertFargate(input: RegisterTaskDefinitionRequest, container: ContainerDefinition): void {
  if (input.networkMode !== 'awsvpc') throw refused('Fargate only supports network mode ‘awsvpc’.');
  const { cpu, memory } = sizesOf(input, container).given.task;
  if (cpu === undefined || memory === undefined)
    throw refused('Fargate requires that cpu and memory be defined at the task level.');
  if (!isSize(cpu, memory))
    throw refused('No Fargate configuration exists for given values. See the Amazon ECS documentation.');
  if ((container.stopTimeout ?? 0) > MOST_STOP_TIMEOUT)
    throw refused('Invalid setting for container. stopTimeout must be at most 120 seconds on Fargate.');
  const needsRole =
    container.logConfiguration?.logDriver === 'awslogs' || (container.secrets ?? []).length > 0;
  if (needsRole && !input.executionRoleArn)
    throw refused(
      'Fargate requires task definition to have execution role ARN to support log driver awslogs or secrets.',
    );
  const port = container.portMappings?.find(
    ({ containerPort, hostPort = containerPort }) => hostPort !== containerPort,
  );
  if (port)
    throw refused('When networkMode=awsvpc, the host ports and container ports in port mappings must match.');
}

function isSize(cpu: number, memory: number): boolean {
  if (cpu === 256) return MEMORY_OF_THE_SMALLEST.includes(memory);
  const range = MEMORY[cpu];
  if (range === undefined) return false;
  const [from, to, step] = range;
  return memory >= from && memory <= to && (memory - from) % step === 0;
}
