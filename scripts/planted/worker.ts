// The process that is bundled with a planted bug in it: lives what it is given, and says what came of it. Ends with its
// parent.
import { drawTrial } from '#simulate/hunt/draw.ts';
import { faultsAt } from '#simulate/hunt/points.ts';
import { shortStories } from '../../test/enumeration/index.ts';
import { readCorpus } from '../sim/corpus.ts';
import { type Lived as JobLived, liveJob } from '../sim/job.ts';
import type { PlantedLife } from './lives.ts';

export type Lived = Pick<JobLived, 'verdict' | 'problems' | 'digest' | 'cpuSeconds'>;

/** That few promises were put to the test is a sign of a bad life, and no promise that is broken. */
const DID_LITTLE = /^only \d+ invariants/;

async function lived(life: PlantedLife): Promise<Lived> {
  const before = process.cpuUsage();
  try {
    const {
      verdict = 'kept',
      problems = [],
      digest = '',
      cpuSeconds = 0,
    } = (await liveJob(jobOf(life))) ?? {};
    const broken = problems.filter((problem) => !DID_LITTLE.test(problem));
    return { verdict: broken.length === 0 ? 'kept' : verdict, problems: broken, digest, cpuSeconds };
  } catch (error) {
    const { user, system } = process.cpuUsage(before);
    return { verdict: 'crash', problems: [String(error)], digest: '', cpuSeconds: (user + system) / 1e6 };
  }
}

/** At the operator's ports, always: the SDK is not planted in, and costs twice the time. */
function jobOf(life: PlantedLife): Parameters<typeof liveJob>[0] {
  const edge = 'direct';
  if ('short' in life) {
    const story = shortStories.find(({ name }) => name === life.short)!;
    const faults = life.point === undefined ? story.faults : [...story.faults, ...faultsAt(life.point)!];
    return { trial: { ...story, faults } };
  }
  if ('story' in life) return { life: { ...life, edge } };
  const kept = 'corpus' in life ? readCorpus().find(({ name }) => name === life.corpus) : undefined;
  if ('corpus' in life) return { trial: { ...kept!, edge } };
  return { trial: { ...drawTrial(life.seed, life.families && { families: life.families }), edge } };
}

process.on('message', (life: PlantedLife) => {
  // The parent alone does not keep this process: one that waits for what never comes has nothing left to run.
  process.channel?.unref();
  void lived(life).then((answer) => {
    process.channel?.ref();
    process.send?.(answer);
  });
});
process.on('beforeExit', () => {
  const problems = ['it waits for what never comes'];
  process.send?.({ verdict: 'liveness', problems, digest: '', cpuSeconds: 0 } satisfies Lived);
});
process.on('disconnect', () => process.exit());
