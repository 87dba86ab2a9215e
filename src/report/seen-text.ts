// What changed about an instance, in words: one clause for each thing that did. Pure.
import { clockTime, count } from '#lib/text.ts';
import type { Look, SeenTarget, SeenTask, WentTask } from '#model/timeline.ts';
import { unpackMemory } from '#plan/memory.ts';
import type { Changes, Portrait } from './portrait.ts';
import { WHY } from './why-words.ts';

/** Such as `leaving.draining` → `leaving, draining`; those without a dot as they are. */
export function stateWords(state: string | undefined): string {
  return state === undefined
    ? 'unknown'
    : (words[state] ?? state.replace('inService', 'in service').replace('.', ', '));
}

const words: Readonly<Record<string, string>> = {
  handsOff: 'left alone',
  gone: 'gone',
  // Its host is lost to ECS. Whether tasks are as well the receipt tells: most are empty by then.
  'leaving.lost': 'ended by EC2, still registered in ECS',
};

/** A task id is long; its first eight characters tell the tasks of one instance apart. */
export const shortTask = (id: string): string => id.slice(0, 8);

export function taskName({ id, service, family }: SeenTask): string {
  return `task ${shortTask(id)} of ${service ?? family ?? 'unknown'}`;
}

export function targetWords({ group, ip, port, state }: SeenTarget): string {
  return `${group} ${ip === undefined ? '' : `${ip}:`}${port}${state === undefined ? '' : ` ${state}`}`;
}

/** All of an instance that is seen for the first time. */
export function firstWords({ look, tasks }: Portrait): string[] {
  const { state, pool, market, zone, lifecycle, fleet, status, ec2 } = look;
  const facts = [pool && `pool ${pool}`, market, zone, ec2 && `EC2 ${ec2}`].filter(Boolean);
  const names = [...tasks.values()].map(({ service, family }) => service ?? family ?? 'unknown');
  return [
    `first seen: ${stateWords(state)}`,
    ...(facts.length > 0 ? [facts.join(', ')] : []),
    lifecycle ? `group ${lifecycle}` : fleet ? `fleet ${fleet}` : 'in no group',
    status ? `container instance ${status}` : 'no container instance',
    names.length === 0 ? 'no task' : `${count(names.length, 'task')} (${tally(names)})`,
  ];
}

/** `before`: the moment that the changes are changes of. */
export function changeWords(before: Portrait, changed: Changes): string[] {
  return [
    ...lookWords(before.look, changed),
    ...(changed.tasks ?? []).map((task) => taskWords(before.tasks.get(task.id), task)),
    ...(changed.went ?? []).map((task) => wentWords(before.tasks.get(task.id), task)),
  ];
}

function lookWords(before: Look, now: Look): string[] {
  const said: string[] = [];
  if (now.state !== undefined) said.push(`${stateWords(before.state)} → ${stateWords(now.state)}`);
  if (now.pool !== undefined) said.push(now.pool === null ? 'in no pool' : `pool ${now.pool}`);
  if (now.lifecycle !== undefined) said.push(moved('group', before.lifecycle, now.lifecycle));
  if (now.fleet !== undefined) said.push(now.fleet === null ? 'in no fleet' : `fleet ${now.fleet}`);
  if (now.status !== undefined) said.push(moved('container instance', before.status, now.status));
  if (now.ec2 !== undefined) said.push(moved('EC2', before.ec2, now.ec2));
  if (now.agent === true || now.agent === false) said.push(`agent ${now.agent ? '' : 'dis'}connected`);
  if (now.protected === true) said.push('protected from scale-in');
  if (now.protected === false && before.protected === true) said.push('no longer protected from scale-in');
  if (now.spot) said.push(`spot request ${now.spot.code}`);
  if (now.memory === null) said.push('its memory is gone');
  else if (now.memory !== undefined) said.push(`memory: ${memoryWords(now.memory)}`);
  return said;
}

function moved(what: string, before: string | null | undefined, now: string | null): string {
  if (now === null) return `${what}: gone`;
  return before ? `${what} ${before} → ${now}` : `${what} ${now}`;
}

/** A packed memory in words. */
export function memoryWords(packed: string | undefined): string {
  const memory = unpackMemory(packed);
  if (memory === undefined) return 'nothing';
  if ('handsOff' in memory) return 'written by another version';
  const until = memory.until === undefined ? '' : `, until ${clockTime(memory.until)}`;
  return `${WHY[memory.why]}, since ${clockTime(memory.since)}${until}`;
}

function taskWords(before: SeenTask | undefined, task: SeenTask): string {
  if (before === undefined) {
    const targets = (task.targets ?? []).map(targetWords);
    return `${taskName(task)} came, ${[task.status ?? 'unknown', ...targets].join(', ')}`;
  }
  const said: string[] = [];
  if (task.status !== undefined) said.push(`${before.status ?? 'unknown'} → ${task.status}`);
  if (task.stopping) said.push('to be stopped');
  for (const target of task.targets ?? []) {
    const known = before.targets?.find(
      ({ group, ip, port }) => group === target.group && ip === target.ip && port === target.port,
    );
    if (known?.state === target.state && known !== undefined) continue;
    said.push(
      known?.state === undefined
        ? targetWords(target)
        : `${targetWords(known)} → ${target.state ?? 'unknown'}`,
    );
  }
  return `${taskName(before)}: ${said.join(', ') || 'changed'}`;
}

function wentWords(before: SeenTask | undefined, { id, at, reason, exit }: WentTask): string {
  const when = at === undefined ? '' : ` at ${clockTime(Date.parse(at))}`;
  const code = exit === undefined ? '' : `exit code ${exit}`;
  const how = [reason?.replace(/\.$/, ''), code].filter(Boolean).join(', ');
  return `${taskName(before ?? { id })} ended${when}${how === '' ? '' : ` (${how})`}`;
}

/** `web × 2, nightly`. */
function tally(names: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].map(([name, many]) => (many === 1 ? name : `${name} × ${many}`)).join(', ');
}
