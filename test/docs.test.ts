// The prose is held to the code: links resolve, the policies fit the operations, pictures are those of the machine.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { leasing, operations, personal, recording } from '#aws/ports.ts';
import { toMermaid } from '#decide/chart.ts';
import { toWayPicture, WAYS } from '#decide/ways.ts';
import { BRAKE_TAGS } from '#operator/person/brakes.ts';
import { MOST_CHARACTERS, sizeOf } from '#plan/iam/policy.ts';
import { MEMORY_TAG } from '#plan/memory.ts';
import { packRecord } from '#plan/record.ts';
import { VERBS } from '#plan/verbs.ts';
import { parseClusterSpecs } from '#spec/parse.ts';

const root = join(import.meta.dirname, '..');
const textOf = (file: string) => readFileSync(join(root, file), 'utf8');

const pages = ['.', 'docs', 'docs/decisions', 'docs/kinds', 'examples', 'manifests'].flatMap((folder) =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name)),
);

/** What stands between two markers, without them. */
function between(text: string, name: string): string {
  return (
    new RegExp(`<!-- ${name}:begin -->\\n(.*?)<!-- ${name}:end -->`, 's').exec(text)?.[1] ?? `no ${name}`
  );
}

/** The anchor that a heading gets. */
function anchorOf(heading: string): string {
  const words = heading.toLowerCase().replace(/[^\p{L}\p{N}\- ]/gu, '');
  return words.trim().replaceAll(' ', '-');
}

function brokenLinks(page: string): string[] {
  const prose = textOf(page).replace(/```.*?```|`[^`\n]*`/gs, '');
  const links = [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map((match) => match[1]!);
  return links.filter((link) => {
    if (/^https?:/.test(link)) return false;
    const [path = '', anchor] = link.split('#');
    const target = path === '' ? page : join(dirname(page), path);
    if (!existsSync(join(root, target))) return true;
    if (anchor === undefined) return false;
    const headings = [...textOf(target).matchAll(/^#+ (.+)$/gm)].map((match) => anchorOf(match[1]!));
    return !headings.includes(anchor);
  });
}

describe('the pages', () => {
  it('are read', () => expect(pages.length).toBeGreaterThan(15));

  it.each(pages)('%s: every link leads somewhere', (page) => {
    expect(brokenLinks(page)).toEqual([]);
  });

  it('cite only sections of aws-facts.md that exist', () => {
    const sections = new Set(
      [...textOf('docs/aws-facts.md').matchAll(/^#+ (\d+(?:\.\d+)?)/gm)].map(([, n]) => n),
    );
    const cited = pages
      .filter((page) => !page.endsWith('aws-facts.md'))
      .flatMap((page) => [...textOf(page).matchAll(/aws-facts\.md §(\d+(?:\.\d+)?)/g)].map(([, n]) => n));
    expect(cited.length).toBeGreaterThan(20);
    expect(cited.filter((section) => !sections.has(section))).toEqual([]);
  });

  it('show the statechart as the machine has it', () => {
    expect(between(textOf('docs/architecture.md'), 'lifecycle')).toBe(
      `\`\`\`mermaid\n${toMermaid()}\`\`\`\n`,
    );
  });

  it.each(WAYS.map((way) => [way.name, way] as const))(
    'show the way out "%s" as the machine has it',
    (name, way) => {
      expect(between(textOf('docs/lifecycle.md'), name.replace(' ', '-'))).toBe(
        `\`\`\`mermaid\n${toWayPicture(way)}\`\`\`\n`,
      );
    },
  );

  it('name on the page of ownership everything that Sluice writes', () => {
    const page = textOf('docs/ownership.md');
    const kinds = Object.keys(VERBS);
    expect(kinds.length).toBeGreaterThan(10);
    expect(kinds.filter((kind) => !page.includes(`\`${kind}\``))).toEqual([]);
    const reads = /^(Describe|List|Get|Assume|Receive|DeleteMessageBatch)/;
    const { sqs: _, ...others } = operations;
    const writes = Object.values(others).flatMap((names) => names.filter((name) => !reads.test(name)));
    expect(writes.length).toBeGreaterThan(10);
    expect(writes.filter((name) => !page.includes(name))).toEqual([]);
  });

  it('begin with a ClusterSpec that is valid and only observes', () => {
    const [, text = ''] = /```yaml\n(.*?)```/s.exec(textOf('README.md')) ?? [];
    const { specs, problems } = parseClusterSpecs([{ file: 'README.md', bytes: Buffer.from(text) }]);
    expect(problems).toEqual([]);
    expect(specs.map(({ spec }) => spec.spec.mode)).toEqual(['observe']);
  });
});

describe('the policies', () => {
  const actionsOf = (file: string): string[] =>
    (JSON.parse(textOf(file)) as { Statement: { Action: string[] }[] }).Statement.flatMap(
      ({ Action }) => Action,
    ).sort();

  /** As IAM names what the operator may call; a batch is authorized as its single action. */
  const callable = Object.entries(operations)
    .flatMap(([service, names]) =>
      names.map((name) => `${service === 'elbv2' ? 'elasticloadbalancing' : service}:${name}`),
    )
    .map((action) => action.replace('DeleteMessageBatch', 'DeleteMessage'))
    // The caller's right to assume a role is bound to that role, in a policy of its own.
    .filter((action) => action !== 'sts:AssumeRole')
    // Nobody needs a permission to be told who he is (aws-facts.md §12).
    .filter((action) => action !== 'sts:GetCallerIdentity')
    .sort();

  it('of leases are exactly the operations that replicas share their table by', () => {
    expect(actionsOf('manifests/iam-leases.json')).toEqual(leasing.map((name) => `dynamodb:${name}`).sort());
  });

  it('of the timeline are exactly the operations that its table is written and read by', () => {
    expect(actionsOf('manifests/iam-timeline.json')).toEqual(
      recording.map((name) => `dynamodb:${name}`).sort(),
    );
    expect(actionsOf('manifests/iam-timeline-read.json')).toEqual(['dynamodb:Query']);
  });

  it('of scale are exactly the operations that the operator may call', () => {
    expect(actionsOf('manifests/iam-scale.json')).toEqual(callable);
  });

  it('of drain are those but the ones that a capacity is set by', () => {
    const sizes = ['ec2:ModifySpotFleetRequest', 'autoscaling:SetDesiredCapacity'];
    const sizing = ['ec2:DescribeInstanceTypes', 'autoscaling:DescribePolicies'];
    const draining = callable.filter((action) => ![...sizes, ...sizing].includes(action));
    expect(actionsOf('manifests/iam-drain.json')).toEqual(draining);
  });

  it('for reading hold all reads but those of the queue, and nothing else', () => {
    const isRead = /^(?!sqs:)\w+:(Describe|List|GetCallerIdentity)/;
    const reads = callable.filter((action) => isRead.test(action));
    expect(actionsOf('manifests/iam-read-only.json')).toEqual(reads);
  });

  it('for adopting add the rules of events to the reads', () => {
    const reads = actionsOf('manifests/iam-read-only.json');
    const added = actionsOf('manifests/iam-survey.json').filter((action) => !reads.includes(action));
    expect(added).toEqual(personal.events.map((name) => `events:${name}`));
    expect(actionsOf('manifests/iam-survey.json')).toHaveLength(reads.length + added.length);
  });

  it('of each mode fit into one managed policy', () => {
    for (const name of ['read-only', 'protect', 'drain', 'scale', 'release'])
      expect(sizeOf(JSON.parse(textOf(`manifests/iam-${name}.json`)) as object)).toBeLessThan(
        MOST_CHARACTERS,
      );
  });

  it('of protect add protection and tags', () => {
    const reads = actionsOf('manifests/iam-read-only.json');
    const added = actionsOf('manifests/iam-protect.json').filter((action) => !reads.includes(action));
    expect(added).toEqual(['autoscaling:SetInstanceProtection', 'ecs:TagResource', 'ecs:UntagResource']);
  });

  /** The keys that each action that tags may write or take away; IAM binds them with `*` as any characters. */
  const tagKeysOf = (file: string): Record<string, string[]> =>
    Object.fromEntries(
      (
        JSON.parse(textOf(file)) as {
          Statement: { Action: string[]; Condition?: Record<string, { 'aws:TagKeys': string[] }> }[];
        }
      ).Statement.flatMap(({ Action, Condition = {} }) =>
        Action.filter((action) => /tag/i.test(action)).map((action) => [
          action,
          Object.values(Condition).flatMap((condition) => condition['aws:TagKeys']),
        ]),
      ),
    );
  const fits = (key: string, pattern: string) =>
    pattern.endsWith('*') ? key.startsWith(pattern.slice(0, -1)) : key === pattern;

  it.each([['protect'], ['drain'], ['scale']])(
    'of %s allow every tag that a record has, and no other',
    (mode) => {
      const [spec] = parseClusterSpecs([
        { file: 'music.yaml', bytes: readFileSync(join(root, 'examples/clusters/music.yaml')) },
      ]).specs;
      const written = Object.keys(packRecord(spec!.spec.spec, spec!.spec.metadata.name));
      const { 'ecs:TagResource': allowed = [], 'ecs:UntagResource': removable } = tagKeysOf(
        `manifests/iam-${mode}.json`,
      );
      expect(written.length).toBeGreaterThan(2);
      expect(written.filter((key) => !allowed.some((pattern) => fits(key, pattern)))).toEqual([]);
      expect(allowed.filter((pattern) => !written.some((key) => fits(key, pattern)))).toEqual([]);
      expect(removable).toEqual(allowed);
    },
  );

  it('allow the memory of an instance as a tag, and a person her brakes', () => {
    for (const mode of ['drain', 'scale'])
      expect(tagKeysOf(`manifests/iam-${mode}.json`)['ec2:CreateTags']).toEqual([MEMORY_TAG]);
    expect(tagKeysOf('manifests/iam-person.json')).toEqual({
      'ecs:TagResource': Object.values(BRAKE_TAGS),
      'ecs:UntagResource': Object.values(BRAKE_TAGS),
      'ec2:CreateTags': [MEMORY_TAG],
      'ec2:DeleteTags': [MEMORY_TAG],
    });
  });

  it('are printed in the README as they are', () => {
    const printed = between(textOf('README.md'), 'iam-read-only');
    expect(printed).toBe(`\`\`\`json\n${textOf('manifests/iam-read-only.json')}\`\`\`\n`);
  });
});
