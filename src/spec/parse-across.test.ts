import { describe, expect, test } from 'vitest';
import { renderProblem } from '#lib/document-problem.ts';
import { parseClusterSpecs } from './parse.ts';

const head = `apiVersion: sluice.dev/v1alpha1
kind: ClusterSpec
metadata: {name: web}
spec:
  account: "111122223333"
  region: ap-northeast-1
  cluster: web-prod
`;

const parse = (...texts: string[]) =>
  parseClusterSpecs(
    texts.map((text, index) => ({
      file: index === 0 ? 'f.yaml' : `f${index + 1}.yaml`,
      bytes: new TextEncoder().encode(text),
    })),
  );

test('one pass finds mistakes of form, of sense and between documents', () => {
  const other = head.replace('web-prod', 'other').replace('name: web', 'name: other');
  const { problems, specs } = parse(
    `${head}  mode: 1\n  pools: [{name: a, autoScalingGroup: {name: g}, limits: {min: x, max: 1}, fallback: b}]\n`,
    `${other}  pools: [{name: a, autoScalingGroup: {name: g}}]\n`,
    `${other}  refresh:\n`,
  );
  expect(specs).toEqual([]);
  expect(problems.map(({ file, line, path }) => `${file}:${line} ${path}`)).toEqual([
    'f.yaml:8 spec.mode',
    'f.yaml:9 spec.pools[0].limits.min',
    'f.yaml:9 spec.pools[0].fallback',
    'f2.yaml:8 spec.pools[0].autoScalingGroup.name',
    'f3.yaml:3 metadata.name',
    'f3.yaml:7 spec.cluster',
    'f3.yaml:8 spec.refresh',
  ]);
  expect(problems[5]?.message).toBe('the cluster "other" is already specified at f2.yaml:7');
});

test('the same group name in another Region is another group', () => {
  const pools = '  pools: [{name: a, autoScalingGroup: {name: g}}]\n';
  const far = head.replace('ap-northeast-1', 'eu-west-1').replace('name: web', 'name: far');
  expect(parse(head + pools, far + pools).problems).toEqual([]);
});

describe('kinds', () => {
  test('a scenario in the same set is handed on', () => {
    const { others, problems } = parse('kind: Scenario\n---\n'.concat(head));
    expect(problems).toEqual([]);
    expect(others.map(({ kind, document }) => [kind, document.start.line])).toEqual([['Scenario', 1]]);
  });

  test.each([
    [
      'kind: Clusterspecs\n',
      'f.yaml:1:7  kind: expected one of ClusterSpec, Scenario, got "Clusterspecs"; did you mean ClusterSpec?',
    ],
    ['kind: Deployment\n', 'f.yaml:1:7  kind: expected one of ClusterSpec, Scenario, got "Deployment"'],
    ['a: 1\n', 'f.yaml:1:1  kind: is missing; give one of ClusterSpec, Scenario'],
    [
      '[a]\n',
      'f.yaml:1:1  expected a document of kind ClusterSpec or Scenario, got a list; write apiVersion, kind, metadata and spec',
    ],
    [
      'hello\n',
      'f.yaml:1:1  expected a document of kind ClusterSpec or Scenario, got "hello"; write apiVersion, kind, metadata and spec',
    ],
  ])('%j', (text, line) => {
    expect(parse(text).problems.map(renderProblem)).toEqual([line]);
  });

  test('another apiVersion does not hide the other mistakes', () => {
    const text = `${head.replace('v1alpha1', 'v2')}  mode: x\n`;
    expect(parse(text).problems.map(({ path }) => path)).toEqual(['apiVersion', 'spec.mode']);
  });
});
