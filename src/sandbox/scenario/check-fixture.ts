// A scenario with room for one wrong part of each kind, for the tests of the checks. Only tests use it.
import { parseScenario } from './parse.ts';

export const instance = 'instance: {type: m5.large, cpu: 2048, memory: 4096}';
export const task = 'task: {cpu: 1, memory: 1}';
export const type = '{type: c5.large, cpu: 2048, memory: 4096}';

export interface Parts {
  spec?: string;
  cluster?: string;
  pool?: string;
  fleet?: string;
  service?: string;
  job?: string;
  fault?: string;
}

/** Two pools, `web` and the spot `sp`, a fleet `fl`, a service `app`, and one more of what is given. */
export function problems(parts: Parts): string[] {
  const extra = (indent: number, part: string | undefined) =>
    part ? `${' '.repeat(indent)}- ${part}\n` : '';
  const text = `apiVersion: sluice.dev/v1alpha1
kind: Scenario
metadata: {name: story}
spec:
  duration: 1h
${parts.spec ? `  ${parts.spec}\n` : ''}  clusters:
    - name: c
      pools:
        - {name: web, min: 1, max: 9, desired: 3, ${instance}}
        - {name: sp, market: spot, min: 0, max: 9, desired: 1, zones: [a], ${instance}}
${extra(8, parts.pool)}      fleets:
        - {name: fl, target: 1, types: [${type}]}
${extra(8, parts.fleet)}      services:
        - {name: app, desired: 1, ${task}, loadBalancer: {}}
        - {name: plain, desired: 1, ${task}}
        - {name: agent, daemon: true, desired: 0, ${task}}
${extra(8, parts.service)}${parts.job ? `      jobs:\n${extra(8, parts.job)}` : ''}${
  parts.cluster ? `    - ${parts.cluster}\n` : ''
}${parts.fault ? `  faults:\n    - {at: 1m, ${parts.fault}}\n` : ''}`;
  const read = parseScenario(new TextEncoder().encode(text), 's.yaml');
  return read.problems.map(({ path, message, hint }) => {
    const short = (path ?? '').replace('spec.clusters[0].', '').replace(/^spec\./, '');
    return `${short}: ${message}${hint ? `; ${hint}` : ''}`;
  });
}

/** What is wrong, and the one problem that says so. */
export type Case = [name: string, parts: Parts, problem: string];
