// What SECURITY.md says of the code: no shell, no code made from text, one program that is started, and nothing run at install.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const textOf = (file: string) => readFileSync(join(root, file), 'utf8');
const files = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.test.ts'))
  .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1));

/** Those of the files in which it stands. */
const having = (pattern: RegExp) => files.filter((file) => pattern.test(textOf(file))).sort();

/** Text that becomes code: eval, Function, the vm module, timers that are given text, modules named by text from elsewhere. */
const MADE_FROM_TEXT =
  /\beval\s*\(|\bnew Function\b|\bFunction\s*\(|['"](node:)?vm['"]|\bset(Timeout|Interval)\(\s*['"`]|\bimport\(\s*[^'"\s]/;

describe('the source', () => {
  it('makes no code from text', () => {
    expect(files.length).toBeGreaterThan(300);
    expect(having(MADE_FROM_TEXT)).toEqual([]);
    for (const text of ['eval(x)', 'new Function(x)', "from 'node:vm'", "setTimeout('x')", 'import(name)'])
      expect(MADE_FROM_TEXT.test(text), text).toBe(true);
  });

  it('starts one program, git, from two files, and never by a shell', () => {
    const starters = having(/child_process/);
    expect(starters).toEqual(['src/source/git-process.ts', 'src/source/git.ts']);
    expect(
      starters.map((file) => /import \{(.*)\} from 'node:child_process'/.exec(textOf(file))?.[1]?.trim()),
    ).toEqual(['type ChildProcess, spawn', 'execFile']);
    const started = starters.flatMap((file) => textOf(file).match(/\b(spawn|run|execFile)\('[^']*'/g) ?? []);
    expect(started).toEqual(["spawn('git'", "run('git'"]);
    expect(having(/\bshell\s*:|\bexecSync\b|worker_threads|node:cluster/)).toEqual([]);
  });

  it('listens nowhere but in the sandbox, and where it is watched', () => {
    const allowed = new Set(['src/sandbox/http.ts', 'src/runtime/endpoints.ts']);
    expect(having(/createServer|createSecureServer/).filter((file) => !allowed.has(file))).toEqual([]);
  });

  it('keeps TLS as it is', () => {
    expect(having(/rejectUnauthorized|NODE_TLS_REJECT_UNAUTHORIZED|http\.sslVerify/i)).toEqual([]);
  });
});

describe('what is installed', () => {
  interface Lock {
    readonly packages: Readonly<
      Record<
        string,
        { dev?: boolean; resolved?: string; integrity?: string; hasInstallScript?: boolean; link?: boolean }
      >
    >;
  }
  const packages = Object.entries((JSON.parse(textOf('package-lock.json')) as Lock).packages).filter(
    ([name]) => name !== '',
  );
  const needed = packages.filter(([, each]) => !each.dev);

  it('runs no script at install', () => {
    expect(needed.length).toBeGreaterThan(10);
    expect(needed.filter(([, each]) => each.hasInstallScript).map(([name]) => name)).toEqual([]);
  });

  it('is pinned by a hash of its content, also what only builds and tests', () => {
    expect(
      packages.filter(([, each]) => !each.integrity?.startsWith('sha512-')).map(([name]) => name),
    ).toEqual([]);
    const { dependencies } = JSON.parse(textOf('package.json')) as { dependencies: Record<string, string> };
    expect(Object.values(dependencies).filter((version) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });
});
