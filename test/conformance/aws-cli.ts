// The AWS CLI as a stranger of its own: runs one command against an endpoint. `AWS_CLI` names another one than Debian's.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';

export interface CliAnswer {
  readonly line: string;
  readonly status: number;
  readonly json: any;
  readonly error: string;
}

export type Cli = (line: string, ...more: string[]) => Promise<CliAnswer>;

const program = process.env.AWS_CLI ?? '/usr/bin/aws';

const ENVIRONMENT = {
  AWS_ACCESS_KEY_ID: 'conformance',
  AWS_SECRET_ACCESS_KEY: 'unused',
  AWS_DEFAULT_REGION: 'ap-northeast-1',
  AWS_CONFIG_FILE: '/dev/null',
  AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_MAX_ATTEMPTS: '1',
  HOME: '/nonexistent',
};

/** Throws when there is no AWS CLI. Words of a line are parted by blanks; what has blanks comes in `more`. */
export function awsCli(url: string): Cli {
  if (!existsSync(program))
    throw new Error(`there is no AWS CLI at ${program}: apt-get install awscli, or name one in AWS_CLI`);
  return (line, ...more) =>
    new Promise((resolve) => {
      const args = ['--endpoint-url', url, '--output', 'json', '--no-cli-pager', ...line.split(' '), ...more];
      const options = { env: { PATH: process.env.PATH, ...ENVIRONMENT }, maxBuffer: 16 * 1024 * 1024 };
      execFile(program, args, options, (error, out, err) => {
        const status = error ? (typeof error.code === 'number' ? error.code : 1) : 0;
        const json = out.trim().startsWith('{') ? JSON.parse(out) : undefined;
        resolve({ line, status, json, error: err.trim() });
      });
    });
}
