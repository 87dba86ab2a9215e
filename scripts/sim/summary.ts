// What `npm run sim` prints: a line for each life, and a summary at its end.
import type { RunResult } from './verdict.ts';

export function lineOf(run: RunResult): string {
  const { seed, story, failed, total, broken, digest } = run;
  const verdict = broken.length > 0 ? `BROKEN ${broken.join('; ')}` : 'kept';
  const lost = isLossy(run) ? `, ${lossOf(run)} unavoidable` : '';
  return `seed ${seed} ${story} ${failed} of ${total} requests failed${lost}, ${verdict} digest ${digest}\n`;
}

const isLossy = (run: RunResult) => run.unavoidable + run.unavoidableTasks > 0;
const lossOf = (run: RunResult) => `${run.unavoidable} requests and ${run.unavoidableTasks} tasks`;

export function summaryOf(runs: readonly RunResult[], crashes: number): string {
  const sum = (of: (run: RunResult) => number) => runs.reduce((total, run) => total + of(run), 0);
  const bad = runs.filter(({ broken }) => broken.length > 0).length;
  const least = Math.min(...runs.map(({ checkedInvariants }) => checkedInvariants.length));
  const lossy = runs.filter(isLossy);
  const losses = [...new Set(lossy.map(({ story }) => story))].map((story) => {
    const all = lossy.filter((run) => run.story === story);
    return `${story}: unavoidable losses in ${all.length} seeds, from ${all[0]?.troubles.join(', ')}\n`;
  });
  const invariants = runs.length > 0 ? `; at least ${least} invariants put to the test in each` : '';
  return `${losses.join('')}${sum(({ hours }) => hours).toFixed(1)} h simulated, ${sum(({ checks }) => checks)} checks${invariants}; ${runs.length - bad} passed, ${bad + crashes} failed\n`;
}
