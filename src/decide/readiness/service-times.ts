// Whether the tasks of a service have the time to leave: the two minutes of a notice, and the length of a drain.
import type { Finding } from '#model/readiness.ts';
import { NOTICE_MS } from '../times.ts';
import { finding, seconds } from './finding.ts';
import type { Subject } from './subject.ts';

/** What is left for a replacement to be placed, started and healthy should not be less. */
const LITTLE_MS = 30_000;
/** What ECS has of a notice when it waits for the load balancer itself, less the same margins. */
const IN_TIME_MS = 100_000;

export function timeFindings(subject: Subject): Finding[] {
  return [...notice(subject), ...delay(subject)];
}

function notice(subject: Subject): Finding[] {
  const { stopMs, latestStartMs, spotHosts, hasBalancer } = subject;
  if (stopMs === undefined || latestStartMs === undefined || latestStartMs >= LITTLE_MS) return [];
  const isLate = latestStartMs < 0;
  const numbers = hasBalancer
    ? `${outWaitText(subject)} + stop time ${seconds(stopMs)} = ${seconds((subject.outWaitMs ?? 0) + stopMs)}`
    : `stop time ${seconds(stopMs)}`;
  const room = hasBalancer ? '100 s' : '105 s';
  const change = hasBalancer
    ? 'lower stopTimeout along dependsOn, or the deregistration delay: together they must stay well below 100 s'
    : 'lower stopTimeout along dependsOn to well below 100 s';
  // Where none of its hosts is spot nothing has to leave within two minutes.
  if (spotHosts === 0) {
    if (!isLate) return [];
    const what = `on spot it could not leave within a notice: ${numbers}, over ${room}`;
    return [finding('tooSlow', 'note', { what, change, facts: '5.1' })];
  }
  if (isLate) {
    const what = `${numbers}, over the ${room} that a notice of ${seconds(NOTICE_MS)} leaves`;
    return [finding('tooSlow', 'cannot', { what, change, facts: '5.1' })];
  }
  const what = `${numbers}: it must begin to leave ${seconds(latestStartMs)} after the notice, replaced or not`;
  return [finding('littleTime', 'risk', { what, change, facts: '5.1' })];
}

function outWaitText({ delayMs, outWaitMs }: Subject): string {
  if (delayMs === undefined || outWaitMs === undefined) return 'load balancer (not read)';
  return outWaitMs < delayMs
    ? `load balancer ${seconds(outWaitMs)} (of a deregistration delay of ${seconds(delayMs)})`
    : `deregistration delay ${seconds(delayMs)}`;
}

/** Whether ECS waits the whole delay before it stops a task is UNVERIFIED: then it cannot make it by itself. */
function delay({ delayMs = 0, stopMs, spotHosts }: Subject): Finding[] {
  if (stopMs === undefined || delayMs === 0 || delayMs + stopMs <= IN_TIME_MS) return [];
  const sum = `${seconds(delayMs + stopMs)} (deregistration delay ${seconds(delayMs)} + stop time ${seconds(stopMs)})`;
  const change = 'set deregistration_delay.timeout_seconds to 30 or less, if requests are over by then';
  if (spotHosts === 0)
    return [
      finding('longDelay', 'note', { what: `a drain may take ${sum} for each task`, change, facts: '1.2' }),
    ];
  const what = `ECS may wait the whole delay before it stops a task: that takes ${sum}, longer than a notice leaves`;
  return [finding('longDelay', 'risk', { what, change, facts: '1.2' })];
}
