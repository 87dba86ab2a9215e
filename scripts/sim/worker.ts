// A process of `npm run sim` that lives through what it is given, one life after another.
import { type Life, live } from './lives.ts';

const edge = process.argv[2] === 'sdk' ? 'sdk' : 'direct';

process.on('message', (life: Life) => {
  live(life, edge).then(
    (result) => process.send?.({ life, result }),
    (error: unknown) => process.send?.({ life, crash: error instanceof Error ? error.stack : String(error) }),
  );
});
// Nobody is there to hear of this life.
process.on('disconnect', () => process.exit());
