// The sandbox's own pages under /_sluice/: what it counted, what is there, and a hand on its clock and its troubles.
import { quoteValue } from '#lib/document-problem.ts';
import { closestTo } from '#lib/document-suggest.ts';
import { tryParseDurationMs } from '#lib/duration.ts';
import { orderFault } from './control-fault.ts';
import { stateOf } from './control-state.ts';
import type { Control, ControlResponse } from './http.ts';
import type { RealTime } from './realtime.ts';
import type { Sandbox } from './sandbox.ts';
import type { Scenario } from './scenario/generated/scenario.ts';
import { type CallLog, countCalls } from './wire/calls.ts';
import { loadedService, loadServices } from './wire/services.ts';
import { serviceNames } from './wire/table.ts';
import { writeSettings } from './world/read-settings.ts';
import { clearTroubles } from './world/troubles.ts';

export interface Controlled {
  readonly sandbox: Sandbox;
  readonly scenario: Scenario;
  readonly time: RealTime;
}

interface Asked {
  readonly query: URLSearchParams;
  readonly body: string;
}

type Page = (it: Controlled, asked: Asked) => ControlResponse | Promise<ControlResponse>;

/** By path, then by method. */
const pages: Readonly<Record<string, Readonly<Record<string, Page>>>> = {
  '/_sluice/report': { GET: ({ sandbox }) => json(sandbox.report()) },
  '/_sluice/calls': { GET: (it, { query }) => calls(it, query) },
  '/_sluice/state': { GET: ({ sandbox }) => json(stateOf(sandbox.world, sandbox.bugs)) },
  '/_sluice/settings': { GET: ({ sandbox }) => json(writeSettings(sandbox.world.settings)) },
  '/_sluice/clock': { GET: (it) => json(clockOf(it)), POST: (it, { body }) => setClock(it, body) },
  '/_sluice/faults': { POST: (it, { body }) => fault(it, body) },
  '/_sluice/troubles': { DELETE: ({ sandbox }) => json({ ended: clearTroubles(sandbox.world) }) },
};

/** Answers every path below /_sluice/; one that there is not with a list of those there are. */
export function createControl(it: Controlled): Control {
  return (url, method, body) => {
    it.time.catchUp();
    const [path = '', query = ''] = url.split('?');
    const page = Object.hasOwn(pages, path) ? pages[path] : undefined;
    if (!page) return refuse(404, `there is no page ${path}; there are ${Object.keys(pages).join(', ')}`);
    const answer = Object.hasOwn(page, method) ? page[method] : undefined;
    if (!answer) return refuse(405, `${path} takes ${Object.keys(page).join(' and ')}, not ${method}`);
    return answer(it, { query: new URLSearchParams(query), body });
  };
}

const callFilters = ['service', 'operation', 'mutating'];

async function calls({ sandbox }: Controlled, query: URLSearchParams): Promise<ControlResponse> {
  const strange = [...query.keys()].find((key) => !callFilters.includes(key));
  if (strange !== undefined)
    return refuse(400, `there is no filter ${quoteValue(strange)}; there are ${callFilters.join(', ')}`);
  const mutating = query.get('mutating');
  if (mutating !== null && mutating !== 'true' && mutating !== 'false')
    return refuse(400, `mutating must be true or false, not ${quoteValue(mutating)}`);
  const unknown = await unknownName(sandbox.calls, query);
  if (unknown) return refuse(400, unknown);
  const { start } = sandbox.world.engine;
  const matches = (key: 'service' | 'operation', value: string) => (query.get(key) ?? value) === value;
  const found = sandbox.calls
    .recent()
    .filter((call) => matches('service', call.service) && matches('operation', call.operation))
    .filter((call) => mutating === null || String(call.mutating) === mutating);
  return json({
    counts: query.size > 0 ? countCalls(found) : sandbox.calls.counts(),
    calls: found.map((call) => ({ ...call, atSecond: (call.at - start) / 1000 })),
  });
}

/** A service or operation that neither is served nor was ever asked for: mistyped, it would find nothing for ever. */
async function unknownName(log: CallLog, query: URLSearchParams): Promise<string | undefined> {
  await loadServices();
  const asked = Object.keys(log.counts().byOperation).map((key) => key.split(':'));
  const known = {
    service: [...serviceNames, ...asked.map(([service]) => service!)],
    operation: [...operationNames(), ...asked.map(([, operation]) => operation!)],
  };
  for (const key of ['service', 'operation'] as const) {
    const name = query.get(key);
    if (name === null || known[key].includes(name)) continue;
    const meant = closestTo(name, known[key]);
    const hint = meant ? `did you mean ${meant}?` : `served are ${serviceNames.join(', ')}`;
    return `no ${key} ${quoteValue(name)} is served, and none was asked for; ${hint}`;
  }
  return undefined;
}

const operationNames = () => serviceNames.flatMap((name) => [...loadedService(name)!.operations.keys()]);

function fault({ sandbox, scenario }: Controlled, body: string): ControlResponse {
  const answer = orderFault(sandbox.world, scenario, body);
  if (!('error' in answer)) return json(answer);
  const { status, ...rest } = answer;
  return { ...json(rest), status };
}

function clockOf({ sandbox, time }: Controlled) {
  const { now, start } = sandbox.world.engine;
  return {
    now: new Date(now).toISOString(),
    start: new Date(start).toISOString(),
    atSecond: (now - start) / 1000,
    speed: time.speed,
    paused: time.paused,
  };
}

const WEEK_MS = 7 * 86_400_000;
const clockHint = 'send such as {"advance": "10m"}, {"speed": 10} or {"pause": true}';

/** Any of `pause`, `speed` and `advance`, done in this order; nothing is done when one of them is wrong. */
async function setClock(it: Controlled, body: string): Promise<ControlResponse> {
  const wanted = parseObject(body);
  if (!wanted) return refuse(400, `the body is no JSON object; ${clockHint}`);
  const { advance, speed, pause, ...rest } = wanted;
  const [strange] = Object.keys(rest);
  if (strange !== undefined) return refuse(400, `${quoteValue(strange)} is not known here; ${clockHint}`);
  if (Object.keys(wanted).length === 0) return refuse(400, `nothing is asked for; ${clockHint}`);
  if (pause !== undefined && typeof pause !== 'boolean')
    return refuse(400, `pause must be true or false, not ${quoteValue(pause)}`);
  if (speed !== undefined && !(typeof speed === 'number' && speed > 0 && speed <= 10_000))
    return refuse(400, `speed must be a number from above 0 to 10000, not ${quoteValue(speed)}`);
  const advanceMs = typeof advance === 'string' ? tryParseDurationMs(advance) : undefined;
  if (advance !== undefined && (advanceMs === undefined || advanceMs > WEEK_MS))
    return refuse(400, `advance must be a duration of at most 7d such as 10m, not ${quoteValue(advance)}`);
  if (advanceMs !== undefined && it.time.leapsTo !== undefined) return refuse(409, underWay(it.time.leapsTo));
  if (typeof pause === 'boolean') it.time.setPaused(pause);
  if (typeof speed === 'number') it.time.setSpeed(speed);
  if (advanceMs !== undefined) await it.time.advance(advanceMs);
  return json(clockOf(it));
}

const underWay = (goal: number) =>
  `the clock is on its way to ${new Date(goal).toISOString()} already; ask again when that advance has answered`;

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

const json = (value: unknown): ControlResponse => ({ body: `${JSON.stringify(value, null, 2)}\n` });

const refuse = (status: number, error: string): ControlResponse => ({ ...json({ error }), status });
