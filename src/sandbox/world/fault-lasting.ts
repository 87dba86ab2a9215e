// Faults that last: each is kept in w.troubles until its time is over, and its part of the world looks there.

import { parseDurationMs } from '#lib/duration.ts';
import type { Body } from './fault-hosts.ts';
import { forMs } from './fault-times.ts';
import type { World } from './state.ts';
import { trouble } from './troubles.ts';

const words = (...parts: (string | undefined)[]) => [parts.filter((part) => part !== undefined).join(' ')];

export function insufficientCapacity(w: World, body: Body<'insufficientCapacity'>): string[] {
  const { zone, type, market } = body;
  trouble(w, 'insufficientCapacity', { zone, type, market }, forMs({ insufficientCapacity: body }));
  return words('capacity', market, type, zone && `zone ${zone}`);
}

export function launchTrouble(w: World, body: Body<'launchTrouble'>): string[] {
  const { pool, how = 'fails' } = body;
  if (pool === undefined) return [];
  trouble(w, 'launches', { pool, how }, forMs({ launchTrouble: body }));
  return words('launches of', pool);
}

export function taskStartTrouble(w: World, body: Body<'taskStartTrouble'>): string[] {
  trouble(w, 'taskStarts', { service: body.service }, forMs({ taskStartTrouble: body }));
  return words('tasks of', body.service);
}

export function throttle(w: World, body: Body<'throttle'>): string[] {
  const { service, operation, percent = 100 } = body;
  trouble(w, 'throttles', { service, operation, percent }, forMs({ throttle: body }));
  return words('calls of', service, operation);
}

export function apiError(w: World, body: Body<'apiError'>): string[] {
  const { service, operation, code = 'InternalFailure', status, percent = 100 } = body;
  trouble(w, 'apiErrors', { service, operation, code, status, percent }, forMs({ apiError: body }));
  return words('calls of', service, operation);
}

export function eventTrouble(w: World, body: Body<'eventTrouble'>): string[] {
  const { detailType, lose = 0, double = 0, delay = '0s' } = body;
  const delayMs = parseDurationMs(delay);
  trouble(w, 'events', { detailType, lose, double, delayMs }, forMs({ eventTrouble: body }));
  return words('events', detailType);
}

export function metricGap(w: World, body: Body<'metricGap'>): string[] {
  trouble(w, 'metricGaps', {}, forMs({ metricGap: body }));
  return words('reservation metrics');
}
