// Hunts for what breaks Sluice's promises: lives the corpus of old finds, then trials drawn from seeds, or the shipped
// stories, each in virtual time. A line and a digest for each; what fails is shrunk and kept in the corpus.
import { readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { familyNamed } from '#simulate/hunt/families/index.ts';
import { argumentsOf, refuse } from './arguments.ts';
import { readCorpus, readTrial } from './sim/corpus.ts';
import { hunt } from './sim/hunt.ts';
import { openKept } from './sim/kept.ts';
import { folder } from './sim/lives.ts';

const USAGE = `usage: npm run sim -- [options] [STORY…]

Lives through trials: worlds, specs and faults that a seed draws; the corpus of
earlier finds goes first. With STORY… (or --stories) the stories of
examples/scenarios instead. A line and a digest for each. What fails is made
smaller, and kept as a file that --replay takes.

  --seeds A-B         from seed A to seed B, or one seed (1-5)
  --families A,B      faults of these families, instead of the seed's own; for
                      stories, which have none, also "drawn": two by the seed
  --edge direct|sdk   how the operator calls AWS: at its ports, or through the
                      real SDK (trials: each 25th through the SDK)
  --heartbeat         two processes on one cluster know of each other, as those
                      of sluice run do; with --families or trials
  --jobs N            processes at a time (2, or 1 where there is one core)
  --stories           all stories
  --replay FILE       lives this one trial again, and keeps nothing
  --again N           each N-th life once more, in another process, time zone
                      and locale; 0: none (20)
  --no-corpus         leaves the corpus out
  --no-shrink         keeps a failing trial as it is
  --resume FILE       keeps each life in FILE, and lives none of those again as
                      long as neither trial nor code changes

"losses" in a line: requests or tasks were lost while something kept the
operator from saving them, which breaks no promise.

Status 0: all promises kept. 1: a promise that must always hold was broken.
3: one that must hold when the faults are over. 4: a crash. 5: a life differed
when it was lived again. 2: no answer.
`;
/** The word for families that a seed draws for a story. */
const DRAWN = 'drawn';
/** As of a scenario (crds/scenario.yaml). */
const LARGEST_SEED = 2_147_483_647;
const { values, positionals } = argumentsOf(USAGE, {
  options: {
    seeds: { type: 'string' },
    families: { type: 'string' },
    edge: { type: 'string' },
    heartbeat: { type: 'boolean', default: false },
    jobs: { type: 'string', default: String(Math.min(2, availableParallelism())) },
    stories: { type: 'boolean', default: false },
    replay: { type: 'string' },
    again: { type: 'string', default: '20' },
    'no-corpus': { type: 'boolean', default: false },
    'no-shrink': { type: 'boolean', default: false },
    resume: { type: 'string' },
  },
  allowPositionals: true,
});
const { edge } = values;
const { seeds = '1-5' } = values;
const range = /^(\d+)(?:-(\d+))?$/.exec(seeds) ?? refuse(`--seeds ${seeds} is not A-B`);
const whole = (name: 'jobs' | 'again', least: number) => {
  const number = Number(values[name]);
  return Number.isInteger(number) && number >= least
    ? number
    : refuse(`--${name} ${values[name]} is no whole number of at least ${least}`);
};
if (edge !== undefined && edge !== 'direct' && edge !== 'sdk')
  refuse(`--edge ${edge} is neither direct nor sdk`);
const [from, to] = [Number(range[1]), Number(range[2] ?? range[1])];
const known = readdirSync(folder).flatMap((file) => (file.endsWith('.yaml') ? file.slice(0, -5) : []));
const strange = positionals.find((story) => !known.includes(story));
if (strange !== undefined) refuse(`there is no story ${strange} in examples/scenarios`);
if (to < from) refuse(`--seeds ${seeds} is not A-B: it ends before it begins`);
if (to > LARGEST_SEED) refuse(`--seeds ${seeds}: the largest seed is ${LARGEST_SEED}`);
/** What a file or a name makes impossible is told in a line. */
function orRefuse<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    return refuse((error as Error).message);
  }
}
const isOfStories = values.stories || positionals.length > 0;
const families = values.families?.split(',');
if (values.families !== DRAWN || !isOfStories) orRefuse(() => families?.forEach(familyNamed));
const { replay, resume } = values;
/** What would have no effect is a misunderstanding. */
const without = (what: string, given: Readonly<Record<string, unknown>>) => {
  const [name] = Object.entries(given).find(([, value]) => value !== undefined && value !== false) ?? [];
  if (name !== undefined) refuse(`${name} has no meaning with ${what}`);
};
if (replay !== undefined)
  without('--replay', {
    ...{ '--seeds': values.seeds, '--families': families, 'a story': isOfStories },
    '--heartbeat': values.heartbeat,
  });
if (isOfStories && families === undefined)
  without('stories that meet no faults', { '--heartbeat': values.heartbeat });
if (resume !== undefined) orRefuse(() => openKept(resume, ''));

process.exitCode = await hunt({
  seeds: Array.from({ length: to - from + 1 }, (_, n) => from + n),
  stories: values.stories ? known.filter((story) => !story.startsWith('mine')) : positionals,
  families: values.families === DRAWN && isOfStories ? 'drawn' : families,
  edge: edge as 'direct' | 'sdk' | undefined,
  heartbeat: values.heartbeat,
  jobs: whole('jobs', 1),
  again: whole('again', 0),
  replay: replay === undefined ? undefined : { file: replay, trial: orRefuse(() => readTrial(replay)) },
  corpus: values['no-corpus'] || isOfStories || replay !== undefined ? [] : orRefuse(readCorpus),
  shrinks: !values['no-shrink'],
  resume,
});
