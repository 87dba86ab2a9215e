// All parts, one after the other, and what they add up to.
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { scenarioOf } from './account.ts';
import type { RecordedAnswer } from './answers-file.ts';
import { dayWithCli } from './cli-day.ts';
import { type Difference, inWords, isAnswer, unlisted } from './compare.ts';
import { conversations } from './conversations/index.ts';
import type { KnownDifference } from './differences/known.ts';
import { knownDifferences } from './differences.ts';
import { type Held, holdWithBoth, recordedFrom, saveTranscripts } from './moto-part.ts';
import { startMoto } from './moto-server.ts';
import { plantAll } from './planted.ts';
import { preparePython } from './python.ts';
import { fuzzWithBotocore, scripted, validate, validateFile, type Workshop } from './python-part.ts';
import { recordTests } from './recorded-part.ts';
import { type Outcome, together } from './report.ts';
import { openSandbox } from './sandbox-server.ts';
import { fuzzWithSdk } from './sdk-fuzz.ts';

const ACCOUNT = '111122223333';

export const PARTS = ['moto', 'fuzz', 'botocore', 'day', 'cli', 'recorded', 'planted'] as const;

export interface ConformanceOptions {
  readonly root: string;
  /** Where the virtual environment and the files of the moment go; not under version control. */
  readonly cache: string;
  /** Names of parts; all when absent. */
  readonly only?: ReadonlySet<string>;
}

/** The process's exit status: 0 when every answer was as it should be. */
export async function runConformance({ root, cache, only: asked }: ConformanceOptions): Promise<number> {
  // Planted defects are noticed by what moto said in this very run.
  const only = asked?.has('planted') ? new Set([...asked, 'moto']) : asked;
  const started = performance.now();
  const folder = join(cache, 'conformance-run');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const say = (line: string) => console.log(`  ${line}`);
  heading("the strangers' Python");
  const shop: Workshop = { python: preparePython(cache, say), folder, say };
  const transcripts = join(folder, 'moto.json');
  const outcomes: Outcome[] = [];
  for (const [name, title, work] of partsOf({ root, shop, transcripts })) {
    if (only && !only.has(name)) continue;
    heading(title);
    const began = performance.now();
    const outcome = await work().catch((error: unknown) => {
      const words = error instanceof Error ? error.stack : String(error);
      return { answers: 0, problems: [`this part broke off: ${words}`] };
    });
    outcomes.push(outcome);
    for (const problem of outcome.problems.slice(0, 100)) say(`WRONG ${problem}`);
    say(`${outcome.answers} answers, ${outcome.problems.length} wrong, ${seconds(began)}`);
  }
  const { answers, problems } = together(outcomes);
  console.log(
    `\n${problems.length === 0 ? 'All is well' : `${problems.length} things are wrong`}, ${seconds(started)}`,
  );
  console.log(`${answers} answers compared`);
  return problems.length === 0 ? 0 : 1;
}

interface Setting {
  readonly root: string;
  readonly shop: Workshop;
  readonly transcripts: string;
}

type Part = readonly [(typeof PARTS)[number], string, () => Promise<Outcome>];

function partsOf({ root, shop, transcripts }: Setting): readonly Part[] {
  const { say } = shop;
  return [
    [
      'moto',
      'the same conversations with moto and with the sandbox',
      () => compareWithMoto(shop, transcripts),
    ],
    ['fuzz', 'every operation, random values, through the SDK', () => fuzzWithSdk(say, 'conformance')],
    ['botocore', 'every operation, random values, through botocore', () => fuzzWithBotocore(shop)],
    ['day', 'a day by hand: boto3', () => dayWithBoto(shop)],
    ['cli', 'a day by hand: the AWS CLI', () => cliDay(shop)],
    [
      'recorded',
      "what `npm test` asks, against botocore's models",
      async () => {
        const file = join(shop.folder, 'recorded.jsonl');
        const failed = await recordTests({ root, file, say });
        const validated = await validateFile(shop, file);
        return { answers: validated.answers, problems: [...failed, ...validated.problems] };
      },
    ],
    ['planted', 'planted defects', () => plantAll({ shop, transcripts }, (line) => console.log(line))],
  ];
}

async function compareWithMoto(shop: Workshop, transcripts: string): Promise<Outcome> {
  const moto = await startMoto(shop.python, ACCOUNT);
  const used = new Set<KnownDifference>();
  const problems: string[] = [];
  const all: Held[] = [];
  try {
    for (const conversation of conversations) {
      const held = await holdWithBoth(conversation, moto).catch((error: unknown) => {
        problems.push(`${conversation.name} could not be held: ${error}`);
      });
      if (!held) continue;
      all.push(held);
      const differences = unlisted(held.differences, knownDifferences, used);
      problems.push(...told(differences), ...held.bugs.map((bug) => `${held.conversation}: inside: ${bug}`));
      shop.say(`${held.conversation}: ${answered(held)} answers`);
    }
  } finally {
    await moto.close();
  }
  saveTranscripts(transcripts, all);
  problems.push(...unneeded(used));
  shop.say("the same answers of the sandbox against botocore's models");
  const validated = await validate(
    shop,
    all.flatMap((held) => held.validated),
    'conversations',
  );
  // Compared and validated: each answer counts once.
  return { answers: sum(all.map(answered)), problems: [...problems, ...validated.problems] };
}

/** One problem for all differences at the same place: the first, and how many there are. */
function told(differences: readonly Difference[]): string[] {
  const places = new Map<string, Difference[]>();
  for (const one of differences) {
    const place = `${one.call} ${one.path} ${one.moto === undefined} ${one.sandbox === undefined}`;
    places.set(place, [...(places.get(place) ?? []), one]);
  }
  return [...places.values()].map(
    (all) => inWords(all[0]!) + (all.length > 1 ? ` and ${all.length - 1} more` : ''),
  );
}

const answered = ({ moto }: Held): number => moto.answers.filter(isAnswer).length;

const unneeded = (used: ReadonlySet<KnownDifference>): string[] =>
  knownDifferences
    .filter((entry) => !used.has(entry))
    .map(
      ({ call, path, why }) =>
        `a listed difference no longer occurs, take it off the list: ${call} ${path} (${why})`,
    );

async function dayWithBoto(shop: Workshop): Promise<Outcome> {
  const open = await openSandbox(scenarioOf('day'));
  try {
    const lived = await scripted(shop, 'day.py', [open.url]);
    const bugs = open.bugs.map((bug) => `inside the sandbox: ${bug}`);
    return withValidation(
      shop,
      { ...lived, problems: [...lived.problems, ...bugs] },
      recordedFrom(open.answers, 'boto3'),
    );
  } finally {
    await open.close();
  }
}

async function cliDay(shop: Workshop): Promise<Outcome> {
  const { validated, ...lived } = await dayWithCli(shop.say);
  return withValidation(shop, lived, validated);
}

/** The same answers held against the models too; they count once. */
async function withValidation(
  shop: Workshop,
  lived: Outcome,
  answers: readonly RecordedAnswer[],
): Promise<Outcome> {
  const { problems } = await validate(shop, answers, 'day');
  return { answers: lived.answers, problems: [...lived.problems, ...problems] };
}

const heading = (title: string) => console.log(`\n${title}`);
const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);
const seconds = (since: number) => `${Math.round((performance.now() - since) / 1000)} s`;
