// The policy that `sluice iam` prints is enough: every shipped story is lived through under it without a denial, call by call as
// without one. And each of its actions is needed: it is used somewhere, so that without it a call would be denied.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Sandbox } from '#sandbox/sandbox.ts';
import { parseScenario } from '#sandbox/scenario/parse.ts';
import { createTopic } from '#sandbox/world/topics.ts';
import type { Sharing } from '#simulate/crew.ts';
import { parseClusterSpecs } from '#spec/parse.ts';
import { shortStories } from '../../enumeration/index.ts';
import { live } from '../../support/story.ts';
import { actionsFor, liveUnderPolicy, type Story, storyOf } from '../../support/under-policy.ts';

const folder = join(import.meta.dirname, '../../../examples/scenarios');
/** The playground is a world for people to try things in, not a story. */
const stories = readdirSync(folder)
  .filter((file) => file.endsWith('.yaml') && file !== 'playground.yaml')
  .map((file) => file.replace(/\.yaml$/, ''));

/** Long ones are held against a life without a policy for so long, and lived to their end under it. */
const COMPARED = '20m';
const PATIENCE = { timeout: 900_000 };

const used = new Set<string>();
const printed = new Set<string>();

async function livesUnder(story: Story, more: Parameters<typeof liveUnderPolicy>[1] = {}) {
  const life = await liveUnderPolicy(story, more);
  for (const action of actionsFor(story)) printed.add(action);
  for (const action of life.allowed.keys()) used.add(action);
  expect([...life.denied]).toEqual([]);
  expect(life.crashes).toEqual([]);
  return life;
}

describe('the printed policy is enough', () => {
  it('knows all stories', () => expect(stories.length).toBeGreaterThan(15));

  it.each(stories)('for %s, to its end', PATIENCE, async (name) => {
    await livesUnder(storyOf(name));
  });

  it.each(stories)('for %s, which goes as without a policy', PATIENCE, async (name) => {
    const { report } = await livesUnder(storyOf(name, COMPARED));
    const free = await live(name, { policy: 'sluice', seed: 1, duration: COMPARED });
    expect(report.digest).toBe(free.digest);
    expect(report.api).toEqual(free.api);
  });
});

const QUEUE = 'job-signals';

/** The spot story up to its first interruption, with jobs that work for longer than it takes and can be told of it. */
function withSignal(quiesce: { queue: string } | { topic: string }): Story {
  const story = storyOf('spot-reclaim', '5m30s');
  const { spec } = story.scenario;
  Object.assign(spec, { faults: [{ at: '2m', spotInterruption: { pool: 'recipes-spot', count: 4 } }] });
  spec.queues!.push({ name: QUEUE });
  Object.assign(spec.clusters[0]!.jobs![0]!, { perMinute: 20, seconds: '600s' });
  const rule = story.specs[0]!.spec.workloads!.find(({ match }) => match.family === 'nightly-*')!;
  Object.assign(rule, { onInterruption: 'stopAtDeadline', quiesce });
  return story;
}

/** One of the short stories that are broken off at every point, as it is when it is not. */
function shortStory(name: string): Story {
  const { scenario, specs } = shortStories.find((each) => each.name === name)!;
  const bytes = (document: object) => Buffer.from(JSON.stringify(document));
  const { specs: read } = parseClusterSpecs(specs.map((spec) => ({ file: 'spec', bytes: bytes(spec) })));
  return {
    scenario: parseScenario(bytes(scenario), 'scenario').scenario!,
    specs: read.map(({ spec }) => spec),
  };
}

interface Rare {
  /** Why no shipped story does it. */
  readonly why: string;
  readonly story: () => Story;
  readonly prepare?: (sandbox: Sandbox) => void;
  readonly sharing?: Sharing;
}

/** What no shipped story does, each with a life that does it. */
const RARE: Readonly<Record<string, Rare>> = {
  'ecs:UntagResource': {
    why: 'a record grows shorter only when its document is edited',
    story: () => storyOf('scale-in-kills-tasks', '3m'),
    prepare: ({ world }) => {
      for (const { tags } of world.clusters.values()) tags.set('sluice.dev/record-9', 'of a longer one');
    },
  },
  'elasticloadbalancing:RegisterTargets': {
    why: 'only after a false alarm, of what was taken out and could not be stopped meanwhile',
    story: () => shortStory('false-alarm-without-room'),
  },
  'sqs:ListQueueTags': {
    why: 'in a story nobody asks about other processes',
    story: () => storyOf('scale-in-kills-tasks', '3m'),
    sharing: { by: 'heartbeat' },
  },
  'sqs:TagQueue': {
    why: 'likewise',
    story: () => storyOf('scale-in-kills-tasks', '3m'),
    sharing: { by: 'heartbeat' },
  },
  'sqs:SendMessage': { why: 'no shipped spec has signals', story: () => withSignal({ queue: QUEUE }) },
  'sns:Publish': {
    why: 'no shipped spec has signals',
    story: () => withSignal({ topic: `arn:aws:sns:ap-northeast-1:111122223333:${QUEUE}` }),
    prepare: ({ world }) => void createTopic(world, QUEUE),
  },
};

describe('each action of it is needed', () => {
  it.each(Object.entries(RARE))('%s, which no shipped story does', PATIENCE, async (action, rare) => {
    const { prepare, story, sharing } = rare;
    const { allowed } = await livesUnder(story(), { prepare, sharing });
    expect(allowed.get(action)).toBeGreaterThan(0);
    const without = await liveUnderPolicy(story(), { prepare, sharing, deny: action });
    expect([...without.denied.keys()]).toEqual([action]);
  });

  // Runs after all the others of this file.
  it('and there is none that nothing uses', () => {
    expect(printed.size).toBeGreaterThan(40);
    expect([...printed].filter((action) => !used.has(action))).toEqual([]);
    expect([...used].filter((action) => !printed.has(action))).toEqual([]);
  });
});
