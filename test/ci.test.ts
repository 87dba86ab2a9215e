// The jobs for a pull request that people copy: that they are what docs/ci.md says of them. What they run: test/e2e/ci.test.ts.
import { accessSync, constants, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const textOf = (name: string) => readFileSync(join(root, 'examples/ci', name), 'utf8');

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}
interface Job {
  readonly if: string;
  readonly permissions: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
}
const github = load(textOf('github.yaml')) as {
  readonly on: object;
  readonly permissions: object;
  readonly jobs: Readonly<Record<'plan' | 'compare', Job>>;
};
const gitlab = load(textOf('gitlab.yaml')) as Readonly<
  Record<string, { readonly script?: readonly string[]; readonly rules?: readonly { readonly if: string }[] }>
>;
const jobs = Object.values(github.jobs);
const stepsOf = (job: Job) => job.steps.flatMap(({ run }) => run ?? []).join('\n');

describe('the workflow for GitHub Actions', () => {
  it('runs what a pull request brings without the rights of the repository it goes into', () => {
    expect(Object.keys(github.on)).toEqual(['pull_request']);
  });

  it('pins every action by its commit', () => {
    const uses = jobs.flatMap(({ steps }) => steps.flatMap((step) => step.uses ?? []));
    expect(uses.length).toBeGreaterThan(5);
    for (const each of uses) expect(each).toMatch(/^[a-z-]+\/[a-z-]+@[0-9a-f]{40}$/);
  });

  it('has the least permissions, and leaves no token in the checkout', () => {
    expect(github.permissions).toEqual({});
    expect(github.jobs.plan.permissions).toEqual({
      contents: 'read',
      'id-token': 'write',
      'pull-requests': 'write',
    });
    expect(github.jobs.compare.permissions).toEqual({ contents: 'read' });
    const checkouts = jobs
      .flatMap(({ steps }) => steps)
      .filter(({ uses = '' }) => uses.startsWith('actions/checkout'));
    expect(checkouts.map((step) => step.with?.['persist-credentials'])).toEqual(checkouts.map(() => false));
  });

  it('keeps no secret, and puts nothing of a pull request into a line of shell', () => {
    expect(textOf('github.yaml')).not.toMatch(/secrets\./);
    for (const job of jobs) expect(stepsOf(job)).not.toContain('${{');
  });

  it('asks no AWS for a fork', () => {
    expect(stepsOf(github.jobs.plan)).toContain('comment-github.sh');
    expect(stepsOf(github.jobs.compare)).toContain('plan.sh out "$SPECS" --against HEAD^1');
    expect(JSON.stringify(github.jobs.compare)).not.toMatch(/aws|comment-github/);
    expect(github.jobs.compare.if).toContain('head.repo.full_name != github.repository');
    expect(github.jobs.plan.if).toContain('head.repo.full_name == github.repository');
  });
});

describe('the jobs for GitLab CI', () => {
  it('run for merge requests alone, and ask no AWS for a fork', () => {
    const { 'sluice-plan': plan, 'sluice-compare': compare } = gitlab;
    for (const job of [plan, compare]) expect(job?.rules?.[0]?.if).toContain('"merge_request_event"');
    expect(plan?.rules?.[0]?.if).toContain('SOURCE_PROJECT_PATH == $CI_MERGE_REQUEST_PROJECT_PATH');
    expect(compare?.rules?.[0]?.if).toContain('SOURCE_PROJECT_PATH != $CI_MERGE_REQUEST_PROJECT_PATH');
    expect(compare?.script?.join()).toContain('--against');
    expect(JSON.stringify(compare)).not.toMatch(/aws|comment-gitlab/i);
  });

  it('write no token anywhere but into a file of the job itself', () => {
    const lines = plan().filter((line) => line.includes('$AWS_TOKEN'));
    expect(lines).toEqual([`(umask 077 && printf '%s' "$AWS_TOKEN" > "$AWS_WEB_IDENTITY_TOKEN_FILE")`]);
    function plan() {
      return gitlab['sluice-plan']?.script ?? [];
    }
  });
});

it('all that the jobs run is there and may be run', () => {
  const run = [
    ...`${textOf('github.yaml')}${textOf('gitlab.yaml')}`.matchAll(/examples\/ci\/([a-z-]+\.sh)/g),
  ];
  const names = [...new Set(run.map(([, name]) => name!))].sort();
  expect(names).toEqual(['comment-github.sh', 'comment-gitlab.sh', 'plan.sh']);
  for (const name of names) accessSync(join(root, 'examples/ci', name), constants.X_OK);
});
