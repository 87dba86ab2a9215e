// Traffic from a CSV file: points, or every mistake with its line.
import { expect, test } from 'vitest';
import { renderProblem } from '#lib/document-problem.ts';
import { readCsv } from './csv.ts';
import { parseScenario } from './parse.ts';

const columns = { seconds: 'seconds', value: 'value', scale: 1 };

function read(text: string, of: Partial<typeof columns> = {}) {
  const { points, problems } = readCsv(new TextEncoder().encode(text), 'day.csv', { ...columns, ...of });
  return { points, lines: problems.map(renderProblem) };
}

test('columns are found by name, in any order, quoted or not, and values are scaled', () => {
  const { points, lines } = read('note,"rate",t\r\nx,"2.5",0\r\ny,4,60\r\n\r\n', {
    seconds: 't',
    value: 'rate',
    scale: 10,
  });
  expect(lines).toEqual([]);
  expect(points).toEqual([
    { at: '0s', requestsPerSecond: 25 },
    { at: '60s', requestsPerSecond: 40 },
  ]);
});

test.each([
  ['nothing', '', 'day.csv:1:1  holds nothing; give it a header line and rows'],
  ['no rows', 'seconds,value\n', 'day.csv:1:1  has no row below its header; give at least one'],
  [
    'no time',
    'seconds,value\n0,1\nx,1\n',
    'day.csv:3:1  seconds: expected a whole number of seconds of at most 3650d, got "x"',
  ],
  [
    'rows out of order',
    'seconds,value\n5,1\n5,1\n',
    'day.csv:3:1  seconds: 5 is not after the row before it, which is at 5; sort the rows by time',
  ],
  ['no number', 'seconds,value\n0,many\n', 'day.csv:2:1  value: expected a number of at least 0, got "many"'],
  ['an empty cell', 'seconds,value\n0\n', 'day.csv:2:1  value: expected a number of at least 0, got ""'],
  [
    'less than nothing',
    'seconds,value\n0,-1\n',
    'day.csv:2:1  value: expected a number of at least 0, got "-1"',
  ],
  [
    'too much',
    'seconds,value\n0,200000\n',
    'day.csv:2:1  value: with its scale it is 200000 requests per second, more than 100000; lower csv.scale',
  ],
])('%s is refused with its line', (_name, text, line) => {
  expect(read(text)).toEqual({ points: [], lines: [line] });
});

test('several mistakes are told in one pass', () => {
  expect(read('seconds,value\n0,a\n1,b\n2,3\n').lines).toHaveLength(2);
});

test('more rows than are bearable are refused', () => {
  const rows = Array.from({ length: 100_001 }, (_, index) => `${index},1`).join('\n');
  expect(read(`seconds,value\n${rows}`).lines[0]).toContain('has 100001 rows, more than 100000');
});

test('what is no text is refused', () => {
  const { problems } = readCsv(new Uint8Array([0xff, 0xfe, 0x00]), 'day.csv', columns);
  expect(problems.map(renderProblem)).toEqual(['day.csv  is not UTF-8 text; save it as UTF-8']);
});

const scenario = `apiVersion: sluice.dev/v1alpha1
kind: Scenario
metadata: {name: csv}
spec:
  duration: 1h
  clusters:
    - name: c
      pools: [{name: web, min: 1, max: 9, desired: 3, instance: {type: m5.large, cpu: 2048, memory: 4096}}]
      services:
        - {name: s, desired: 1, task: {cpu: 1, memory: 1}, loadBalancer: {}, traffic: {csv: {file: day.csv}}}
`;

test('a file that cannot be read is a mistake of the scenario, at its place', () => {
  const { problems } = parseScenario(new TextEncoder().encode(scenario), 's.yaml', {
    read: (path) => ({ problem: `there is no file ${path} beside the scenario` }),
  });
  expect(problems.map(renderProblem)).toEqual([
    's.yaml:10:100  spec.clusters[0].services[0].traffic.csv.file: there is no file day.csv beside the scenario; check the path',
  ]);
});

test('a column that is not there is a mistake of the scenario, at its place', () => {
  const named = scenario.replace('{file: day.csv}', '{file: day.csv, value: visit}');
  const read = (header: string) =>
    parseScenario(new TextEncoder().encode(named), 's.yaml', {
      read: () => ({ bytes: new TextEncoder().encode(`${header}\n0,3\n`), file: 'day.csv' }),
    }).problems.map(renderProblem);
  const path = 'spec.clusters[0].services[0].traffic.csv';
  expect(read('seconds,visits')).toEqual([
    `s.yaml:10:116  ${path}.value: day.csv has no column "visit"; did you mean visits?`,
  ]);
  expect(read('time,rate')).toEqual([
    `s.yaml:10:93  ${path}.seconds: day.csv has no column "seconds"; its columns are "time", "rate"`,
    `s.yaml:10:116  ${path}.value: day.csv has no column "visit"; its columns are "time", "rate"`,
  ]);
});

test('in the scenario the points take the place of the file', () => {
  const { scenario: read, problems } = parseScenario(new TextEncoder().encode(scenario), 's.yaml', {
    read: () => ({ bytes: new TextEncoder().encode('seconds,value\n0,3\n'), file: 'day.csv' }),
  });
  expect(problems).toEqual([]);
  const { traffic } = read?.spec.clusters[0]?.services?.[0] ?? {};
  expect(traffic).toMatchObject({ points: [{ at: '0s', requestsPerSecond: 3 }] });
  expect(traffic).not.toHaveProperty('csv');
});
