// The right place (law 11): the ECS task that this process runs in, and whether it would drain its own host.
import { type Clock, sleep } from '#lib/clock.ts';
import { withDeadline } from '#lib/deadline.ts';
import type { ClusterSpec } from '#model/generated/cluster-spec.ts';

/** As far as the metadata of the task tells (aws-facts.md §1.9). */
export interface OwnTask {
  readonly arn: string;
  readonly account: string;
  readonly region: string;
  /** Its name. */
  readonly cluster: string;
  /** Not told by agents before 1.45.0. */
  readonly launchType?: string;
}

const ANSWER_MS = 1_500;
/** In the first second of a task its endpoint may not answer yet. */
const WAITS_MS = [500, 1_000, 2_000];

/**
 * The task of this process by `ECS_CONTAINER_METADATA_URI_V4`; undefined outside of ECS, where that is not set. Rejects
 * with a sentence for people when it is set and cannot be read.
 */
export async function readOwnTask(
  environment: Readonly<Record<string, string | undefined>>,
  clock: Clock,
): Promise<OwnTask | undefined> {
  const { ECS_CONTAINER_METADATA_URI_V4: base } = environment;
  if (!base) return undefined;
  for (let attempt = 0; ; attempt += 1) {
    try {
      return taskOf(await withDeadline(clock, ANSWER_MS, (signal) => ask(`${base}/task`, signal)));
    } catch (error) {
      const wait = WAITS_MS[attempt];
      if (wait === undefined)
        throw new Error(
          `the task that this process runs in cannot be read at ${base}/task (ECS_CONTAINER_METADATA_URI_V4): ${whyOf(error)}`,
        );
      await sleep(clock, wait);
    }
  }
}

async function ask(url: string, signal: AbortSignal): Promise<unknown> {
  const response = await fetch(url, { signal });
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  return response.json();
}

function whyOf(error: unknown): string {
  const { cause, message } = error as { cause?: { code?: string }; message?: string };
  return cause?.code ?? message ?? String(error);
}

/** `Cluster` is an ARN or a short name; account and Region stand in `TaskARN` in any case. */
function taskOf(answer: unknown): OwnTask {
  const { Cluster, TaskARN, LaunchType } = answer as Readonly<Record<string, unknown>>;
  const [, region, account] = /^arn:[^:]+:ecs:([^:]+):(\d{12}):task\//.exec(String(TaskARN)) ?? [];
  if (typeof Cluster !== 'string' || region === undefined || account === undefined)
    throw new Error('its answer has no Cluster and no TaskARN');
  return {
    arn: String(TaskARN),
    account,
    region,
    cluster: Cluster.slice(Cluster.lastIndexOf('/') + 1),
    ...(typeof LaunchType === 'string' && { launchType: LaunchType }),
  };
}

const DRAINING_MODES: readonly string[] = ['drain', 'scale'];

/**
 * Throws what to do when one of the specs lets Sluice drain the host that it runs on: then it would stop itself in the
 * middle of a drain. A Fargate task has no host of its cluster, nor has one of ECS Anywhere or Managed Instances one in a pool.
 */
export function assertNotOwnHost(task: OwnTask | undefined, specs: readonly ClusterSpec[]): void {
  if (task === undefined || (task.launchType ?? 'EC2') !== 'EC2') return;
  const own = specs.find(
    ({ spec }) =>
      DRAINING_MODES.includes(spec.mode ?? 'observe') &&
      spec.cluster === task.cluster &&
      spec.region === task.region &&
      spec.account === task.account,
  );
  if (own === undefined) return;
  throw new Error(
    `this process is the task ${task.arn} on EC2 in ${task.cluster}, which the spec ${own.metadata.name} operates in mode ${own.spec.mode}: it would drain its own host. Run it on Fargate (manifests/cloudformation/sluice.yaml) or in another cluster, or keep the spec in mode protect or below`,
  );
}

/** The question before specs are operated, at the start and with each new revision. */
export async function createPlaceCheck(
  environment: Readonly<Record<string, string | undefined>>,
  clock: Clock,
): Promise<(specs: readonly ClusterSpec[]) => void> {
  const task = await readOwnTask(environment, clock).catch((error: Error) => error);
  return (specs) => {
    if (!(task instanceof Error)) return assertNotOwnHost(task, specs);
    const draining = specs.find(({ spec }) => DRAINING_MODES.includes(spec.mode ?? 'observe'));
    // Where it is not known it may be the own host; looking and protecting do no harm there.
    if (draining !== undefined)
      throw new Error(
        `${task.message}; the spec ${draining.metadata.name} is in mode ${draining.spec.mode}, and this may be a host of its cluster. Start it again, or unset that variable if this is no ECS task`,
      );
  };
}
