// What the enumeration (`npm run sim:enumerate`) goes by: its stories are valid and small, and what it excuses is named.
import { expect, it } from 'vitest';
import { parseScenario } from '#sandbox/scenario/parse.ts';
import { parseClusterSpecs } from '#spec/parse.ts';
import { stories } from './enumeration/index.ts';
import { known, knownOf } from './enumeration/known.ts';

const bytes = (document: object) => Buffer.from(JSON.stringify(document));

it.each(stories)('$name is a valid world of four to seven instances, and says what it is about', (story) => {
  const { scenario, specs, does = [] } = story;
  expect(parseScenario(bytes(scenario), 'scenario').problems).toEqual([]);
  expect(parseClusterSpecs([{ file: 'spec', bytes: bytes(specs[0]!) }]).problems).toEqual([]);
  const [cluster] = scenario.spec.clusters;
  const hosts =
    cluster!.pools.reduce((sum, { desired }) => sum + desired, 0) + (cluster!.fleets?.[0]?.target ?? 0);
  expect(hosts).toBeGreaterThanOrEqual(4);
  expect(hosts).toBeLessThanOrEqual(7);
  expect(does.length).toBeGreaterThan(0);
});

it('has a name of its own for each story', () => {
  expect(new Set(stories.map(({ name }) => name)).size).toBe(stories.length);
});

it('excuses a life only where all that is wrong with it is known of its story', () => {
  const { story, why } = known[0]!;
  const stuck = '1 instead of 0 × hosts host: running DRAINING InService protected if busy';
  expect(knownOf(story, [stuck])?.why).toBe(why);
  expect(knownOf(story, [stuck, '2 instead of 1 × launched: 1'])).toBeUndefined();
  expect(knownOf('person-drains', [stuck])).toBeUndefined();
  expect(knownOf(story, [])).toBeUndefined();
  expect(known.filter((each) => !stories.some(({ name }) => name === each.story))).toEqual([]);
});
