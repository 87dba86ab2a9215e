// The settings that a scenario fixes, in the world's units.
import { parseDurationMs } from '#lib/duration.ts';
import type { Scenario } from '../scenario/generated/scenario.ts';
import type { Settings } from './settings.ts';

type Given = NonNullable<Scenario['spec']['settings']>;

/** Durations of the document, and the setting of the world that each is. */
const durations = {
  schedulerPass: 'schedulerPassMs',
  spotRequestLag: 'spotRequestLagMs',
  hostDeathLag: 'hostDeathLagMs',
  metricDelay: 'metricDelayMs',
  readLag: 'readLagMs',
  provisioningTimeout: 'provisioningTimeoutMs',
} as const satisfies Partial<Record<keyof Given, keyof Settings>>;

export function readSettings(given: Given): Partial<Settings> {
  const fixed: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(given)) {
    if (value === undefined) continue;
    if (key in durations) fixed[durations[key as keyof typeof durations]] = parseDurationMs(value as string);
    else fixed[key] = value;
  }
  // Every other field has the same name and unit in the document and in the world: the schema sees to it.
  return fixed as Partial<Settings>;
}
