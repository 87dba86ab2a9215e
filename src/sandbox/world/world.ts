// An empty world: clock, randomness, settings, event log. What is in it is put there by build.ts.
import { createHash, type Hash } from 'node:crypto';
import { createRandom, type Random } from '#lib/random.ts';
import { Engine } from './engine.ts';
import { drawSettings, type Settings } from './settings.ts';
import type { World } from './state.ts';
import { noTroubles } from './state-troubles.ts';
import { createTally } from './tally.ts';

export interface LogEntry {
  /** Milliseconds since the start. */
  readonly atMs: number;
  readonly kind: string;
  readonly text: string;
}

export interface RunningWorld extends World {
  /** SHA-256 of the whole event log so far, hexadecimal. */
  digest(): string;
  /** Called with every entry of the event log, as it is written. */
  observe(observer: (entry: LogEntry) => void): void;
}

export interface WorldOptions {
  /** Milliseconds since the epoch. */
  readonly start: number;
  readonly seed: number;
  readonly account: string;
  readonly region: string;
  readonly settings: Partial<Settings>;
}

export function createWorld(options: WorldOptions): RunningWorld {
  const engine = new Engine(options.start);
  const random = createRandom(options.seed);
  const streams = new Map<string, Random>();
  const chance = (purpose: string) => {
    const stream = streams.get(purpose) ?? random.fork(purpose);
    streams.set(purpose, stream);
    return stream;
  };
  const hash: Hash = createHash('sha256');
  const observers: ((entry: LogEntry) => void)[] = [];
  return {
    engine,
    random,
    chance,
    settings: drawSettings(random.fork('settings'), options.settings),
    account: options.account,
    region: options.region,
    clusters: new Map(),
    taskDefinitions: new Map(),
    instances: new Map(),
    spotRequests: new Map(),
    launchTemplates: new Map(),
    fleets: new Map(),
    capacityProviders: new Map(),
    groups: new Map(),
    targetGroups: new Map(),
    queues: new Map(),
    topics: new Map(),
    rules: [],
    metrics: new Map(),
    troubles: noTroubles(),
    tally: createTally(),
    log(kind, text) {
      const atMs = Math.round(engine.now - engine.start);
      hash.update(`${atMs} ${kind} ${text}\n`);
      for (const observer of observers) observer({ atMs, kind, text });
    },
    digest: () => hash.copy().digest('hex'),
    observe: (observer) => void observers.push(observer),
  };
}
