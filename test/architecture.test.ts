// The house is code: who may import whom, what may be impure, how large a file may grow.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cruise, type ICruiseOptions } from 'dependency-cruiser';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import { describe, expect, it } from 'vitest';
import { takesOut } from './mutation/judge.ts';

const root = join(import.meta.dirname, '..');

function filesUnder(folder: string, ending: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1));
}

const sources = filesUnder('src', '.ts').filter((file) => !file.includes('/generated/'));
const code = sources.filter((file) => !file.endsWith('.test.ts'));
const textOf = (file: string) => readFileSync(join(root, file), 'utf8');

describe('the house of the design', () => {
  it('keeps its import rules, and really read the modules to know', async () => {
    const config = JSON.parse(textOf('.dependency-cruiser.json')) as {
      forbidden: unknown[];
      options: object;
    };
    const options = {
      ...config.options,
      baseDir: root,
      validate: true,
      ruleSet: { forbidden: config.forbidden },
      outputType: 'json',
    } as ICruiseOptions;
    const result = await cruise(['src'], options, undefined, {
      tsConfig: extractTSConfig(join(root, 'tsconfig.json')),
    });
    const output = (typeof result.output === 'string' ? JSON.parse(result.output) : result.output) as {
      modules: { source: string; dependencies: { resolved: string }[] }[];
      summary: { violations: { from: string; to: string; rule: { name: string } }[] };
    };
    const read = output.modules.filter((m) => m.source.startsWith('src/'));
    // A cruiser that read nothing finds nothing wrong: that must not pass.
    expect(read.length).toBeGreaterThanOrEqual(sources.length);
    const between = read.flatMap((m) => m.dependencies).filter((d) => d.resolved.startsWith('src/'));
    expect(between.length).toBeGreaterThan(sources.length);
    expect(output.summary.violations.map((v) => `${v.rule.name}: ${v.from} → ${v.to}`)).toEqual([]);
  });

  it('keeps clock, chance and environment out of the pure rooms', () => {
    const impure =
      /Date\.now|new Date\(\)|Math\.random|randomUUID|process\.env|setTimeout|setInterval|node:fs/;
    const pure = code.filter((file) => /^src\/(spec|decide|plan|model)\//.test(file));
    expect(pure.length).toBeGreaterThan(20);
    expect(pure.filter((file) => impure.test(textOf(file)))).toEqual([]);
  });

  it('reads the wall clock and throws dice only in the two files that are for it', () => {
    const impure = /Date\.now\(|Math\.random\(|performance\.now\(/;
    const allowed = new Set([
      'src/lib/clock.ts',
      'src/sandbox/realtime.ts',
      'src/cli/demo.ts',
      'src/cli/run.ts',
      'src/cli/diff.ts',
    ]);
    expect(code.filter((file) => !allowed.has(file) && impure.test(textOf(file)))).toEqual([]);
  });

  it('has files that people can read in a minute, each with a header that says what it is', () => {
    expect(code.filter((file) => textOf(file).split('\n').length > 300)).toEqual([]);
    expect(code.filter((file) => !/^(\/\/|#!)/.test(textOf(file)))).toEqual([]);
  });

  it('swallows no error and leaves nothing for later', () => {
    const swallowed = /catch\s*(\([^)]*\))?\s*\{\s*\}/;
    const later = /\b(TODO|FIXME|XXX|HACK)\b/;
    expect(code.filter((file) => swallowed.test(textOf(file)) || later.test(textOf(file)))).toEqual([]);
  });

  it('takes nothing out of mutation testing by a comment: what lives is named in test/mutation/equivalent.yaml', () => {
    expect(sources.filter((file) => takesOut.test(textOf(file)))).toEqual([]);
    expect(takesOut.test('// Stryker disable next-line all: because')).toBe(true);
  });
});
