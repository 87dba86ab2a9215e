// A template of CloudFormation as it stands with given parameters: conditions decided, references and substitutions filled in.
import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';

type Json = null | boolean | number | string | Json[] | { readonly [key: string]: Json };
type Members = Readonly<Record<string, any>>;

export interface Resource {
  readonly Type: string;
  readonly Properties: any;
}

export interface Stack {
  /** Only those whose condition holds. */
  readonly resources: Readonly<Record<string, Resource>>;
  ofType(type: string): Resource[];
}

const PSEUDO: Members = {
  'AWS::Partition': 'aws',
  'AWS::Region': 'ap-northeast-1',
  'AWS::AccountId': '111122223333',
};
/** Read once, changed by nobody. */
const templates = new Map<string, Members>();
const NOTHING = Symbol('AWS::NoValue');

/** Throws on what a template may not do: an unknown name, a parameter without value, one that its pattern refuses. */
export function deploy(file: string, given: Readonly<Record<string, string | readonly string[]>>): Stack {
  const template = templates.get(file) ?? (load(readFileSync(file, 'utf8')) as Members);
  templates.set(file, template);
  const { Parameters, Conditions = {}, Resources } = template as Record<string, Members>;
  const strange = Object.keys(given).find((name) => !(name in Parameters!));
  if (strange !== undefined) throw new Error(`there is no parameter ${strange}`);
  const values: Members = { ...PSEUDO };
  for (const [name, { Default, AllowedValues, AllowedPattern }] of Object.entries(Parameters!)) {
    const value = given[name] ?? Default;
    if (value === undefined) throw new Error(`the parameter ${name} has no value`);
    if (AllowedValues && !AllowedValues.map(String).includes(String(value)))
      throw new Error(`${name} may not be ${value}`);
    if (AllowedPattern && !new RegExp(`^(?:${AllowedPattern})$`).test(String(value)))
      throw new Error(`${name} may not be ${value}`);
    (values as Record<string, unknown>)[name] = value;
  }

  const holds = (condition: Members): boolean => {
    const [[kind, of]] = Object.entries(condition) as [[string, any]];
    if (kind === 'Condition') return holds(Conditions[of] ?? fail(`condition ${of}`));
    if (kind === 'Fn::Equals') return String(fill(of[0])) === String(fill(of[1]));
    if (kind === 'Fn::Not') return !holds(of[0]);
    if (kind === 'Fn::And') return of.every(holds);
    return fail(kind);
  };
  const named = (name: string): any => values[name] ?? (Resources![name] ? idOf(name) : fail(name));
  const fill = (value: any): any => {
    if (Array.isArray(value)) return value.map(fill).filter((each) => each !== NOTHING);
    if (value === null || typeof value !== 'object') return value;
    const [key, of] = Object.entries(value)[0] as [string, any];
    if (key === 'Ref') return of === 'AWS::NoValue' ? NOTHING : named(of);
    if (key === 'Fn::Sub') return of.replace(/\$\{([^}]+)\}/g, (_: string, name: string) => named(name));
    if (key === 'Fn::GetAtt') return attribute(of[0], of[1]);
    if (key === 'Fn::If') return fill(of[holds({ Condition: of[0] }) ? 1 : 2]);
    const members = Object.entries(value).map(([name, each]) => [name, fill(each)] as const);
    return Object.fromEntries(members.filter(([, each]) => each !== NOTHING));
  };
  const isThere = ({ Condition }: Members) => Condition === undefined || holds({ Condition });
  const attribute = (name: string, what: string): Json => {
    const { Type, Properties } = Resources![name] ?? fail(name);
    if (what === 'Arn') return arnOf(Type, fill(Properties), name);
    if (what === 'QueueName') return fill(Properties.QueueName);
    return fail(`${name}.${what}`);
  };
  const idOf = (name: string) => {
    const { Type, Properties } = Resources![name]!;
    return Type === 'AWS::DynamoDB::Table'
      ? fill(Properties.TableName)
      : Type === 'AWS::Logs::LogGroup'
        ? fill(Properties.LogGroupName)
        : name;
  };

  const resources = Object.fromEntries(
    Object.entries(Resources!)
      .filter(([, each]) => isThere(each))
      .map(([name, each]) => [name, { Type: each.Type, Properties: fill(each.Properties) }]),
  );
  return { resources, ofType: (type) => Object.values(resources).filter(({ Type }) => Type === type) };
}

function arnOf(type: string, properties: Members, name: string): string {
  const place = `${PSEUDO['AWS::Region']}:${PSEUDO['AWS::AccountId']}`;
  if (type === 'AWS::SQS::Queue') return `arn:aws:sqs:${place}:${properties.QueueName}`;
  if (type === 'AWS::DynamoDB::Table') return `arn:aws:dynamodb:${place}:table/${properties.TableName}`;
  if (type === 'AWS::IAM::Role') return `arn:aws:iam::${PSEUDO['AWS::AccountId']}:role/${name}`;
  return fail(`${type}.Arn`);
}

function fail(what: string): never {
  throw new Error(`the template names ${what}, which is not there or not known here`);
}
