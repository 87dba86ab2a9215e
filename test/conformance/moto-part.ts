// Part one: the same conversations with moto and with the sandbox, through the AWS SDK, compared field by field.
import { readFileSync, writeFileSync } from 'node:fs';
import { createTable } from '#sandbox/api/index.ts';
import type { ServiceName } from '#sandbox/wire/table.ts';
import { scenarioOf } from './account.ts';
import type { RecordedAnswer } from './answers-file.ts';
import { compare, type Difference, type Transcript, transcriptOf } from './compare.ts';
import { type Conversation, talkTo } from './conversations/conversation.ts';
import { survey } from './ground.ts';
import { mirror } from './mirror.ts';
import type { Moto } from './moto-server.ts';
import { openSandbox } from './sandbox-server.ts';
import { Side, sdkModules } from './side.ts';
import type { WatchedAnswer } from './watch.ts';

export interface Held {
  readonly conversation: string;
  readonly moto: Transcript;
  readonly sandbox: Transcript;
  readonly differences: readonly Difference[];
  /** Exceptions inside the sandbox; there should be none. */
  readonly bugs: readonly unknown[];
  /** What the sandbox's handlers answered, for botocore to validate. */
  readonly validated: readonly RecordedAnswer[];
}

export interface HeldAlone extends Pick<Held, 'sandbox' | 'bugs' | 'validated'> {
  /** Why it could not be held to the end; empty when it was. */
  readonly broke: readonly string[];
}

/** Holds a conversation with both sides, each in an account that was made for it. */
export async function holdWithBoth(conversation: Conversation, moto: Moto): Promise<Held> {
  await moto.reset();
  const open = await openSandbox(scenarioOf(conversation.account));
  const sides = { moto: new Side('moto', moto.url), sandbox: new Side('sandbox', open.url) };
  try {
    await mirror(sides.sandbox, sides.moto);
    const modelled = modelledBy(open.sandbox.world);
    await Promise.all([
      hold(conversation, sides.moto, modelled),
      hold(conversation, sides.sandbox, modelled),
    ]);
    const [theirs, ours] = [transcriptOf(sides.moto), transcriptOf(sides.sandbox)];
    const { name } = conversation;
    return {
      conversation: name,
      moto: theirs,
      sandbox: ours,
      differences: compare(name, theirs, ours),
      bugs: open.bugs,
      validated: recordedFrom(open.answers, name),
    };
  } finally {
    for (const side of [sides.moto, sides.sandbox]) side.destroy();
    await open.close();
  }
}

/** Holds a conversation with the sandbox alone. */
export async function holdWithSandbox(conversation: Conversation): Promise<HeldAlone> {
  const open = await openSandbox(scenarioOf(conversation.account));
  const side = new Side('sandbox', open.url);
  try {
    const broke: string[] = [];
    await hold(conversation, side, modelledBy(open.sandbox.world)).catch((error: unknown) => {
      broke.push(`${conversation.name} broke off: ${error}`);
    });
    const validated = recordedFrom(open.answers, conversation.name);
    return { sandbox: transcriptOf(side), bugs: open.bugs, validated, broke };
  } finally {
    side.destroy();
    await open.close();
  }
}

export const recordedFrom = (answers: readonly WatchedAnswer[], source: string): RecordedAnswer[] =>
  answers.map((answer) => ({ ...answer, source }) as RecordedAnswer);

async function hold(conversation: Conversation, side: Side, modelled: ReadonlySet<string>): Promise<void> {
  const ground = await survey(side);
  await conversation.hold(talkTo(side, modelled), ground);
}

/** `service:operation` of the sandbox's own table, as far as there is a client to ask with. */
export function modelledBy(world: Parameters<typeof createTable>[0]): ReadonlySet<string> {
  const tables = Object.entries(createTable(world)) as [ServiceName, object][];
  return new Set(
    tables
      .filter(([service]) => service in sdkModules)
      .flatMap(([service, handlers]) => Object.keys(handlers).map((operation) => `${service}:${operation}`)),
  );
}

/** What moto said in each conversation, for those who hold it with the sandbox alone. */
export function saveTranscripts(file: string, held: readonly Held[]): void {
  writeFileSync(
    file,
    JSON.stringify(Object.fromEntries(held.map(({ conversation, moto }) => [conversation, moto]))),
  );
}

export function savedTranscript(file: string, conversation: string): Transcript {
  const saved = JSON.parse(readFileSync(file, 'utf8'))[conversation] as Transcript | undefined;
  if (!saved) throw new Error(`${file} has no conversation "${conversation}"`);
  return saved;
}
