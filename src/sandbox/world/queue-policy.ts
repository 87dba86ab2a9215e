// Access policies of queues, as far as they let EventBridge send for a rule, or SNS for a topic (aws-facts.md §3.1). Whatever the text, the
// answer is yes or no: it is asked inside the world's events, where nothing may throw.
import { glob } from '#lib/glob.ts';
import type { World } from './state.ts';

type Texts = string | readonly string[];
type Plain = string | number | boolean;

interface Statement {
  readonly Effect: 'Allow' | 'Deny';
  readonly Principal?: '*' | Readonly<Record<string, Texts>>;
  readonly Action?: Texts;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, Plain | readonly Plain[]>>>>;
}

const listOf = (value: Plain | readonly Plain[] | undefined): readonly string[] =>
  value === undefined ? [] : [value].flat().map(String);

/** The statements of a policy, or undefined for a text that is none. */
export function statementsOf(policy: string): readonly Statement[] | undefined {
  let document: unknown;
  try {
    document = JSON.parse(policy);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
  if (!isRecord(document)) return undefined;
  const statements: unknown[] = Array.isArray(document.Statement) ? document.Statement : [document.Statement];
  return statements.every(isStatement) ? statements : undefined;
}

function isStatement(value: unknown): value is Statement {
  if (!isRecord(value)) return false;
  const { Effect, Principal, Action, Condition } = value;
  return (
    (Effect === 'Allow' || Effect === 'Deny') &&
    (Principal === undefined || Principal === '*' || isRecordOf(Principal, isTexts)) &&
    (Action === undefined || isTexts(Action)) &&
    (Condition === undefined || isRecordOf(Condition, (keys) => isRecordOf(keys, isPlain)))
  );
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isRecordOf = (value: unknown, isMember: (member: unknown) => boolean): boolean =>
  isRecord(value) && Object.values(value).every(isMember);

const isTexts = (value: unknown): value is Texts =>
  typeof value === 'string' || (Array.isArray(value) && value.every((each) => typeof each === 'string'));

const isPlain = (value: unknown): boolean =>
  [value].flat().every((each) => ['string', 'number', 'boolean'].includes(typeof each));

export interface QueueSender {
  /** Of the rule or the topic. */
  readonly arn: string;
  readonly service: 'events.amazonaws.com' | 'sns.amazonaws.com';
}

/** Whether a queue's policy lets this service send for this rule or topic. */
export function mayBeSentTo(w: World, policy: string | undefined, sender: QueueSender): boolean {
  const known = {
    'aws:sourcearn': sender.arn,
    'aws:sourceaccount': w.account,
    'aws:securetransport': 'true',
  };
  const applying = (statementsOf(policy ?? '') ?? []).filter(
    (statement) => isFor(sender, statement) && holds(statement, known),
  );
  return applying.length > 0 && applying.every(({ Effect }) => Effect === 'Allow');
}

function isFor({ service }: QueueSender, { Principal, Action }: Statement): boolean {
  const services = typeof Principal === 'object' ? Principal : {};
  const isPrincipal =
    Principal === '*' || listOf(services.Service).includes(service) || listOf(services.AWS).includes('*');
  return isPrincipal && listOf(Action).some((action) => /^(\*|sqs:(\*|Send\*|SendMessage))$/i.test(action));
}

/** A condition on what is not known here is taken to hold where it allows, and not to hold where it denies. */
function holds({ Effect, Condition = {} }: Statement, known: Readonly<Record<string, string>>): boolean {
  return Object.entries(Condition).every(([operator, keys]) =>
    Object.entries(keys).every(([key, wanted]) => {
      const value = known[key.toLowerCase()];
      return value === undefined ? Effect === 'Allow' : compares(operator, listOf(wanted), value);
    }),
  );
}

const same = (wanted: string) => (value: string) => value === wanted;
const folded = (wanted: string) => (value: string) => value.toLowerCase() === wanted.toLowerCase();
const like = (wanted: string) => glob(wanted, { one: true });

const OPERATORS: Readonly<Record<string, (wanted: string) => (value: string) => boolean>> = {
  ArnEquals: like,
  ArnLike: like,
  Bool: folded,
  Null: (wanted) => () => wanted === 'false',
  StringEquals: same,
  StringEqualsIgnoreCase: folded,
  StringLike: like,
};

/** `ArnNotLike` holds where `ArnLike` does not; an operator that makes no sense for a text never holds. */
function compares(operator: string, wanted: readonly string[], value: string): boolean {
  const name = operator.replace(/^For(Any|All)Values?:/, '').replace(/IfExists$/, '');
  const isNegative = name.startsWith('ArnNot') || name.startsWith('StringNot');
  const positive = isNegative ? name.replace('Not', '') : name;
  const test = Object.hasOwn(OPERATORS, positive) ? OPERATORS[positive] : undefined;
  return test !== undefined && wanted.some((each) => test(each)(value)) !== isNegative;
}
