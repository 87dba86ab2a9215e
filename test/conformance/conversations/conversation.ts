// A conversation: the same questions, in the same order, to either side. What a side calls its things is in the ground.
import type { ServiceName } from '#sandbox/wire/table.ts';
import type { AccountName } from '../account.ts';
import type { Ground } from '../ground.ts';
import type { Answer, Side } from '../side.ts';

export interface Conversation {
  readonly name: string;
  readonly account: AccountName;
  hold(talk: Talk, ground: Ground): Promise<void>;
}

export type Ask = (operation: string, input?: Record<string, unknown>) => Promise<Answer>;

/** Ask a service by its name: `talk.ecs('ListTasks', { cluster })`. */
export type Talk = Readonly<Record<ServiceName, Ask>> & {
  readonly side: Side;
  /** `ecs:ListTasks` of everything that the sandbox models. */
  readonly modelled: ReadonlySet<string>;
};

export function talkTo(side: Side, modelled: ReadonlySet<string>): Talk {
  const services = [...new Set([...modelled].map((call) => call.split(':')[0] as ServiceName))];
  const asks = services.map((service) => [
    service,
    (operation: string, input = {}) => side.ask(service, operation, input),
  ]);
  return { ...Object.fromEntries(asks), side, modelled };
}
