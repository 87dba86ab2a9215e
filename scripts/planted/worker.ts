// The process that is bundled with a planted bug in it: lives what it is given, and says what came of it. Ends with its
// parent.
import { type Life, live } from '../sim/lives.ts';

export interface Lived {
  readonly class: 'kept' | 'crash' | 'safety' | 'liveness';
  readonly problems: readonly string[];
  readonly digest: string;
  readonly cpuSeconds: number;
}

/** That few promises were put to the test is a sign of a bad life, and no promise that is broken. */
const DID_LITTLE = /^only \d+ invariants/;
const RESTLESS = 'the cluster did not come to rest';

async function lived(life: Life): Promise<Lived> {
  const before = process.cpuUsage();
  const spent = () => {
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1e6;
  };
  try {
    const result = await live(life, 'direct');
    const { broken = [], digest = '' } = result ?? {};
    const problems = broken.filter((problem) => !DID_LITTLE.test(problem));
    const unsafe = problems.some((problem) => problem !== RESTLESS);
    const kind = problems.length === 0 ? 'kept' : unsafe ? 'safety' : 'liveness';
    return { class: kind, problems, digest, cpuSeconds: spent() };
  } catch (error) {
    return { class: 'crash', problems: [String(error)], digest: '', cpuSeconds: spent() };
  }
}

process.on('message', (life: Life) => {
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
