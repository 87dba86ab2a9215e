// A field report (docs/field-kit.md) as settings of a scenario: what somebody measured in place of what is drawn.
import { readFile } from 'node:fs/promises';
import type { Scenario } from '#sandbox/scenario/generated/scenario.ts';
import { parseScenario } from '#sandbox/scenario/parse.ts';

export const settingsOption = [
  '--settings <file>',
  'a field report, whose settings take the place of what AWS leaves unverified',
] as const;

/** The scenario with the settings of a field report. Throws one line for a file that is none. */
export async function withFieldReport(scenario: Scenario, file: string | undefined): Promise<Scenario> {
  if (file === undefined) return scenario;
  const settings = settingsOf(await read(file), file);
  const { spec } = scenario;
  const changed = { ...scenario, spec: { ...spec, settings: { ...spec.settings, ...settings } } };
  // Checked like any scenario, so that a report from elsewhere cannot set what a scenario could not.
  const { scenario: valid, problems } = parseScenario(Buffer.from(JSON.stringify(changed)), file);
  if (valid) return valid;
  const [first] = problems;
  throw new Error(
    `${file}: ${first?.path ?? 'settings'}: ${first?.message}${first?.hint ? `; ${first.hint}` : ''}`,
  );
}

async function read(file: string): Promise<string> {
  return readFile(file, 'utf8').catch(({ code, message }: NodeJS.ErrnoException) => {
    const reason = reasons[code ?? ''] ?? `cannot be read: ${code ?? message}`;
    throw new Error(`--settings ${file}: ${reason}; \`npm run field-kit\` writes a field report`);
  });
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'there is no such file',
  EISDIR: 'is a folder',
  EACCES: 'may not be read',
};

function settingsOf(text: string, file: string): object {
  const report = parseJson(text, file);
  if (report.kind !== 'FieldReport' || typeof report.settings !== 'object' || report.settings === null) {
    throw new Error(`${file} is no FieldReport; \`npm run field-kit\` writes one`);
  }
  return report.settings;
}

function parseJson(text: string, file: string): { kind?: unknown; settings?: unknown } {
  try {
    return (JSON.parse(text) ?? {}) as { kind?: unknown; settings?: unknown };
  } catch (error) {
    throw new Error(`${file} is no JSON: ${(error as Error).message}`);
  }
}
