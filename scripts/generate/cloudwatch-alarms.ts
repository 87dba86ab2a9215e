// manifests/cloudformation/alarms.yaml, from the table of alerts: a template of its own, to be deployed alone or nested.
import { ALERTS, type Alarm, type Alert } from './alerts.ts';

const HEAD = `# Alarms of CloudWatch on what \`sluice run --metrics emf\` writes: the same as manifests/prometheus/rules.yaml. Generated from
# scripts/generate/alerts.ts by scripts/generate.ts: do not edit. Deploy it alone, or nest it (AWS::CloudFormation::Stack).
AWSTemplateFormatVersion: "2010-09-09"
Description: Alarms of Sluice on its metrics in the embedded metric format
Parameters:
  Namespace:
    Type: String
    Default: Sluice
    Description: Of the metrics; Sluice writes no other
  Service:
    Type: String
    Default: sluice
    Description: The dimension service, which is OTEL_SERVICE_NAME of the process, else sluice
  Topic:
    Type: String
    Default: ""
    Description: The ARN of an SNS topic that is told of alarms and of their end; without it they only show
Conditions:
  HasTopic: {"Fn::Not": [{"Fn::Equals": [{"Ref": "Topic"}, ""]}]}
Resources:
`;

const TOPICS = '{"Fn::If": ["HasTopic", [{"Ref": "Topic"}], {"Ref": "AWS::NoValue"}]}';
const DIMENSIONS = '[{Name: service, Value: {"Ref": "Service"}}]';

export function renderAlarms(): string {
  const outputs = `Outputs:\n  Alarms:\n    Description: How many alarms there are\n    Value: "${ALERTS.length}"\n`;
  return HEAD + ALERTS.map(renderAlarm).join('') + outputs;
}

function renderAlarm({ name, severity, description, runbook, alarm }: Alert): string {
  const lines = [
    `  ${name}:`,
    '    Type: AWS::CloudWatch::Alarm',
    '    Properties:',
    `      AlarmName: {"Fn::Sub": "\${AWS::StackName}-${name}"}`,
    `      AlarmDescription: ${JSON.stringify(`${severity}: ${description} See docs/runbook.md#${runbook}`)}`,
    ...metricLines(alarm),
    `      ComparisonOperator: ${alarm.operator}`,
    `      Threshold: ${alarm.threshold}`,
    `      EvaluationPeriods: ${alarm.periods}`,
    `      TreatMissingData: ${alarm.missing}`,
    `      AlarmActions: ${TOPICS}`,
    `      OKActions: ${TOPICS}`,
  ];
  return `${lines.join('\n')}\n`;
}

function metricLines({ metrics, expression, period }: Alarm): string[] {
  const all = Object.entries(metrics);
  if (expression === undefined) {
    const [[, { metric, stat }]] = all as [(typeof all)[number]];
    return [
      '      Namespace: {"Ref": "Namespace"}',
      `      MetricName: ${metric}`,
      `      Dimensions: ${DIMENSIONS}`,
      `      Statistic: ${stat}`,
      `      Period: ${period}`,
    ];
  }
  if (expression.startsWith('SELECT')) {
    const query = expression.replace('NAMESPACE', `\${Namespace}`).replace('SERVICE', `\${Service}`);
    return [
      '      Metrics:',
      '        - Id: query',
      `          Expression: {"Fn::Sub": ${JSON.stringify(query)}}`,
      `          Period: ${period}`,
      '          ReturnData: true',
    ];
  }
  return [
    '      Metrics:',
    '        - Id: verdict',
    `          Expression: ${JSON.stringify(expression)}`,
    '          ReturnData: true',
    ...all.flatMap(([id, { metric, stat }]) => [
      `        - Id: ${id}`,
      '          ReturnData: false',
      '          MetricStat:',
      '            Metric:',
      '              Namespace: {"Ref": "Namespace"}',
      `              MetricName: ${metric}`,
      `              Dimensions: ${DIMENSIONS}`,
      `            Stat: ${stat}`,
      `            Period: ${period}`,
    ]),
  ];
}
