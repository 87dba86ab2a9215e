// How late what AWS tells arrives: reservation metrics, and the two channels of a spot interruption.
import { type Kit, type Step, seconds, until } from './kit.ts';

const MINUTE_MS = 60_000;

export const metricDelay: Step = {
  name: 'metric delay',
  finds: ['metricDelay'],
  async run(kit) {
    const first = (await newestPoint(kit)) ?? (await firstPoint(kit));
    if (first === undefined)
      return { skipped: 'CloudWatch has no CPUReservation of this cluster, nor had it five minutes later' };
    const next = await until(kit, 5 * MINUTE_MS, async () => {
      const newest = await newestPoint(kit);
      return newest !== undefined && newest > first ? newest : undefined;
    });
    if (next === undefined) return { skipped: 'no new data point came within five minutes' };
    // From the time that a point carries to its being seen.
    const lateMs = kit.now() - next;
    return { settings: { metricDelay: seconds(Math.max(lateMs, 0)) }, measured: { metricLateMs: lateMs } };
  },
};

/** A cluster that is new has its first point some minutes after its first instance. */
async function firstPoint(kit: Kit): Promise<number | undefined> {
  kit.say('  waiting for the first CPUReservation of the cluster, five minutes at most');
  return until(kit, 5 * MINUTE_MS, () => newestPoint(kit));
}

async function newestPoint(kit: Kit): Promise<number | undefined> {
  const now = kit.now();
  const { Datapoints = [] } = await kit.cloudwatch.getMetricStatistics({
    Namespace: 'AWS/ECS',
    MetricName: 'CPUReservation',
    Dimensions: [{ Name: 'ClusterName', Value: kit.cluster }],
    StartTime: new Date(now - 15 * MINUTE_MS),
    EndTime: new Date(now + MINUTE_MS),
    Period: 60,
    Statistics: ['Average'],
  });
  const times = Datapoints.map(({ Timestamp }) => Timestamp?.getTime() ?? 0);
  return times.length > 0 ? Math.max(...times) : undefined;
}

export const spotInterruption: Step = {
  name: 'spot interruption',
  finds: ['spotRequestLag', 'hostDeathLag'],
  async run(kit) {
    const id = kit.spotInstance;
    if (!id || !kit.queueUrl) return { skipped: 'give --spot-instance and --queue to measure it' };
    kit.say(`waiting for ${id} to be interrupted: start an AWS FIS experiment with`);
    kit.say('aws:ec2:send-spot-instance-interruptions on it now, in another terminal');
    const seen: { notice?: number; event?: number; request?: number; terminated?: number } = {};
    const gone = await until(kit, 30 * MINUTE_MS, async () => {
      await lookAtQueue(kit, id, seen);
      seen.request ??= await whenMarked(kit, id);
      seen.terminated ??= await whenTerminated(kit, id);
      return seen.terminated === undefined ? undefined : whenUnlisted(kit, id);
    });
    if (seen.notice === undefined) return { skipped: 'no interruption came within 30 minutes' };
    const { notice, event, request, terminated } = seen;
    const settings: Record<string, string> = {};
    if (request !== undefined) settings.spotRequestLag = seconds(request - notice);
    if (gone !== undefined && terminated !== undefined) settings.hostDeathLag = seconds(gone - terminated);
    const since = (at: number | undefined) => (at === undefined ? undefined : at - notice);
    const measured = {
      eventMs: since(event),
      requestMarkedMs: since(request),
      terminatedMs: since(terminated),
      goneFromEcsMs: since(gone),
    };
    return { settings, measured };
  },
};

async function lookAtQueue(kit: Kit, id: string, seen: { notice?: number; event?: number }): Promise<void> {
  const { Messages = [] } = await kit.sqs.receiveMessage({
    QueueUrl: kit.queueUrl!,
    MaxNumberOfMessages: 10,
  });
  for (const message of Messages) {
    const event = JSON.parse(message.Body ?? '{}') as {
      'detail-type'?: string;
      time?: string;
      detail?: Record<string, unknown>;
    };
    const isNotice = event['detail-type'] === 'EC2 Spot Instance Interruption Warning';
    if (!isNotice || event.detail?.['instance-id'] !== id || !event.time) continue;
    seen.notice ??= Date.parse(event.time);
    seen.event ??= kit.now();
  }
}

async function whenMarked(kit: Kit, id: string): Promise<number | undefined> {
  const { SpotInstanceRequests = [] } = await kit.ec2.describeSpotInstanceRequests({
    Filters: [{ Name: 'instance-id', Values: [id] }],
  });
  return SpotInstanceRequests[0]?.Status?.Code?.startsWith('marked-for') ? kit.now() : undefined;
}

async function whenTerminated(kit: Kit, id: string): Promise<number | undefined> {
  const { Reservations = [] } = await kit.ec2.describeInstances({ InstanceIds: [id] });
  return Reservations[0]?.Instances?.[0]?.State?.Name === 'terminated' ? kit.now() : undefined;
}

async function whenUnlisted(kit: Kit, id: string): Promise<number | undefined> {
  const { containerInstanceArns = [] } = await kit.ecs.listContainerInstances({
    cluster: kit.cluster,
    filter: `ec2InstanceId == ${id}`,
  });
  return containerInstanceArns.length === 0 ? kit.now() : undefined;
}
