// Network interfaces of awsvpc tasks: an attachment, an interface, an address of its own (aws-facts.md §3.3).
import { uuidFrom } from './ids.ts';
import type { Task, World } from './state.ts';

/** The second half of 10.0.0.0/8 belongs to tasks, so that no address is ever a host's. */
const FIRST = 128 * 65_536 + 4;
const addresses = new WeakMap<World, number>();

/** Gives a task its network interface. */
export function attachEni(w: World, task: Task): void {
  const random = w.chance('eni');
  const number = (addresses.get(w) ?? 0) + 1;
  addresses.set(w, number);
  const address = FIRST + (number % (127 * 65_536));
  task.eni = {
    attachmentId: uuidFrom(random),
    eniId: `eni-0${random.hex(16)}`,
    ip: `10.${Math.floor(address / 65_536)}.${Math.floor(address / 256) % 256}.${address % 256}`,
    mac: `0e:${(random.hex(10).match(/../g) ?? []).join(':')}`,
  };
}

export const usesEni = (task: Task) => task.definition.network === 'awsvpc' || task.launchType === 'FARGATE';

interface Attachment {
  readonly id: string;
  readonly type: string;
  readonly status: string;
  readonly details: { readonly name: string; readonly value: string }[];
}

/** As DescribeTasks and events show it; empty without an interface. */
export function attachments(task: Task): Attachment[] {
  const { eni } = task;
  if (!eni) return [];
  const status =
    task.lastStatus === 'STOPPED'
      ? 'DELETED'
      : task.lastStatus === 'DEPROVISIONING'
        ? 'DETACHING'
        : 'ATTACHED';
  const details = {
    subnetId: task.container?.host.subnetId ?? `subnet-${task.zone ?? 'none'}`,
    networkInterfaceId: eni.eniId,
    macAddress: eni.mac,
    privateDnsName: `ip-${eni.ip.replaceAll('.', '-')}.ec2.internal`,
    privateIPv4Address: eni.ip,
  };
  return [
    {
      id: eni.attachmentId,
      type: 'ElasticNetworkInterface',
      status,
      details: Object.entries(details).map(([name, value]) => ({ name, value })),
    },
  ];
}
