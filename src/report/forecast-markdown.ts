// A forecast as Markdown, as part of a diff: what the text says, with tables and the chart in a block of its own.
import type { Forecast } from '#model/forecast.ts';
import { duration, forecastChart, forecastRows, stepText } from './forecast-words.ts';
import { plain, section, table } from './markdown.ts';

export function forecastLines(forecast: Forecast): string[] {
  const { aheadSeconds, none, outlook, assumes } = forecast;
  const title = `Forecast, the next ${duration(aheadSeconds)}`;
  if (none !== undefined || outlook === undefined) return section(title, [`None: ${plain(none ?? '')}.`]);
  const { title: what, rows } = forecastChart(outlook, 60);
  const steps = outlook.steps.map(stepText);
  return section(title, [
    ...forecastRows(forecast).map(({ label, text }) => `- **${label}**: ${plain(text)}`),
    '',
    `Over time (${what}):`,
    '',
    '```text',
    ...rows.map(({ label, text }) => `${label.padEnd(10)}${text}`),
    '```',
    '',
    ...table(
      ['When', 'What'],
      steps.map((step) => [step.when, step.what]),
    ),
    'The forecast assumes that',
    '',
    ...assumes.map((sentence) => `- ${plain(sentence)}`),
  ]);
}
