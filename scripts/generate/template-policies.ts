// The policies of the template for CloudFormation, by mode: what manifests/iam-*.json say, with the template's parameters.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';

const TEMPLATE = 'manifests/cloudformation/sluice.yaml';
const BEGIN = '  # policies:begin (from manifests/iam-*.json by scripts/generate.ts: do not edit)\n';
const END = '  # policies:end\n';

/** Each mode may what those before it may; the condition under which the template adds the rest. */
const RUNGS = [
  ['Observe', 'iam-read-only.json'],
  ['Protect', 'iam-protect.json'],
  ['Drain', 'iam-drain.json'],
  ['Scale', 'iam-scale.json'],
] as const;

interface Statement {
  readonly Sid: string;
  readonly Effect: string;
  readonly Action: readonly string[];
  readonly Resource: string | readonly string[];
  readonly Condition?: Readonly<Record<string, unknown>>;
}

/** The template with its policies anew: its path from the root of the repository, and its content. */
export async function renderTemplatePolicies(
  root: string,
  manifests: ReadonlyMap<string, string>,
): Promise<[path: string, text: string]> {
  const text = await readFile(join(root, TEMPLATE), 'utf8');
  const [from, to] = [text.indexOf(BEGIN), text.indexOf(END)];
  if (from < 0 || to < from) throw new Error(`${TEMPLATE} has no lines "policies:begin" and "policies:end"`);
  const before: Statement[] = [];
  const blocks: string[] = [];
  for (const [rung, file] of RUNGS) {
    const document = manifests.get(`manifests/${file}`)!;
    const { Statement: all } = JSON.parse(document) as { Statement: Statement[] };
    const added = all
      .flatMap(ofTemplate)
      .filter((each) => !before.some((known) => isDeepStrictEqual(known, each)))
      // What anybody may read is not bound a second time.
      .filter(({ Action }) => !Action.every((action) => isOpen(before, action)));
    before.push(...added);
    blocks.push(policy(rung, added));
  }
  return [TEMPLATE, text.slice(0, from) + BEGIN + blocks.join('') + text.slice(to)];
}

const isOpen = (statements: readonly Statement[], action: string) =>
  statements.some(({ Action, Resource }) => [Resource].flat().includes('*') && Action.includes(action));

/** Whom `quiesce` tells is named by the specs alone: whoever uses it gives a policy of her own. */
function ofTemplate({ Resource, ...rest }: Statement): Statement[] {
  const ours = [Resource].flat().filter((arn) => !arn.endsWith(':job-signals'));
  return ours.length === 0 ? [] : [{ ...rest, Resource: ours }];
}

function policy(rung: string, statements: readonly Statement[]): string {
  const lines = statements.flatMap(({ Sid, Action, Resource, Condition }) => [
    `          - Sid: ${Sid}`,
    '            Effect: Allow',
    '            Action:',
    ...Action.map((action) => `              - ${action}`),
    '            Resource:',
    ...[Resource].flat().map((arn) => `              - ${withParameters(arn)}`),
    ...(Condition ? [`            Condition: ${withParametersIn(Condition)}`] : []),
  ]);
  return `  ${rung}Policy:
    Type: AWS::IAM::Policy
    Condition: May${rung}
    Properties:
      PolicyName: ${rung.toLowerCase()}
      Roles: [{Ref: TaskRole}]
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
${lines.join('\n')}
`;
}

/** Names of the example, wherever they stand. */
function withParametersIn(condition: Readonly<Record<string, unknown>>): string {
  return JSON.stringify(condition).replace(/"(arn:aws:[^"]*)"/g, (_, arn: string) => withParameters(arn));
}

/** As Fn::Sub names a parameter. */
const parameter = (name: string) => `\${${name}}`;

function withParameters(arn: string): string {
  if (arn === '*') return '"*"';
  const text = arn
    .replace(/^arn:aws:/, `arn:${parameter('AWS::Partition')}:`)
    .replace(':ap-northeast-1:', `:${parameter('AWS::Region')}:`)
    .replace(':111122223333:', `:${parameter('AWS::AccountId')}:`)
    .replace(/web-prod(?=$|\/)/, parameter('Cluster'))
    .replace(/web-on-demand$/, parameter('Group'))
    .replace(/:sluice-(?=(events|shortage)$)/, `:${parameter('Name')}-`);
  return `{"Fn::Sub": ${JSON.stringify(text)}}`;
}
