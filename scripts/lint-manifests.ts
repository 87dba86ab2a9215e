// `npm run lint:manifests`: the templates of CloudFormation by cfn-lint, the Dockerfile by hadolint. Status 1 when either complains.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { argumentsOf } from './arguments.ts';
import { prepareVenv } from './venv.ts';

const USAGE = `usage: npm run lint:manifests

Holds manifests/cloudformation/*.yaml against cfn-lint, for several Regions,
and the Dockerfile against hadolint. Needs Python 3.10; makes a virtual
environment of its own in .venv. Status 1 when there is something to change.
`;

/** One with all services, one of the newest, GovCloud and China: names and partitions differ. */
const REGIONS = ['ap-northeast-1', 'us-east-1', 'ca-west-1', 'us-gov-west-1', 'cn-north-1'];

function main(): void {
  argumentsOf(USAGE, { options: {} });
  const root = resolve(import.meta.dirname, '..');
  const programs = prepareVenv({
    home: join(root, '.venv', 'manifests'),
    requirements: join(root, 'scripts/manifests/requirements.txt'),
    say: (words) => console.log(`  ${words}`),
  });
  const run = (program: string, args: readonly string[]) => {
    const { status, error } = spawnSync(join(programs, program), args, { cwd: root, stdio: 'inherit' });
    if (error) throw error;
    console.log(`${program}: ${status === 0 ? 'nothing to change' : 'see above'}`);
    if (status !== 0) process.exitCode = 1;
  };
  const folder = 'manifests/cloudformation';
  const templates = readdirSync(join(root, folder)).filter((name) => name.endsWith('.yaml'));
  run('cfn-lint', ['--regions', ...REGIONS, '--', ...templates.map((name) => join(folder, name))]);
  run('hadolint', ['Dockerfile']);
}

main();
