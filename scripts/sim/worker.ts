// A process of `npm run sim` that lives through what it is given, one life after another.
import { type Job, liveJob } from './job.ts';

process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';

const crashed = (error: unknown) => {
  process.send?.({ crash: error instanceof Error ? (error.stack ?? error.message) : String(error) });
};

process.on('message', (job: Job) => {
  liveJob(job).then((lived) => process.send?.({ lived }), crashed);
});
// A promise that nobody waits for failed: as bad as a crash, and the life may never end.
process.on('unhandledRejection', crashed);
// Nobody is there to hear of this life.
process.on('disconnect', () => process.exit());
