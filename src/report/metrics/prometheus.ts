// The text format of Prometheus, version 0.0.4: https://prometheus.io/docs/instrumenting/exposition_formats/.
import type { Family, Labels, Sample } from './registry.ts';
import { METRICS } from './table.ts';

export const PROMETHEUS_TYPE = 'text/plain; version=0.0.4; charset=utf-8';

export function renderPrometheus(families: readonly Family[]): string {
  const lines = families.flatMap(({ name, samples }) => {
    const { type, help, buckets = [] } = METRICS[name];
    const head = [`# HELP ${name} ${escapeHelp(help)}`, `# TYPE ${name} ${type}`];
    return [...head, ...samples.flatMap((sample) => renderSample(name, sample, buckets))];
  });
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
}

function renderSample(name: string, sample: Sample, bounds: readonly number[]): string[] {
  const { labels, value, buckets, count } = sample;
  if (buckets === undefined) return [line(name, labels, value)];
  return [
    ...bounds.map((bound, index) =>
      line(`${name}_bucket`, { ...labels, le: String(bound) }, buckets[index]!),
    ),
    line(`${name}_bucket`, { ...labels, le: '+Inf' }, count!),
    line(`${name}_sum`, labels, value),
    line(`${name}_count`, labels, count!),
  ];
}

function line(name: string, labels: Labels, value: number): string {
  const inner = Object.entries(labels).map(([label, text]) => `${label}="${escapeLabel(text)}"`);
  return `${name}${inner.length === 0 ? '' : `{${inner.join(',')}}`} ${number(value)}`;
}

function number(value: number): string {
  if (value === Number.POSITIVE_INFINITY) return '+Inf';
  if (value === Number.NEGATIVE_INFINITY) return '-Inf';
  return String(value);
}

const escapeHelp = (text: string) => text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n');
const escapeLabel = (text: string) => escapeHelp(text).replaceAll('"', '\\"');
