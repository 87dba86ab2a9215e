// Where this process runs, so that another one on the same machine can tell whether it is gone: the boot of the kernel and the
// namespace of process numbers. Elsewhere than on Linux there is no such place, and nobody is ever surely gone.
import { createHash } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';

export interface OwnPlace {
  readonly place?: string;
  readonly isGone: (place: string) => boolean;
}

export function ownPlace(): OwnPlace {
  const machine = machineId();
  return {
    ...(machine !== undefined && { place: `${machine}:${process.pid}` }),
    isGone(place) {
      const [where, pid] = place.split(':');
      return machine !== undefined && where === machine && !isThere(Number(pid));
    },
  };
}

function machineId(): string | undefined {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8');
    const space = readlinkSync('/proc/self/ns/pid');
    return createHash('sha256').update(`${boot} ${space}`).digest('hex').slice(0, 12);
  } catch {
    // No Linux, or a /proc that is closed: the heartbeat is waited for instead.
    return undefined;
  }
}

/** One that may not be signalled is there, too. */
function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}
