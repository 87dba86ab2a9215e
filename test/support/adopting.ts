// Adopts clusters of the sandbox as `sluice adopt` does, and reads the document back as `sluice diff -f` does.
import type { AwsPorts } from '#aws/ports.ts';
import { portFromCall } from '#aws/ports.ts';
import { adoptionOf } from '#cli/adopt.ts';
import { diffOf } from '#cli/diff.ts';
import { observeCluster } from '#observe/observe.ts';
import type { Adoption } from '#plan/adoption.ts';
import type { Diff } from '#plan/diff.ts';
import { renderAdoption } from '#report/adopt-yaml.ts';
import type { Sandbox } from '#sandbox/sandbox.ts';
import { type ParsedSpec, parseClusterSpecs, type SpecReading } from '#spec/parse.ts';

export interface Adopted {
  readonly adoption: Adoption;
  readonly text: string;
}

export const portsOf = (sandbox: Sandbox): AwsPorts => portFromCall(sandbox.direct('adopter'));

export async function adoptFrom(
  sandbox: Sandbox,
  cluster: string,
  { ports = portsOf(sandbox), name }: { ports?: AwsPorts; name?: string } = {},
): Promise<Adopted> {
  const adoption = await adoptionOf({ ports, clock: sandbox.world.engine.clock() }, cluster, name);
  return { adoption, text: renderAdoption(adoption, 'schemas/clusterspec.schema.json') };
}

export const readText = (text: string): SpecReading =>
  parseClusterSpecs([{ file: 'adopted.yaml', bytes: Buffer.from(text) }]);

/** The only document of a text without a mistake. */
export function onlySpecOf(text: string): ParsedSpec {
  const { specs, problems } = readText(text);
  if (problems.length > 0 || specs.length !== 1) throw new Error(`${JSON.stringify(problems)}\n${text}`);
  return specs[0]!;
}

/** What a person does who takes every suggestion. */
export const takeAll = (text: string): string =>
  text
    .split('\n')
    .map((line, index) => (index === 0 ? line : line.replace(/^( *)# /, '$1')))
    .join('\n');

export async function diffAt(sandbox: Sandbox, parsed: ParsedSpec): Promise<Diff> {
  const clock = sandbox.world.engine.clock();
  const observation = await observeCluster({ ports: portsOf(sandbox), spec: parsed.spec.spec, clock });
  return diffOf(parsed, observation, clock.now());
}
