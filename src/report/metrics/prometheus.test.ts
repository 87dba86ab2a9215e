import { expect, it } from 'vitest';
import { renderPrometheus } from './prometheus.ts';
import { createRegistry } from './registry.ts';

const linesOf = (registry = createRegistry()) => renderPrometheus(registry.families(() => {})).split('\n');

it('is nothing where nothing is known', () => {
  expect(renderPrometheus(createRegistry().families(() => {}))).toBe('');
});

it('has help and type once for each metric, and a line for each set of labels', () => {
  const registry = createRegistry();
  registry.add('sluice_tasks_cut_total', { cluster: 'web', pool: 'main' }, 0);
  registry.add('sluice_tasks_cut_total', { cluster: 'web', pool: 'main' }, 2);
  registry.add('sluice_tasks_cut_total', { cluster: 'web', pool: 'spot' });
  expect(linesOf(registry)).toEqual([
    '# HELP sluice_tasks_cut_total Tasks whose host ended before they had.',
    '# TYPE sluice_tasks_cut_total counter',
    'sluice_tasks_cut_total{cluster="web",pool="main"} 2',
    'sluice_tasks_cut_total{cluster="web",pool="spot"} 1',
    '',
  ]);
});

it('writes whatever somebody called a queue as one label of one line', () => {
  const registry = createRegistry();
  const gauge = { cluster: 'a"b\\c', queue: 'x\ny' };
  const text = renderPrometheus(registry.families((put) => put('sluice_queue_unreadable', gauge, 1)));
  expect(text.split('\n')[2]).toBe('sluice_queue_unreadable{cluster="a\\"b\\\\c",queue="x\\ny"} 1');
});

it('counts what was observed in every bucket that holds it', () => {
  const registry = createRegistry();
  for (const seconds of [0.5, 1, 400])
    registry.observe('sluice_notice_to_draining_seconds', { cluster: 'web' }, seconds);
  const lines = linesOf(registry).slice(2);
  expect(lines[0]).toBe('sluice_notice_to_draining_seconds_bucket{cluster="web",le="1"} 2');
  expect(lines.slice(-4)).toEqual([
    'sluice_notice_to_draining_seconds_bucket{cluster="web",le="+Inf"} 3',
    'sluice_notice_to_draining_seconds_sum{cluster="web"} 401.5',
    'sluice_notice_to_draining_seconds_count{cluster="web"} 3',
    '',
  ]);
});
