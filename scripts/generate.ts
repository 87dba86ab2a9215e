// Generates from crds/ what must never disagree with it: types, validators, schema constants, reference pages, JSON Schemas; and
// the pictures of the statechart; the page of planted bugs; the page of metrics, the dashboard, rules and alarms on them; from the
// table of `sluice iam` the policies under manifests/, and from those the ones of the template for CloudFormation.
// `npx tsx scripts/generate.ts` writes; with --check it writes nothing and exits 1 naming each stale file.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { renderAlarms } from './generate/cloudwatch-alarms.ts';
import { renderSchema, renderTypes, renderValidator } from './generate/code.ts';
import { readKind } from './generate/crds.ts';
import { renderFacts } from './generate/facts.ts';
import { renderDashboard } from './generate/grafana.ts';
import { renderJsonSchema } from './generate/json-schema.ts';
import { renderManifests } from './generate/manifests.ts';
import { renderMetricsPage } from './generate/metrics-page.ts';
import { renderOperationNames, renderOperations } from './generate/operations.ts';
import { renderPictures } from './generate/pictures.ts';
import { renderPlanted } from './generate/planted.ts';
import { renderRules } from './generate/prometheus-rules.ts';
import { renderReference } from './generate/reference.ts';
import { renderTemplatePolicies } from './generate/template-policies.ts';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');

const kinds = [
  {
    file: 'clusterspec',
    constant: 'clusterSpecSchema',
    types: 'src/model/generated/cluster-spec.ts',
    code: 'src/spec/generated/cluster-spec',
  },
  {
    file: 'scenario',
    constant: 'scenarioSchema',
    types: 'src/sandbox/scenario/generated/scenario.ts',
    code: 'src/sandbox/scenario/generated/scenario',
  },
];

/** Every generated file: path from the root of the repository → content. */
export async function generatedFiles(): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const { file, constant, types, code } of kinds) {
    const kind = await readKind(join(root, 'crds', `${file}.yaml`));
    files.set(types, await renderTypes(kind));
    files.set(`${code}-validate.ts`, renderValidator(kind));
    files.set(`${code}-schema.ts`, renderSchema(kind, constant));
    files.set(`docs/kinds/${file}.md`, renderReference(kind));
    files.set(`schemas/${file}.schema.json`, renderJsonSchema(kind));
  }
  for (const [page, text] of await renderPictures(root)) files.set(page, text);
  files.set('docs/operations.md', await renderOperations());
  files.set('src/sandbox/scenario/generated/operations.ts', await renderOperationNames());
  const manifests = renderManifests();
  for (const [file, text] of manifests) files.set(file, text);
  files.set('docs/planted.md', renderPlanted());
  files.set('docs/facts.md', await renderFacts(root));
  files.set('docs/metrics.md', await renderMetricsPage(root));
  files.set('manifests/prometheus/rules.yaml', renderRules());
  files.set('manifests/cloudformation/alarms.yaml', renderAlarms());
  files.set('manifests/grafana/sluice.json', renderDashboard());
  files.set(...(await renderTemplatePolicies(root, manifests)));
  return files;
}

/** The paths of generated files whose content on disk is missing or differs. */
export async function staleFiles(): Promise<string[]> {
  const stale: string[] = [];
  for (const [path, content] of await generatedFiles()) {
    const onDisk = await readFile(join(root, path), 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return undefined;
      throw error;
    });
    if (onDisk !== content) stale.push(path);
  }
  return stale;
}

async function main(): Promise<void> {
  if (process.argv.includes('--check')) {
    const stale = await staleFiles();
    for (const path of stale) console.error(`${path} is stale; run npx tsx scripts/generate.ts`);
    process.exitCode = stale.length > 0 ? 1 : 0;
    return;
  }
  for (const [path, content] of await generatedFiles()) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), content);
  }
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) await main();
