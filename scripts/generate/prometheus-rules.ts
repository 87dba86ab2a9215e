// manifests/prometheus/rules.yaml, from the table of alerts.
import { ALERTS, type Alert } from './alerts.ts';

const HEAD = `# Rules of Prometheus for Sluice; what each metric says is in docs/metrics.md. Generated from scripts/generate/alerts.ts by
# scripts/generate.ts: do not edit. Checked by promtool, and by a real Prometheus in test/e2e/metrics.test.ts.
groups:
  - name: sluice
    interval: 15s
    rules:
`;

export function renderRules(): string {
  return HEAD + ALERTS.map(renderAlert).join('');
}

/** JSON's strings are YAML's as well. */
function renderAlert({ name, severity, summary, description, runbook, expr, ...alert }: Alert): string {
  const lines = [
    `      - alert: ${name}`,
    `        expr: ${JSON.stringify(expr)}`,
    `        for: ${alert.for}`,
    '        labels:',
    `          severity: ${severity}`,
    '        annotations:',
    `          summary: ${JSON.stringify(summary)}`,
    `          description: ${JSON.stringify(description)}`,
    `          runbook_url: docs/runbook.md#${runbook}`,
  ];
  return `${lines.join('\n')}\n`;
}
