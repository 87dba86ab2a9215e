// The settings of a scenario in the world's units, and back.
import { formatDuration, parseDurationMs } from '#lib/duration.ts';
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

/** As `spec.settings` of a scenario takes them: all that this world fixed or drew. */
export function writeSettings(settings: Settings): Record<string, unknown> {
  const names = new Map(Object.entries(durations).map(([key, name]): [string, string] => [name, key]));
  const written = Object.entries(settings).map(([name, value]) => {
    const key = names.get(name);
    return key === undefined ? [name, value] : [key, formatDuration(value)];
  });
  return Object.fromEntries(written);
}
