// The page of operations: for each service all that the SDK knows, and which of them the sandbox models, models in part, or
// does not. Nobody keeps lists: handlers are asked, on an empty world, which parameters they refuse.
import { createTable } from '#sandbox/api/index.ts';
import { AwsFault } from '#sandbox/wire/fault.ts';
import type { Member } from '#sandbox/wire/schema.ts';
import { loadedService, loadServices, type Operation } from '#sandbox/wire/services.ts';
import { type CallContext, type Handler, type ServiceName, serviceNames } from '#sandbox/wire/table.ts';
import { createWorld } from '#sandbox/world/world.ts';

export interface OperationState {
  readonly name: string;
  readonly state: 'modelled' | 'partly' | 'not';
  /** Parameters that answer 501; only of `partly`. */
  readonly refused: readonly string[];
}

const titles: Readonly<Record<ServiceName, string>> = {
  ecs: 'ECS',
  ec2: 'EC2',
  autoscaling: 'Auto Scaling',
  elbv2: 'Elastic Load Balancing v2',
  sqs: 'SQS',
  sts: 'STS',
  cloudwatch: 'CloudWatch',
  events: 'EventBridge',
};

/** What the sandbox makes of every operation of these services, by service, in alphabetical order. */
export async function operationStates(): Promise<Map<ServiceName, OperationState[]>> {
  await loadServices();
  const states = new Map<ServiceName, OperationState[]>();
  for (const service of serviceNames) {
    const operations = [...loadedService(service)!.operations.values()];
    const all = await Promise.all(operations.map((operation) => stateOf(service, operation)));
    states.set(
      service,
      all.sort((a, b) => (a.name < b.name ? -1 : 1)),
    );
  }
  return states;
}

async function stateOf(service: ServiceName, { name, input }: Operation): Promise<OperationState> {
  if (!handlerOf(service, name)) return { name, state: 'not', refused: [] };
  const refused: string[] = [];
  for (const member of input.members) {
    if (await isRefused(service, name, member)) refused.push(member.name);
  }
  return { name, state: refused.length > 0 ? 'partly' : 'modelled', refused };
}

/** Every question has a world of its own: some handlers do what they are asked. */
function handlerOf(service: ServiceName, operation: string): Handler | undefined {
  const identity = { account: '111122223333', region: 'ap-northeast-1' };
  const world = createWorld({ start: 0, seed: 1, ...identity, settings: {} });
  return createTable(world)[service]?.[operation];
}

async function isRefused(service: ServiceName, operation: string, member: Member): Promise<boolean> {
  const context: CallContext = { service, operation, caller: 'generator', requestId: '0', host: 'http://h' };
  try {
    await handlerOf(service, operation)!({ [member.name]: sampleOf(member) } as never, context);
    return false;
  } catch (error) {
    // A question with one parameter breaks many handlers, which is not what is asked here.
    return error instanceof AwsFault && error.message.includes(`the parameter ${member.name} of`);
  }
}

/** Something that counts as given. */
function sampleOf({ shape }: Member): unknown {
  switch (shape.kind) {
    case 'structure':
    case 'union':
    case 'map':
      return {};
    case 'list':
      return [shape.element ? sampleOf(shape.element) : 'x'];
    case 'number':
      return 1;
    case 'boolean':
      return true;
    case 'timestamp':
      return new Date(0);
    case 'blob':
      return new Uint8Array([1]);
    default:
      return 'x';
  }
}

/** docs/operations.md. */
export async function renderOperations(): Promise<string> {
  const states = await operationStates();
  const of = (all: readonly OperationState[], state: OperationState['state']) =>
    all.filter((each) => each.state === state);
  const summary = [...states].map(([service, all]) => {
    const counts = (['modelled', 'partly', 'not'] as const).map((state) => of(all, state).length);
    return `| [${titles[service]}](#${anchorOf(titles[service])}) | ${counts.join(' | ')} |`;
  });
  const parts = [...states].map(([service, all]) => renderService(titles[service], all, of));
  return `${HEAD}\n| Service | Modelled | Partly | Not |\n| --- | --- | --- | --- |\n${summary.join('\n')}\n\n${parts.join('\n')}`;
}

const anchorOf = (title: string) => title.toLowerCase().replaceAll(' ', '-');

function renderService(
  title: string,
  all: readonly OperationState[],
  of: (all: readonly OperationState[], state: OperationState['state']) => OperationState[],
): string {
  const names = (state: OperationState['state']) => of(all, state).map(({ name }) => name);
  const partly = of(all, 'partly').map(({ name, refused }) => `| ${name} | ${refused.join(', ')} |`);
  const table = ['| Partly: operation | Without |', '| --- | --- |', ...partly].join('\n');
  return [
    `## ${title}\n`,
    `Modelled: ${names('modelled').join(', ') || 'none'}.\n`,
    partly.length > 0 ? `${table}\n` : '',
    `<details><summary>Not modelled: ${names('not').length}</summary>\n\n${names('not').join(', ') || 'none'}\n\n</details>\n`,
  ]
    .filter((part) => part !== '')
    .join('\n');
}

const HEAD = `<!-- generated by scripts/generate.ts from the table of operations; do not edit -->
# Operations

All operations of the services that the sandbox speaks, as the AWS SDK knows them. *Modelled* ones take every parameter;
*partly* modelled ones answer 501 and the parameter's name where a parameter of the second column is given (values and
nested fields may be refused the same way); all others answer 501 and their own name, and show in the call log.
`;
