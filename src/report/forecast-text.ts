// A forecast for people, as part of a diff.
import type { Forecast } from '#model/forecast.ts';
import { duration, forecastChart, forecastRows, stepText } from './forecast-words.ts';
import { type Page, put } from './page.ts';

export function renderForecast(page: Page, forecast: Forecast): void {
  const { aheadSeconds, none, outlook, assumes } = forecast;
  page.lines.push('', page.paint('bold', `Forecast, the next ${duration(aheadSeconds)}`));
  if (none !== undefined || outlook === undefined) return put(page, '  ', `None: ${none}.`);
  for (const { label, text } of forecastRows(forecast)) {
    const alarming = label === 'promises' && outlook.broken.length > 0;
    put(page, `  ${label.padEnd(10)}`, text, alarming ? 'red' : undefined);
  }
  const { title, rows } = forecastChart(outlook, page.width - 12);
  page.lines.push('');
  put(page, '  ', title, 'dim');
  for (const { label, text } of rows) page.lines.push(`  ${label.padEnd(10)}${text}`);
  const steps = outlook.steps.map(stepText);
  const wide = Math.max(0, ...steps.map(({ when }) => when.length)) + 2;
  if (steps.length > 0) page.lines.push('');
  for (const { when, what } of steps) put(page, `  ${when.padEnd(wide)}`, what);
  page.lines.push('', '  The forecast assumes that');
  for (const sentence of assumes) put(page, '  - ', sentence, 'dim');
}
