// Documents → validated, defaulted, frozen ClusterSpecs, or every mistake in them in one pass. Pure.
import { checkDocument, deepFreeze, type KindCheck, reportTo } from '#lib/document-check.ts';
import { type Problem, quoteValue, sortProblems } from '#lib/document-problem.ts';
import { commonPatterns } from '#lib/document-schema.ts';
import { closestTo } from '#lib/document-suggest.ts';
import { parseYaml, type YamlDocument } from '#lib/yaml.ts';
import type { ClusterSpec } from '#model/generated/cluster-spec.ts';
import { checkSpec } from './check.ts';
import { checkAcross, type SpecDocument } from './check-across.ts';
import { clusterSpecSchema } from './generated/cluster-spec-schema.ts';
import { validate } from './generated/cluster-spec-validate.ts';

export interface ParsedSpec {
  /** Frozen; what has a documented default and a parent that is there is filled in. */
  spec: ClusterSpec;
  /** Where its document begins. */
  origin: { file: string; line: number };
}

/** A document of a kind that is known but not a ClusterSpec; not checked yet. */
export interface OtherDocument {
  kind: string;
  document: YamlDocument;
}

export interface SpecReading {
  /** The documents without any problem. */
  specs: ParsedSpec[];
  /** Everything wrong, ordered by file as given, line and column. */
  problems: Problem[];
  others: OtherDocument[];
}

const knownKinds = ['ClusterSpec', 'Scenario'];

const kindCheck: KindCheck = {
  validate,
  schema: clusterSpecSchema,
  patterns: {
    ...commonPatterns,
    '^[0-9]{12}$': 'twelve digits in quotes, such as "111122223333"',
    '^[a-z]{2}(-[a-z]+)+-[0-9]+$': 'a Region such as ap-northeast-1',
    '^[A-Za-z0-9_-]+$': 'letters, digits, dashes and underscores',
    '^[A-Za-z0-9_/-]+$': 'letters, digits, dashes, underscores and slashes',
    '^arn:aws[a-z-]*:sns:[a-z0-9-]+:[0-9]{12}:[A-Za-z0-9_-]+([.]fifo)?$':
      'the ARN of an SNS topic, arn:aws:sns:REGION:ACCOUNT:NAME',
    '^sfr-[0-9a-f-]+$': 'the id of a Spot Fleet request, sfr-…',
    '^\\S+( \\S+){4}$': 'five cron fields such as 30 20 * * SUN',
  },
};

/** Parses all documents of all files together; what contradicts between files is found too. */
export function parseClusterSpecs(sources: readonly { file: string; bytes: Uint8Array }[]): SpecReading {
  const problems: Problem[] = [];
  const others: OtherDocument[] = [];
  const checked: SpecDocument[] = [];
  for (const { file, bytes } of sources) {
    const reading = parseYaml(bytes, { file });
    problems.push(...reading.problems);
    for (const document of reading.documents) {
      const kind = kindOf(document, problems);
      if (kind === 'ClusterSpec') checked.push(checkOne(document));
      else if (kind !== undefined) others.push({ kind, document });
    }
  }
  checkAcross(checked);
  const specs = checked
    .filter((one) => one.problems.length === 0)
    .map(({ document }) => ({
      spec: deepFreeze(document.value as ClusterSpec),
      origin: { file: document.file, line: document.start.line },
    }));
  const all = [...problems, ...checked.flatMap((one) => one.problems)];
  return {
    specs,
    problems: sortProblems(
      all,
      sources.map(({ file }) => file),
    ),
    others,
  };
}

function checkOne(document: YamlDocument): SpecDocument {
  const { value, problems } = checkDocument<ClusterSpec>(document, kindCheck);
  checkSpec({ spec: value.spec ?? {}, report: reportTo(problems, document) });
  return { document, value, problems };
}

/** What other documents of ours are for. */
const elsewhere: Readonly<Record<string, string | undefined>> = {
  FieldReport: 'give it to `sluice sandbox` or `sluice simulate` with --settings, which check it',
};

/** The kind to check the document as. A kind in the wrong case is still checked: its schema will name it. */
function kindOf(document: YamlDocument, problems: Problem[]): string | undefined {
  const report = reportTo(problems, document);
  const { value } = document;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    const hint = `write apiVersion, kind, metadata and spec`;
    report([], `expected a document of kind ${knownKinds.join(' or ')}, got ${quoteValue(value)}`, { hint });
    return undefined;
  }
  const { kind } = value as { kind?: unknown };
  if (kind === undefined) {
    report(['kind'], 'is missing', { hint: `give one of ${knownKinds.join(', ')}` });
    return undefined;
  }
  const known = knownKinds.find((name) => name.toLowerCase() === String(kind).toLowerCase());
  if (known) return known;
  const meant = closestTo(String(kind), knownKinds);
  const hint = meant ? `did you mean ${meant}?` : elsewhere[String(kind)];
  report(['kind'], `expected one of ${knownKinds.join(', ')}, got ${quoteValue(kind)}`, { hint });
  return undefined;
}
