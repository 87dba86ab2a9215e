// sluice iam: prints the least IAM policy for these specs and their mode. Reads files alone; explanations go to standard error.
import { Command, Option } from 'commander';
import type { ClusterSpec } from '#model/generated/cluster-spec.ts';
import {
  callerDocument,
  leaseGrants,
  RELEASE_GRANTS,
  timelineGrants,
  timelineReaderGrants,
  trustDocument,
} from '#plan/iam/extras.ts';
import { MOST_CHARACTERS, type Policy, policyFor, sizeOf, split } from '#plan/iam/policy.ts';
import { readSpecs } from './scenario-file.ts';
import { isTableName, placeOf } from './timeline-place.ts';

interface Options {
  readonly file: string[];
  readonly account?: string;
  readonly as?: ClusterSpec['spec']['mode'];
  readonly for: 'operator' | 'release' | 'caller' | 'reader';
  readonly leases?: string;
  readonly timeline?: string;
  readonly trust?: string;
  readonly explain?: boolean;
}

const AFTER = `
One JSON policy document on standard output, nothing else; \`--explain\` tells on
standard error what each action is for.

  sluice iam -f web.yaml > policy.json
  sluice iam -f web.yaml --as drain --explain
  sluice iam -f web.yaml --trust arn:aws:iam::999988887777:role/sluice

Exit status: 0 printed, 1 a spec is wrong, 2 it could not be answered.`;

export function iamCommand(): Command {
  return new Command('iam')
    .description('print the least IAM policy for these specs and their mode')
    .requiredOption('-f, --file <path...>', 'ClusterSpecs: files or folders')
    .option('--account <id>', 'only the specs of this account: a policy is for one')
    .addOption(
      new Option('--as <mode>', 'as if all specs had this mode').choices([
        'observe',
        'protect',
        'drain',
        'scale',
      ]),
    )
    .addOption(
      new Option(
        '--for <whom>',
        'operator: `sluice run` and `diff`; release: `sluice release`; caller: whoever assumes the role of the specs; reader: who reads the timeline',
      )
        .choices(['operator', 'release', 'caller', 'reader'])
        .default('operator'),
    )
    .option('--leases <table>', 'also what `run --leases` needs: the DynamoDB table, by name or ARN')
    .option('--timeline <place>', 'also what its table needs: dynamodb:// and its name or ARN')
    .option(
      '--trust <principal>',
      'instead: the trust policy of the role in assumeRole, for this caller, by ARN',
    )
    .option('--explain', 'what each action is for, on standard error')
    .addHelpText('after', AFTER)
    .action(run);
}

async function run(options: Options): Promise<void> {
  const parsed = await readSpecs(options.file);
  if (!parsed) return;
  const specs = inMode(
    ofOneAccount(
      parsed.map(({ spec }) => spec),
      options.account,
    ),
    options.as,
  );
  if (options.trust !== undefined) {
    assertAssumes(specs);
    if (!/^arn:aws[a-z-]*:(iam|sts)::[0-9]{12}:.+$/.test(options.trust))
      throw new Error(
        `--trust takes the ARN of the caller, such as arn:aws:iam::999988887777:role/sluice, not ${options.trust}`,
      );
    return print(trustDocument(specs, options.trust));
  }
  const policy = policyOf(specs, options);
  print(policy.document);
  if (options.explain) explain(policy);
  warnOfSize(policy);
}

function policyOf(specs: readonly ClusterSpec[], options: Options): Policy {
  if (options.for === 'release') return policyFor(specs, { only: RELEASE_GRANTS });
  const tables = tablesOf(options);
  if (options.for === 'reader') {
    if (tables.timeline === undefined)
      throw new Error('--for reader is of a timeline in a table: add --timeline dynamodb://TABLE');
    if (specs.some(({ spec }) => spec.assumeRole)) assertArns(tables);
    return policyFor(specs, { only: timelineReaderGrants(tables.timeline) });
  }
  const also = [
    ...(tables.leases === undefined ? [] : leaseGrants(tables.leases)),
    ...(tables.timeline === undefined ? [] : timelineGrants(tables.timeline)),
  ];
  if (options.for === 'operator') {
    if (also.length > 0 && specs.some(({ spec }) => spec.assumeRole))
      throw new Error(
        'the tables of --leases and --timeline are used with the credentials of the process, not with the role that a spec assumes; add --for caller',
      );
    return policyFor(specs, { also });
  }
  assertAssumes(specs);
  assertArns(tables);
  const own = policyFor(specs, { only: also });
  const { Version, Statement } = callerDocument(specs)!;
  const reason = { action: 'sts:AssumeRole', sid: 'SluiceAssumesRoles', when: 'assumeRole' };
  return {
    document: { Version, Statement: [...Statement, ...own.document.Statement] },
    reasons: [{ ...reason, why: 'the role of a spec is assumed' }, ...own.reasons],
  };
}

function assertArns(tables: Readonly<Record<string, string>>): void {
  for (const [option, table] of Object.entries(tables))
    if (!table.startsWith('arn:'))
      throw new Error(
        `--${option} must be the ARN of the table here: the caller's account stands in no spec, and ${table} names none`,
      );
}

/** A file needs no permission. */
function tablesOf({ leases, timeline }: Options): { leases?: string; timeline?: string } {
  const place = timeline === undefined ? undefined : placeOf(timeline);
  if (leases !== undefined && !isTableName(leases))
    throw new Error(
      `--leases wants the name or ARN of a DynamoDB table, three characters at least, not "${leases}"; see docs/replicas.md`,
    );
  return {
    ...(leases !== undefined && { leases }),
    ...(place !== undefined && 'table' in place && { timeline: place.table }),
  };
}

/** The specs of one account, or an error that names all of them. */
function ofOneAccount(specs: readonly ClusterSpec[], wanted: string | undefined): ClusterSpec[] {
  const accounts = [...new Set(specs.map(({ spec }) => spec.account))];
  if (wanted === undefined && accounts.length > 1)
    throw new Error(
      `the specs are for ${accounts.length} accounts, and a policy is for one; add --account with one of ${accounts.join(', ')}`,
    );
  const own = specs.filter(({ spec }) => wanted === undefined || spec.account === wanted);
  if (own.length === 0) throw new Error(`no spec is for account ${wanted}; there is ${accounts.join(', ')}`);
  return own;
}

const inMode = (specs: readonly ClusterSpec[], mode: Options['as']): ClusterSpec[] =>
  specs.map((each) => (mode === undefined ? each : { ...each, spec: { ...each.spec, mode } }));

function assertAssumes(specs: readonly ClusterSpec[]): void {
  if (specs.some(({ spec }) => spec.assumeRole)) return;
  throw new Error('no spec has assumeRole, so that there is no role to assume');
}

const print = (document: object) => void process.stdout.write(`${JSON.stringify(document, null, 2)}\n`);
const tell = (text: string) => void process.stderr.write(text);

function explain({ reasons }: Policy): void {
  const width = Math.max(...reasons.map(({ action }) => action.length));
  for (const { action, why, when } of reasons) tell(`${action.padEnd(width)}  ${why} (${when})\n`);
}

function warnOfSize({ document }: Policy): void {
  const size = sizeOf(document);
  if (size <= MOST_CHARACTERS) return;
  const parts = split(document).map((sids, index) => `  ${index + 1}: ${sids.join(', ')}\n`);
  tell(
    `sluice: the policy has ${size} characters, and a managed policy takes ${MOST_CHARACTERS}. Make ${parts.length} policies of its\n` +
      `statements, all attached to one role (it takes 10):\n${parts.join('')}`,
  );
}
