// The workflows of this repository: what they are allowed, what they run, and that a release is of one version throughout.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const folder = join(root, '.github/workflows');

interface Step {
  readonly uses?: string;
  readonly run?: string;
}
interface Job {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly environment?: string;
  readonly steps: readonly Step[];
  readonly strategy?: { readonly matrix: { readonly node: readonly number[] } };
}
interface Workflow {
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}
const workflows = readdirSync(folder).map((file): [string, Workflow] => [
  file,
  load(readFileSync(join(folder, file), 'utf8')) as Workflow,
]);
const [ci, release] = ['ci.yml', 'release.yml'].map((name) => new Map(workflows).get(name)!);
const jobsOf = ({ jobs }: Workflow) => Object.values(jobs);
const linesOf = (job: Job) => job.steps.flatMap(({ run }) => run ?? []).join('\n');
const packageJson = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>;
  engines: { node: string };
};

describe('the workflows', () => {
  it('pin every action by its commit', () => {
    const uses = workflows
      .flatMap(([, each]) => jobsOf(each))
      .flatMap(({ steps }) => steps.flatMap(({ uses }) => uses ?? []));
    expect(uses.length).toBeGreaterThan(8);
    expect(uses.filter((each) => !/^[a-z-]+\/[a-z-]+@[0-9a-f]{40}$/.test(each))).toEqual([]);
  });

  it('may read, and only the job that publishes may prove who it is', () => {
    const rights = workflows.flatMap(([file, { permissions, jobs }]) =>
      Object.entries(jobs).flatMap(([job, { permissions: own = permissions }]) =>
        Object.entries(own).flatMap(([what, right]) => (right === 'read' ? [] : [`${file} ${job} ${what}`])),
      ),
    );
    expect(rights).toEqual(['release.yml publish id-token']);
    expect(JSON.stringify(workflows)).not.toMatch(/secrets\.|pull_request_target/);
  });

  it('run scripts that there are, and install without those of others', () => {
    const lines = workflows.flatMap(([, each]) => jobsOf(each).map(linesOf)).join('\n');
    const run = [...lines.matchAll(/npm run (?:--silent )?([\w:-]+)/g)].map(([, name]) => name!);
    expect(run.filter((name) => packageJson.scripts[name] === undefined)).toEqual([]);
    expect(lines.match(/npm ci(?! --ignore-scripts)/g)).toBeNull();
  });

  it('test on the oldest version of Node that the package names, and on those after it', () => {
    const { node } = ci!.jobs.test!.strategy!.matrix;
    expect(node).toEqual([20, 22, 24]);
    expect(packageJson.engines.node).toBe(`>=${node[0]}`);
    const others = node.slice(1).join(' ');
    expect(readFileSync(join(root, '.ci/run'), 'utf8')).toContain(`npm run --silent nodes -- ${others}\n`);
  });

  it('release with provenance, a list of what is in it, and no known advisory', () => {
    expect(linesOf(release!.jobs.package!)).toContain('npm audit --omit=dev');
    expect(linesOf(release!.jobs.package!)).toContain('npm sbom --omit=dev --sbom-format cyclonedx');
    expect(linesOf(release!.jobs.publish!)).toMatch(/npm publish \S+ --provenance/);
    expect(release!.jobs.publish!.steps.flatMap(({ run }) => run ?? [])).toHaveLength(1);
  });
});
