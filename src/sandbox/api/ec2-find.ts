// Finds EC2 instances by id, with EC2's errors for ids that are no ids or name nothing.
import { AwsFault } from '../wire/fault.ts';
import type { Ec2Instance, World } from '../world/state.ts';

const INSTANCE_ID = /^i-([0-9a-f]{8}|[0-9a-f]{17})$/;

/** All of them, or an error: one bad id fails the whole call. */
export function instancesOf(w: World, ids: readonly string[]): Ec2Instance[] {
  const malformed = ids.find((id) => !INSTANCE_ID.test(id));
  if (malformed !== undefined)
    throw new AwsFault('InvalidInstanceID.Malformed', `Invalid id: "${malformed}"`);
  const unknown = ids.filter((id) => !w.instances.has(id));
  if (unknown.length > 0) throw notFound(unknown);
  return [...new Set(ids)].map((id) => w.instances.get(id)!);
}

function notFound(ids: readonly string[]): AwsFault {
  const subject = ids.length === 1 ? `instance ID '${ids[0]}' does` : `instance IDs '${ids.join(', ')}' do`;
  return new AwsFault('InvalidInstanceID.NotFound', `The ${subject} not exist`);
}
