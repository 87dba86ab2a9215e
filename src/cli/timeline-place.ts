// Where the timeline is: a file, or a table of DynamoDB as `dynamodb://TABLE`.
import { homedir, tmpdir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { Option } from 'commander';

/** `$XDG_STATE_HOME/sluice/timeline.jsonl`, by default under `~/.local/state`. */
export function defaultTimeline(
  environment: Readonly<Record<string, string | undefined>> = process.env,
): string {
  const { XDG_STATE_HOME: state = '' } = environment;
  return join(isAbsolute(state) ? state : join(home(), '.local/state'), 'sluice/timeline.jsonl');
}

/** In a container nobody may have one. */
function home(): string {
  try {
    return homedir();
  } catch {
    return tmpdir();
  }
}

export const TIMELINE_DEFAULT_WORDS = 'timeline.jsonl in the state folder of sluice';

/** Of the commands that read it; `run` says the same of writing. */
export const timelineOption = () =>
  withPlace(new Option('--timeline <place>', 'what `sluice run` writes: a file, or dynamodb://TABLE'));

export const withPlace = (option: Option, words = TIMELINE_DEFAULT_WORDS): Option =>
  option.default(defaultTimeline(), words).env('SLUICE_TIMELINE');

const SCHEME = 'dynamodb://';

/** Letters, digits, _ . - and what an ARN has besides. */
const TABLE = /^(arn:[\w-]+:dynamodb:[\w-]+:\d{12}:table\/)?[\w.-]{3,255}$/;

/** A name or ARN that a table may have. */
export const isTableName = (text: string): boolean => TABLE.test(text);

/** Throws for what begins like a table and can be none. */
export function placeOf(given: string): { readonly table: string } | { readonly path: string } {
  // As an empty variable has it.
  const timeline = given === '' ? defaultTimeline() : given;
  const isArn = /^arn:[\w-]+:dynamodb:/.test(timeline);
  if (!isArn && !timeline.startsWith('dynamodb:')) return { path: timeline };
  const table = isArn ? timeline : timeline.slice(SCHEME.length);
  if (!timeline.startsWith(isArn ? 'arn:' : SCHEME) || !isTableName(table))
    throw new Error(
      `--timeline (or SLUICE_TIMELINE) wants a file, or dynamodb:// and the name or ARN of a table, not "${timeline}"; see docs/replicas.md`,
    );
  return { table };
}
