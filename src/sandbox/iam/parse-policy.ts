// An identity-based IAM policy, read strictly: what is not known here is refused by name, for ignoring it would allow or deny
// something else than AWS does.

export type Effect = 'Allow' | 'Deny';

export interface Test {
  /** Without quantifier and IfExists, such as StringLike. */
  readonly operator: string;
  readonly forAllValues: boolean;
  readonly key: string;
  readonly values: readonly string[];
}

export interface Statement {
  /** Its Sid, or its place counted from 1. */
  readonly name: string;
  readonly effect: Effect;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly tests: readonly Test[];
}

export type Policy = readonly Statement[];

const OPERATORS = new Set(['StringEquals', 'StringLike', 'ArnEquals', 'ArnLike']);
const KEYS =
  /^(ecs:cluster|aws:TagKeys|sts:ExternalId|(aws|ec2|autoscaling|elasticloadbalancing):ResourceTag\/.+|aws:RequestTag\/.+)$/;
const MEMBERS = new Set(['Sid', 'Effect', 'Action', 'Resource', 'Condition']);

/** Throws with one sentence that says where and what. */
export function parsePolicy(text: string, file: string): Policy {
  const fail = (what: string): never => {
    throw new Error(`${file}: ${what}`);
  };
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (error) {
    return fail(`no JSON (${(error as Error).message})`);
  }
  if (!isRecord(document)) return fail('a policy document is an object with Version and Statement');
  const { Version, Statement, ...rest } = document;
  delete rest.Id;
  if (Version !== '2012-10-17') fail(`Version must be "2012-10-17", not ${JSON.stringify(Version)}`);
  for (const name of Object.keys(rest)) fail(`the sandbox knows no ${name} in a policy document`);
  const statements = Array.isArray(Statement) ? Statement : [Statement];
  if (statements.length === 0) fail('Statement is empty');
  return statements.map((each, index) => parseStatement(each, index + 1, fail));
}

type Fail = (what: string) => never;

function parseStatement(given: unknown, nth: number, fail: Fail): Statement {
  if (!isRecord(given)) return fail(`statement ${nth} is no object`);
  const name = typeof given.Sid === 'string' ? given.Sid : String(nth);
  const failHere: Fail = (what) => fail(`statement ${name}: ${what}`);
  for (const member of Object.keys(given))
    if (!MEMBERS.has(member)) failHere(`the sandbox does not evaluate ${member}`);
  if (given.Effect !== 'Allow' && given.Effect !== 'Deny') return failHere('Effect must be Allow or Deny');
  const actions = textsOf(given.Action, 'Action', failHere);
  for (const action of actions)
    if (action !== '*' && !/^[a-z0-9-]+:[A-Za-z0-9*?]+$/.test(action))
      failHere(`${action} is no action such as ecs:StopTask`);
  const resources = textsOf(given.Resource, 'Resource', failHere);
  for (const text of resources) {
    if (text !== '*' && !text.startsWith('arn:')) failHere(`${text} is no ARN`);
    if (text.includes('${')) failHere(`the sandbox knows no policy variables (${text})`);
  }
  return { name, effect: given.Effect, actions, resources, tests: testsOf(given.Condition, failHere) };
}

function testsOf(condition: unknown, fail: Fail): Test[] {
  if (condition === undefined) return [];
  if (!isRecord(condition)) return fail('Condition must be an object');
  return Object.entries(condition).flatMap(([written, keys]) => {
    const forAllValues = written.startsWith('ForAllValues:');
    const operator = forAllValues ? written.slice('ForAllValues:'.length) : written;
    if (!OPERATORS.has(operator)) fail(`the sandbox does not evaluate the condition operator ${written}`);
    if (!isRecord(keys)) return fail(`${written} must be an object`);
    return Object.entries(keys).map(([key, values]) => {
      if (!KEYS.test(key)) fail(`the sandbox does not know the condition key ${key}`);
      const texts = textsOf(values, key, fail);
      for (const text of texts)
        if (text.includes('${')) fail(`the sandbox knows no policy variables (${text})`);
      return { operator, forAllValues, key, values: texts };
    });
  });
}

function textsOf(value: unknown, what: string, fail: Fail): string[] {
  const all = Array.isArray(value) ? value : [value];
  if (all.length === 0 || all.some((each) => typeof each !== 'string'))
    return fail(`${what} must be a text, or a list of texts that is not empty`);
  return all as string[];
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
