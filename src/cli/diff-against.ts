// sluice diff --against: what the specs alter against those of a revision, by the documents alone. Asks git, and no AWS.
import { renderProblem } from '#lib/document-problem.ts';
import { type SpecVersion, specDiffs, specHasChanges } from '#plan/spec-diff.ts';
import { renderSpecDiffJson } from '#report/spec-diff-json.ts';
import { renderSpecDiffMarkdown } from '#report/spec-diff-markdown.ts';
import { renderSpecDiffText } from '#report/spec-diff-text.ts';
import type { SpecComparison } from '#report/spec-diff-words.ts';
import { readSources, type Source } from '#source/files.ts';
import { type Revision, readRevision } from '#source/git.ts';
import { parseClusterSpecs } from '#spec/parse.ts';
import { inMode, type Mode, type TriedSpec } from './diff-mode.ts';
import { writeJson } from './json-file.ts';
import { refuse } from './scenario-file.ts';
import type { Terminal } from './terminal.ts';

const RENDER = {
  text: (comparison: SpecComparison, { colour, columns }: Terminal) =>
    renderSpecDiffText(comparison, { colour, width: Math.min(columns, 120) }),
  json: renderSpecDiffJson,
  markdown: renderSpecDiffMarkdown,
};

export interface AgainstOptions {
  readonly file: readonly string[];
  readonly against: string;
  readonly output: keyof typeof RENDER;
  readonly as?: Mode;
  readonly jsonFile?: string;
}

/** Sets the exit status: 0 nothing differs, 1 something does or a spec is invalid, 2 they could not be compared. */
export async function diffAgainst(options: AgainstOptions, terminal: Terminal): Promise<void> {
  const revision = await readRevision(options.against, options.file);
  const sources = await readNow(options.file, revision);
  if (sources === undefined) return;
  const now = parseClusterSpecs(sources);
  if (now.problems.length > 0) return refuse(now.problems, 1);
  const before = parseClusterSpecs(revision.documents);
  const [problem] = before.problems;
  if (problem !== undefined)
    throw new Error(`not valid in that revision, so that nothing can be compared: ${renderProblem(problem)}`);
  if (now.specs.length + before.specs.length === 0)
    throw new Error(`${options.file.join(', ')}: no ClusterSpec there, now or in ${options.against}`);
  const tried = now.specs.map((spec) => inMode(spec, options.as));
  const clusters = specDiffs(
    before.specs.map((spec) => versionOf(spec, `${options.against}:`)),
    tried.map((spec) => versionOf(spec)),
  );
  const { ref, commit } = revision;
  const comparison = { against: { ref, commit }, clusters };
  terminal.write(RENDER[options.output](comparison, terminal));
  if (options.jsonFile !== undefined) await writeJson(options.jsonFile, renderSpecDiffJson(comparison));
  process.exitCode = clusters.some(specHasChanges) ? 1 : 0;
}

/** A path that was there and is gone is a removal; a file that is there and was not could as well be a mistake. */
async function readNow(
  paths: readonly string[],
  { found, ref }: Revision,
): Promise<readonly Source[] | undefined> {
  const { documents, unreadable } = await readSources(paths);
  const lost = unreadable.filter(({ file }) => !found.has(file));
  if (lost.length > 0) return refuse(lost, 2);
  const strange = documents.find(({ file }) => paths.includes(file) && !found.has(file));
  if (strange !== undefined)
    throw new Error(
      `${strange.file} is not in ${ref}; check the path, or give its folder: there a file that is new counts as added`,
    );
  return documents;
}

/** `before`: what its file is marked with, to be told from the one that is there now. */
function versionOf({ spec: document, origin, tried }: TriedSpec, before = ''): SpecVersion {
  const { metadata, spec } = document;
  const file = origin.file.slice(before.length);
  return { name: metadata.name, spec, origin: `${file}:${origin.line}`, ...(tried && { tried }) };
}
