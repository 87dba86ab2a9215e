// The process that is bundled with a planted bug in it: lives what it is given, and says what came of it. Ends with its
// parent.
import { drawTrial } from '#simulate/hunt/draw.ts';
import { liveTrial } from '#simulate/hunt/live.ts';
import { live } from '../sim/lives.ts';
import type { PlantedLife } from './lives.ts';

export interface Lived {
  readonly class: 'kept' | 'crash' | 'safety' | 'liveness';
  readonly problems: readonly string[];
  readonly digest: string;
  readonly cpuSeconds: number;
}

/** That few promises were put to the test is a sign of a bad life, and no promise that is broken. */
const DID_LITTLE = /^only \d+ invariants/;
const RESTLESS = 'the cluster did not come to rest';

type Judged = Omit<Lived, 'cpuSeconds'>;

async function judged(life: PlantedLife): Promise<Judged> {
  if ('story' in life) return judgedStory(await live(life, 'direct'));
  const trial = drawTrial(life.seed, life.families && { families: life.families });
  const { verdict, problems, digest } = await liveTrial({ ...trial, edge: 'direct' });
  return { class: verdict, problems, digest };
}

function judgedStory(result: Awaited<ReturnType<typeof live>>): Judged {
  const { broken = [], digest = '' } = result ?? {};
  const problems = broken.filter((problem) => !DID_LITTLE.test(problem));
  const unsafe = problems.some((problem) => problem !== RESTLESS);
  return { class: problems.length === 0 ? 'kept' : unsafe ? 'safety' : 'liveness', problems, digest };
}

async function lived(life: PlantedLife): Promise<Lived> {
  const before = process.cpuUsage();
  const answer = await judged(life).catch(
    (error: unknown): Judged => ({ class: 'crash', problems: [String(error)], digest: '' }),
  );
  const { user, system } = process.cpuUsage(before);
  return { ...answer, cpuSeconds: (user + system) / 1e6 };
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
  process.send?.({ class: 'liveness', problems, digest: '', cpuSeconds: 0 } satisfies Lived);
});
process.on('disconnect', () => process.exit());
