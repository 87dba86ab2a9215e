// What one task of a definition takes of its host (aws-facts.md §1.5): as the task says, else as its containers say together.
import type { ContainerDefinition, TaskDefinition } from '#aws/types.ts';
import type { Needs, Requirement, TaskKind } from '#model/room.ts';

export function kindOf(definition: TaskDefinition | undefined): TaskKind {
  const constraints = definition?.placementConstraints ?? [];
  const requires = requirementsOf(definition);
  return {
    needs: needsOf(definition),
    expressions: constraints.flatMap(({ type, expression }) =>
      type === 'memberOf' && expression !== undefined ? [expression] : [],
    ),
    ...(requires.length > 0 && { requires }),
  };
}

/** Without a platform nothing keeps a task off any host: its images may be for several (aws-facts.md §1.5). */
function requirementsOf({ requiresAttributes = [], runtimePlatform }: TaskDefinition = {}): Requirement[] {
  const architecture = runtimePlatform?.cpuArchitecture?.toLowerCase();
  const named = requiresAttributes.flatMap(({ name, value }) =>
    name === undefined ? [] : [{ name, ...(value ? { value } : {}) }],
  );
  if (architecture === undefined || named.some(({ name }) => name === ARCHITECTURE)) return named;
  return [...named, { name: ARCHITECTURE, value: architecture }];
}

const ARCHITECTURE = 'ecs.cpu-architecture';

function needsOf({ cpu, memory, networkMode, containerDefinitions = [] }: TaskDefinition = {}): Needs {
  const sum = (of: (container: ContainerDefinition) => number) =>
    containerDefinitions.reduce((all, container) => all + of(container), 0);
  return {
    cpu: numberIn(cpu) ?? sum((container) => container.cpu ?? 0),
    memory: numberIn(memory) ?? sum((container) => container.memoryReservation ?? container.memory ?? 0),
    gpus: sum(gpusOf),
    interfaces: networkMode === 'awsvpc' ? 1 : 0,
    ports: networkMode === 'awsvpc' ? [] : containerDefinitions.flatMap((each) => portsOf(each, networkMode)),
  };
}

/** As ECS shows it: `1024`; a size with a unit, as it may be registered, it shows in units. */
function numberIn(text: string | undefined): number | undefined {
  const value = Number(text);
  return text === undefined || Number.isNaN(value) ? undefined : value;
}

const gpusOf = ({ resourceRequirements = [] }: ContainerDefinition) =>
  resourceRequirements.reduce((all, { type, value }) => all + (type === 'GPU' ? Number(value) : 0), 0);

/** Those that it must have: in network mode host its own, else the host port that it names. */
function portsOf({ portMappings = [] }: ContainerDefinition, networkMode: string | undefined): string[] {
  return portMappings.flatMap(({ hostPort = 0, containerPort, protocol = 'tcp' }) => {
    const port = networkMode === 'host' ? (containerPort ?? hostPort) : hostPort;
    return port > 0 ? [`${protocol}:${port}`] : [];
  });
}
