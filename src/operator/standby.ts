// A post whose cluster another replica operates: looked at slowly and cheaply, so that a notice finds its instance known.
import type { Clock } from '#lib/clock.ts';
import { handOn } from './dispatch.ts';
import type { Post } from './post.ts';

const LOOKS_MS = 60_000;

/** One look; decides nothing. Resolves with the ms until the next. Rejects when the account is not the spec's. */
export async function standByOnce(post: Post, posts: readonly Post[], clock: Clock): Promise<number> {
  post.passBeganAt = clock.monotonic();
  const { cluster } = post;
  await Promise.all([cluster.observe(), cluster.account.assertRightAccount()]);
  post.problem = undefined;
  const listeners = posts.filter((other) => post.inbox !== undefined && other.inbox === post.inbox);
  // What was told of an instance that was not known may be of one that is now.
  post.inbox?.retell((notice) => cluster.observation?.instances.get(notice.instanceId) !== undefined);
  await handOn(listeners, { clock });
  return LOOKS_MS;
}
