// What became of the hosts of one life, put together by time so that few lines tell it. Pure.
import type { ForecastStep } from '#model/forecast.ts';
import type { Life, Move } from './life.ts';

const MOST_STEPS = 12;
const MINUTES = [1, 2, 5, 10, 15, 20, 30, 60, 120, 240, 480, 1440] as const;

export function stepsOf({ moves }: Pick<Life, 'moves'>): ForecastStep[] {
  for (const minutes of MINUTES) {
    const steps = inSteps(moves, minutes * 60);
    if (steps.length <= MOST_STEPS) return steps;
  }
  return inSteps(moves, Number.MAX_SAFE_INTEGER);
}

/** Which step: what is seen at the end of one belongs to it. */
const stepAt = ({ atSecond }: Move, seconds: number) => Math.floor(Math.max(0, atSecond - 1) / seconds);

function inSteps(moves: readonly Move[], seconds: number): ForecastStep[] {
  const byStep = new Map<string, Move[]>();
  for (const move of moves) {
    const key = JSON.stringify([stepAt(move, seconds), move.pool]);
    byStep.set(key, [...(byStep.get(key) ?? []), move]);
  }
  return [...byStep.values()].map((own) => stepOf(own, seconds)).sort((a, b) => a.fromSecond - b.fromSecond);
}

function stepOf(moves: readonly Move[], seconds: number): ForecastStep {
  const step = stepAt(moves[0]!, seconds);
  const idsOf = (what: Move['what']) => moves.filter((move) => move.what === what).map(({ id }) => id);
  return {
    fromSecond: step * seconds,
    toSecond: (step + 1) * seconds,
    pool: moves[0]!.pool,
    drained: idsOf('drained'),
    ended: idsOf('ended'),
    joined: idsOf('joined').length,
  };
}
