// Arbitrary plans that nothing justifies: any action, for any instance there is or is not, with any claim. As numbers that are
// counted round what the account holds, so that they shrink; hostile-plan.ts makes actions of them.
import fc from 'fast-check';
import type { ActionKind } from '#model/plan.ts';

export interface HostileAction {
  readonly kind: ActionKind;
  /** Whom it is for: counted round all instances of the account, bystanders and other clusters included, and one more. */
  readonly host: number;
  /** Whether it is for one of those in whose state such an action could be right, where there are any. */
  readonly apt: boolean;
  /** Whom its ARNs, tasks and targets are of; undefined: of the same. */
  readonly other?: number;
  readonly task: number;
  readonly group: 'hosts' | 'spot' | 'elsewhere' | undefined;
  readonly hook: 'sluice-drain' | 'other-hook';
  readonly forced: boolean;
  /** Of a kind's own claims: cached membership, force, lower, correct. */
  readonly claim: boolean;
  readonly memory: string;
  readonly deadlineMs?: number;
}

const kinds: readonly ActionKind[] = [
  // More often than others: what goes together must be asked for together, or budgets have nothing to hold.
  ...([
    'drain',
    'drain',
    'drain',
    'drain',
    'unprotect',
    'stopTask',
    'deregister',
    'completeHook',
    'completeHook',
  ] as const),
  ...([
    'protect',
    'unprotect',
    'record',
    'putHook',
    'drain',
    'activate',
    'remember',
    'removeTarget',
  ] as const),
  ...([
    'restoreTarget',
    'quiesce',
    'stopTask',
    'deregister',
    'standby',
    'end',
    'lowerTarget',
    'grow',
  ] as const),
  ...(['terminate', 'heartbeat', 'completeHook'] as const),
];

/**
 * `SINCE` is put in as a memory has it. None of an interruption, and none of a sick host: that is the gate's own proof, after a restart,
 * of signs that have been seen, and by it what AWS takes waits for no pause and no budget.
 */
export const memories = [
  'v1:person:SINCE:-:-',
  'v1:refresh:SINCE:-:-',
  'v1:scalein:SINCE:-:-',
  'v1:rebalance:SINCE:-:-',
  'v1:hook:SINCE:-:-',
  'v9:future',
  '',
] as const;

const action: fc.Arbitrary<HostileAction> = fc.record(
  {
    kind: fc.constantFrom(...kinds),
    host: fc.nat(7),
    apt: fc.boolean(),
    // Mostly of the same instance: what is wrong in two ways is refused for the first of them.
    other: fc.option(fc.nat(7), { nil: undefined, freq: 6 }),
    task: fc.nat(3),
    group: fc.option(fc.constantFrom('hosts', 'spot', 'elsewhere'), { nil: undefined, freq: 4 }),
    hook: fc.constantFrom('sluice-drain', 'other-hook'),
    forced: fc.boolean(),
    claim: fc.boolean(),
    memory: fc.constantFrom(...memories),
    deadlineMs: fc.integer({ min: -60_000, max: 120_000 }),
  },
  { requiredKeys: ['kind', 'host', 'apt', 'task', 'group', 'hook', 'forced', 'claim', 'memory'] },
) as fc.Arbitrary<HostileAction>;

/** What happens to an instance before it is looked at, or after. */
export interface Happening {
  readonly host: number;
  readonly what: (typeof befallings)[number] | (typeof brakes)[number];
  readonly memory: string;
}

const befallings = [
  'ends',
  'noticed',
  'silent',
  'wished',
  'wished',
  'wished',
  'wished',
  'drained',
  'moved',
] as const;
/** They hold nearly everything back, so that little else is asked. */
const brakes = ['paused', 'frozen', 'owned'] as const;

const happening: fc.Arbitrary<Happening> = fc.record({
  host: fc.nat(7),
  what: fc.oneof(
    { weight: 24, arbitrary: fc.constantFrom(...befallings) },
    { weight: 1, arbitrary: fc.constantFrom(...brakes) },
  ),
  memory: fc.constantFrom(...memories),
});

/**
 * What the gate reads again before it lets anything out. That somebody else drains another instance of the pool, or EC2 takes
 * one, between the reading of the account and a drain of ours is counted by the next reading only.
 */
const meanwhile: fc.Arbitrary<Happening> = fc.record({
  host: fc.nat(7),
  what: fc.constantFrom('moved', 'wished', ...brakes),
  memory: fc.constantFrom(...memories),
});

export interface Round {
  readonly before: readonly Happening[];
  /** After the account was read, and before the plan comes. */
  readonly between: readonly Happening[];
  readonly staleMs: number;
  readonly actions: readonly HostileAction[];
  /** The same once more, at the same moment. */
  readonly doubled: boolean;
  /** When it claims to have been decided, before now. */
  readonly ageMs: number;
  /** By a process that has just started. */
  readonly restart: boolean;
}

export const rounds: fc.Arbitrary<Round[]> = fc.array(
  fc.record({
    before: fc.array(happening, { minLength: 1, maxLength: 4 }),
    between: fc.array(meanwhile, { maxLength: 1 }),
    staleMs: fc.constantFrom(0, 1_000, 5_000, 60_000),
    actions: fc.array(action, { minLength: 8, maxLength: 40, size: 'max' }),
    doubled: fc.boolean(),
    ageMs: fc.constantFrom(0, 3_000, 86_400_000),
    restart: fc.boolean(),
  }),
  { minLength: 1, maxLength: 4, size: 'max' },
);
