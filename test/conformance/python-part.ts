// The parts that Python does: botocore validates answers and fuzzes, boto3 lives through a day. Lines of JSON come back.
import { join } from 'node:path';
import { type RecordedAnswer, writeAnswers } from './answers-file.ts';
import { startEcho } from './echo-server.ts';
import type { Python } from './python.ts';
import type { Outcome, Say } from './report.ts';

export interface Workshop {
  readonly python: Python;
  /** A folder for files of the moment. */
  readonly folder: string;
  readonly say: Say;
}

/** Validates answers against botocore's models. */
export async function validate(
  shop: Workshop,
  answers: readonly RecordedAnswer[],
  name: string,
): Promise<Outcome> {
  const file = join(shop.folder, `${name}.jsonl`);
  writeAnswers(file, answers);
  return validateFile(shop, file);
}

export const validateFile = (shop: Workshop, file: string): Promise<Outcome> =>
  scripted(shop, 'validate.py', [file]);

/** Fuzzes these services, or all, through botocore. */
export async function fuzzWithBotocore(shop: Workshop, services: readonly string[] = []): Promise<Outcome> {
  const echo = await startEcho();
  try {
    return await scripted(shop, 'fuzz.py', [echo.url, ...services]);
  } finally {
    await echo.close();
  }
}

/** Runs a script that ends with `counted {"answers": N}`, after a line `mistake JSON` for each thing that is wrong. */
export async function scripted(shop: Workshop, script: string, args: readonly string[]): Promise<Outcome> {
  const { status, stdout, stderr } = await shop.python.run(script, args, (line) => {
    if (line.startsWith('progress ')) shop.say(line.slice('progress '.length));
  });
  const lines = stdout.split('\n');
  const counted = lines.find((line) => line.startsWith('counted '));
  const problems = lines
    .filter((line) => line.startsWith('mistake '))
    .map((line) => inWords(JSON.parse(line.slice('mistake '.length))));
  if (!counted || (status !== 0 && problems.length === 0))
    throw new Error(`${script} failed with status ${status}:\n${stderr.slice(-3000)}`);
  return { answers: JSON.parse(counted.slice('counted '.length)).answers, problems };
}

function inWords(mistake: any): string {
  if (typeof mistake === 'string') return mistake;
  const { call, where, words, times, source, input } = mistake;
  return `${call}: ${where} ${words} (${times}×, ${source}; first input ${JSON.stringify(input).slice(0, 200)})`;
}
