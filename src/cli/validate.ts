// sluice validate: checks specs and scenarios, and says every mistake with its place. Talks to no AWS.
import { Command, Option } from 'commander';
import { type Problem, printable, renderProblem, sortProblems } from '#lib/document-problem.ts';
import { createPaint } from '#lib/paint.ts';
import { count } from '#lib/text.ts';
import type { Scenario } from '#sandbox/scenario/generated/scenario.ts';
import { parseScenarioDocument } from '#sandbox/scenario/parse.ts';
import { readSources, type Source } from '#source/files.ts';
import { type ParsedSpec, parseClusterSpecs } from '#spec/parse.ts';
import { companionsOf, missingSpecs } from './companions.ts';
import { processTerminal, type Terminal } from './terminal.ts';

const shownProblems = 20;

interface Options {
  readonly file: string[];
  readonly output: 'text' | 'json';
}

/** A document that has no mistakes. */
interface Valid {
  file: string;
  line: number;
  kind: string;
  name: string;
  about: string;
}

interface Outcome {
  valid: Valid[];
  problems: Problem[];
  unreadable: Problem[];
}

/** The command. Exit status 0 all is well, 1 something is wrong in a file, 2 a path cannot be read. */
export function validateCommand(terminal: Terminal = processTerminal()): Command {
  return new Command('validate')
    .description('check specs and scenarios')
    .requiredOption('-f, --file <path...>', 'files, folders with *.yaml or *.yml, or - for standard input')
    .addOption(
      new Option('-o, --output <format>', 'text for people, json for programs')
        .choices(['text', 'json'])
        .default('text'),
    )
    .addHelpText('after', '\nExit status: 0 no mistakes, 1 mistakes, 2 a path cannot be read.')
    .action(async (options: Options) => {
      const { documents, unreadable } = await readSources(options.file, terminal.input);
      const outcome = { ...check(documents), unreadable };
      if (options.output === 'json') terminal.write(renderJson(outcome));
      else writeText(outcome, terminal);
      process.exitCode = unreadable.length > 0 ? 2 : outcome.problems.length > 0 ? 1 : 0;
    });
}

function check(sources: readonly Source[]): Omit<Outcome, 'unreadable'> {
  const { specs, problems, others } = parseClusterSpecs(sources);
  const valid = specs.map(aboutSpec);
  const all = [...problems];
  for (const { kind, document } of others) {
    const reading = parseScenarioDocument(document, companionsOf(document.file));
    const missing = reading.scenario ? missingSpecs(reading.scenario, document) : [];
    all.push(...reading.problems, ...missing);
    if (!reading.scenario || missing.length > 0) continue;
    const { name } = reading.scenario.metadata;
    const { file, start } = document;
    valid.push({ file, line: start.line, kind, name, about: aboutScenario(reading.scenario) });
  }
  const files = sources.map(({ file }) => file);
  valid.sort((a, b) => files.indexOf(a.file) - files.indexOf(b.file) || a.line - b.line);
  return { valid, problems: sortProblems(all, files) };
}

function aboutSpec({ spec: { kind, metadata, spec }, origin }: ParsedSpec): Valid {
  const about = `${spec.cluster} in ${spec.region}, mode ${spec.mode}, ${count(spec.pools?.length ?? 0, 'pool')}`;
  return { ...origin, kind, name: metadata.name, about };
}

function aboutScenario({ spec }: Scenario): string {
  const faults = count(spec.faults?.length ?? 0, 'fault');
  return `${count(spec.clusters.length, 'cluster')}, ${spec.duration}, ${faults}`;
}

function renderJson({ valid, problems, unreadable }: Outcome): string {
  const report = {
    apiVersion: 'sluice.dev/v1alpha1',
    kind: 'ValidationReport',
    valid: problems.length === 0 && unreadable.length === 0,
    documents: valid.map(({ file, line, kind, name }) => ({ file, line, kind, name })),
    problems,
    unreadable,
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}

function writeText({ valid, problems, unreadable }: Outcome, terminal: Terminal): void {
  const paint = createPaint(terminal.colour);
  const width = Math.min(60, Math.max(0, ...valid.map(({ file }) => file.length)));
  for (const { file, kind, name, about } of valid) {
    const line = printable(`${file.padEnd(width)}  ${kind} ${name}`);
    terminal.write(`${paint('green', 'ok')}  ${line}  ${paint('dim', printable(`(${about})`))}\n`);
  }
  for (const problem of problems.slice(0, shownProblems)) {
    // The place ends at the first two spaces; only it is coloured, so that the sentence stays readable.
    const [, place = '', rest = ''] = /^(.*?)( {2}.*)$/s.exec(renderProblem(problem)) ?? [];
    terminal.write(`${paint('red', place)}${rest}\n`);
  }
  const more = problems.length - shownProblems;
  if (more > 0) terminal.write(`… and ${count(more, 'more mistake')}\n`);
  for (const problem of unreadable) terminal.writeError(`${renderProblem(problem)}\n`);
}
