// Breaks short stories off at every point: after each effect of the operator, and at each answer and each request, one by one;
// for the shortest, at every pair of effects. Each must end as it does when nothing breaks it off.
import { readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { blows, faultsAt, isBlow } from '#simulate/hunt/points.ts';
import { stories } from '../test/enumeration/index.ts';
import { argumentsOf, refuse } from './arguments.ts';
import { enumerate } from './sim/enumeration.ts';
import { openKept } from './sim/kept.ts';
import { folder } from './sim/lives.ts';

const USAGE = `usage: npm run sim:enumerate -- [options] [STORY…]

Lives each short story of test/enumeration once undisturbed, and again for each
of its points: a call that changes something, and what befalls it. A line for
each story. What fails gets a line of its own, and the first of its kind is kept
in test/corpus.

  --by KIND,…     what befalls it: ${blows.join(', ')} (all): the process is
                  killed right after it and starts again at once, or 20 seconds
                  later; its answer is lost; its request is lost
  --pairs N       for the N shortest also every two points, a kill and then ...
  --pairs-by K,…  ... one of these (kill)
  --point S:P     only this point of story S: kill7, or kill3+answer7; keeps
                  nothing in test/corpus
  --shipped       the stories of examples/scenarios instead: hours. They need
                  not end alike, but keep every promise
  --each N        each N-th point only (1)
  --jobs N        processes at a time (2, or 1 where there is one core)
  --resume FILE   keeps each life in FILE, and lives none of those again

Status 0: all promises kept. 1: a promise that must always hold was broken.
3: one that must hold in the end, or the end was another. 4: a crash. 2: no
answer.
`;
const { values, positionals } = argumentsOf(USAGE, {
  options: {
    by: { type: 'string', default: blows.join(',') },
    pairs: { type: 'string', default: '10' },
    'pairs-by': { type: 'string', default: 'kill' },
    point: { type: 'string' },
    shipped: { type: 'boolean', default: false },
    each: { type: 'string', default: '1' },
    jobs: { type: 'string', default: String(Math.min(2, availableParallelism())) },
    resume: { type: 'string' },
  },
  allowPositionals: true,
});
const whole = (name: 'pairs' | 'each' | 'jobs', least: number) => {
  const number = Number(values[name]);
  return Number.isInteger(number) && number >= least
    ? number
    : refuse(`--${name} ${values[name]} is no whole number of at least ${least}`);
};
const kinds = (text: string) => {
  const words = text.split(',');
  return words.every(isBlow) ? words : refuse(`${text} is not some of ${blows.join(', ')}`);
};
const [only, point] = values.point?.split(':') ?? [];
if (only !== undefined && positionals.length > 0) refuse('--point names its story itself');
if (only !== undefined && !(point && faultsAt(point))) refuse(`--point ${values.point} is not STORY:POINT`);
const known = values.shipped
  ? readdirSync(folder).flatMap((file) => (/^(?!mine).*[.]yaml$/.test(file) ? file.slice(0, -5) : []))
  : stories.map(({ name }) => name);
const wanted = only === undefined ? positionals : [only];
const strange = wanted.find((name) => !known.includes(name));
if (strange !== undefined)
  refuse(`there is no story ${strange} in ${values.shipped ? 'examples/scenarios' : 'test/enumeration'}`);

const { resume } = values;
if (resume !== undefined) {
  try {
    openKept(resume, '');
  } catch (error) {
    refuse((error as Error).message);
  }
}

process.exitCode = await enumerate({
  names: wanted.length > 0 ? wanted : known,
  shipped: values.shipped,
  by: kinds(values.by),
  pairs: values.shipped ? 0 : whole('pairs', 0),
  pairsBy: kinds(values['pairs-by']),
  point,
  each: whole('each', 1),
  jobs: whole('jobs', 1),
  resume,
});
