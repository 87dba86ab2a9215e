// When a fault is over, from what the scenario says of it alone.
import { parseDurationMs } from '#lib/duration.ts';
import type { Scenario } from '../scenario/generated/scenario.ts';

export type Fault = NonNullable<Scenario['spec']['faults']>[number];
/** What the control interface takes: the same without a time. */
export type FaultBody = Omit<Fault, 'at'>;
export type FaultName = keyof FaultBody;

interface Times {
  forGood?: boolean;
  over?: string;
  lead?: string;
  for?: string;
}

/** Faults that strike instances are spread over a second where nothing else is said. */
const OVER = '1s';
/** How long each lasting fault lasts where nothing is said: the defaults of crds/scenario.yaml. */
const LASTS: Partial<Record<FaultName, string>> = {
  agentDisconnect: '2m',
  impairedStatus: '10m',
  zoneOutage: '30m',
  insufficientCapacity: '10m',
  launchTrouble: '10m',
  taskStartTrouble: '10m',
  throttle: '5m',
  apiError: '5m',
  eventTrouble: '10m',
  metricGap: '10m',
};
const SPREAD: ReadonlySet<FaultName> = new Set([
  'spotInterruption',
  'rebalanceRecommendation',
  'terminateInstances',
  'stopInstances',
  'suddenDeath',
  'agentDisconnect',
  'impairedStatus',
  'hostHangs',
]);

export function nameOf(fault: FaultBody): FaultName {
  return Object.keys(fault).find((key) => key !== 'at') as FaultName;
}

/** Over how much time the instances are struck, ms. */
export const overMs = ({ over = OVER }: Times): number => parseDurationMs(over);

/** How long a lasting fault lasts, ms. One for good is over when it has struck: what is left is for others to mend. */
export function forMs(fault: FaultBody): number {
  const name = nameOf(fault);
  if ((fault[name] as Times).forGood) return 0;
  return parseDurationMs((fault[name] as Times).for ?? LASTS[name] ?? '0s');
}

/**
 * When a fault is over, ms since the start: its last instance is struck, the notice has run out, the trouble has ended.
 * What others then do about it (a refresh, a scaling to another size) is not counted: that is what settling is for.
 */
export function faultEndsAtMs(fault: Fault): number {
  const name = nameOf(fault);
  const spreadMs = SPREAD.has(name) ? overMs(fault[name] as Times) : 0;
  const leadMs = fault.spotInterruption ? parseDurationMs(fault.spotInterruption.lead ?? '2m') : 0;
  return parseDurationMs(fault.at) + spreadMs + leadMs + forMs(fault);
}
