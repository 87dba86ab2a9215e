// Contradictions between the ClusterSpecs that are read together: two for one cluster, two of one name, and an
// Auto Scaling group or Spot Fleet in two pools (also of one document).
import { type Lenient, reportTo } from '#lib/document-check.ts';
import { type Path, type Problem, quoteValue } from '#lib/document-problem.ts';
import type { YamlDocument } from '#lib/yaml.ts';
import type { ClusterSpec } from '#model/generated/cluster-spec.ts';
import type { LenientPool } from './checking.ts';

export interface SpecDocument {
  document: YamlDocument;
  value: Lenient<ClusterSpec>;
  problems: Problem[];
}

/** Adds what is found to the later document's problems; the message says where the first one is. */
export function checkAcross(documents: readonly SpecDocument[]): void {
  const seen = new Map<string, string>();
  for (const [index, current] of documents.entries()) {
    for (const claim of claimsOf(current.value, index)) {
      const { line } = current.document.valueAt(claim.path);
      const earlier = seen.get(claim.key);
      if (earlier === undefined) seen.set(claim.key, `${current.document.file}:${line}`);
      else {
        const report = reportTo(current.problems, current.document);
        report(claim.path, `${claim.what} is already ${claim.where} at ${earlier}`, { hint: claim.hint });
      }
    }
  }
}

/** Something that only one place may name. */
interface Claim {
  key: string;
  path: Path;
  what: string;
  where: string;
  hint: string;
}

function claimsOf({ metadata, spec }: Lenient<ClusterSpec>, index: number): Claim[] {
  const claims: Claim[] = [];
  const name = metadata?.name;
  if (typeof name === 'string') {
    const hint = 'give each document a name of its own';
    const what = `the name ${quoteValue(name)}`;
    claims.push({ key: `name ${name}`, path: ['metadata', 'name'], what, where: 'used', hint });
  }
  const { account, region, cluster } = spec ?? {};
  const known = account !== undefined && region !== undefined;
  // Without an account or region to compare, a document's groups are still compared with each other.
  const home = known ? `${account}/${region}` : `document ${index}`;
  if (cluster !== undefined) {
    const hint = 'keep one document for each cluster';
    const what = `the cluster ${quoteValue(cluster)}`;
    claims.push({
      key: `cluster ${home}/${cluster}`,
      path: ['spec', 'cluster'],
      what,
      where: 'specified',
      hint,
    });
  }
  for (const [index, pool] of (spec?.pools ?? []).entries()) {
    if (pool) claims.push(...sourceClaims(pool, ['spec', 'pools', index], home));
  }
  return claims;
}

function sourceClaims({ autoScalingGroup, spotFleet }: LenientPool, path: Path, home: string): Claim[] {
  const claims: Claim[] = [];
  const shared = { where: 'in a pool', hint: 'leave it in one pool' };
  const group = autoScalingGroup?.name;
  if (group !== undefined) {
    const what = `the Auto Scaling group ${quoteValue(group)}`;
    claims.push({
      ...shared,
      key: `group ${home}/${group}`,
      path: [...path, 'autoScalingGroup', 'name'],
      what,
    });
  }
  if (spotFleet?.id !== undefined) {
    const what = `the Spot Fleet ${quoteValue(spotFleet.id)}`;
    claims.push({
      ...shared,
      key: `fleet ${home}/${spotFleet.id}`,
      path: [...path, 'spotFleet', 'id'],
      what,
    });
  }
  for (const [key, value] of Object.entries(spotFleet?.tag ?? {})) {
    const what = `the Spot Fleet tagged ${quoteValue(key)}: ${quoteValue(value)}`;
    const id = `fleet tag ${home}/${JSON.stringify([key, value])}`;
    claims.push({ ...shared, key: id, path: [...path, 'spotFleet', 'tag', key], what });
  }
  return claims;
}
