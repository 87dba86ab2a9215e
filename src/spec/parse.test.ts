import { describe, expect, test } from 'vitest';
import { renderProblem } from '#lib/document-problem.ts';
import { parseClusterSpecs } from './parse.ts';

const head = `apiVersion: sluice.dev/v1alpha1
kind: ClusterSpec
metadata: {name: web}
spec:
  account: "111122223333"
  region: ap-northeast-1
  cluster: web-prod
`;

const source = (text: string) => ({ file: 'f.yaml', bytes: new TextEncoder().encode(text) });
const parse = (text: string) => parseClusterSpecs([source(text)]);
/** What is wrong with a spec whose eighth line on is `body`. */
const mistakes = (body: string) => parse(head + body).problems.map(renderProblem);

test('a spec without mistakes is frozen, and has its defaults but nothing that has none', () => {
  const body =
    '  pools:\n    - {name: a, autoScalingGroup: {name: g}, lifecycleHook: {name: h}}\n  refresh: {on: [ami]}\n';
  const { specs, problems } = parse(head + body);
  expect(problems).toEqual([]);
  const [parsed] = specs;
  expect(parsed?.origin).toEqual({ file: 'f.yaml', line: 1 });
  expect(parsed?.spec.spec).toEqual({
    account: '111122223333',
    region: 'ap-northeast-1',
    cluster: 'web-prod',
    mode: 'observe',
    pools: [
      {
        name: 'a',
        autoScalingGroup: { name: 'g' },
        lifecycleHook: { name: 'h', manage: false },
        onRebalance: 'ignore',
      },
    ],
    refresh: { on: ['ami'], surge: 1 },
  });
  expect(Object.isFrozen(parsed?.spec.spec.pools?.[0]?.autoScalingGroup)).toBe(true);
});

test.each([
  [
    'what the cluster can do without goes by it',
    'mode: scale\n  scaleIn: {consolidate: true}',
    'limits: {max: 2}',
  ],
  ['below mode scale nothing goes yet', 'mode: drain\n  scaleIn: {stableFor: 5m}', 'limits: {max: 2}'],
  ['what EC2 recommends to replace goes by it', 'refresh: {surge: 2}', 'onRebalance: replace'],
])('a rule that names no reason of its own is fine where it has one: %s', (_, rule, of) => {
  expect(mistakes(`  ${rule}\n  pools: [{name: a, autoScalingGroup: {name: g}, ${of}}]\n`)).toEqual([]);
});

describe('each mistake is named with file, line, column, path, and what was expected', () => {
  test.each<[name: string, body: string, line: string]>([
    [
      'an unknown key',
      '  evnets: {queue: x}\n',
      '8:3  spec.evnets: is not a known field; did you mean events?',
    ],
    [
      'a key that resembles none',
      '  zzz: 1\n',
      '8:3  spec.zzz: is not a known field; known here: account, region, cluster, assumeRole, mode, events, workloads, pools, scaleOut, scaleIn, schedules, disruption, …',
    ],
    [
      'a wrong word',
      '  mode: drian\n',
      '8:9  spec.mode: expected one of observe, protect, drain, scale, got "drian"; did you mean drain?',
    ],
    [
      'a number for text',
      '  events: {queue: 12}\n',
      '8:19  spec.events.queue: expected text of at most 255 characters, got 12; put it in quotes',
    ],
    [
      'a number without unit',
      '  scaleIn: {stableFor: 15}\n',
      '8:24  spec.scaleIn.stableFor: expected a duration such as 30s, 15m or 1h30m, got 15',
    ],
    [
      'an endless duration',
      '  scaleIn: {stableFor: 99999d}\n',
      '8:24  spec.scaleIn.stableFor: expected a duration of at most 3650d; write it such as 30s, 15m or 1h30m',
    ],
    ['a null', '  events:\n', '8:3  spec.events: has no value; give a mapping of fields, or remove the key'],
    [
      'a null in place of a required value',
      '  events: {queue: ~}\n',
      '8:19  spec.events.queue: has no value; give text of at most 255 characters',
    ],
    [
      'a blank',
      '  events: {queue: "  "}\n',
      '8:19  spec.events.queue: is blank; give it a value, or remove the key',
    ],
    [
      'an empty text',
      '  events: {queue: ""}\n',
      '8:19  spec.events.queue: is blank; give text of at most 255 characters',
    ],
    [
      'a list for a mapping',
      '  events: [a]\n',
      '8:11  spec.events: expected a mapping of fields, got a list',
    ],
    [
      'something missing',
      '  assumeRole: {externalId: abc}\n',
      '8:15  spec.assumeRole.arn: is missing; give text such as arn:aws:iam::111122223333:role/sluice',
    ],
    [
      'nothing to match',
      '  workloads: [{match: {}}]\n',
      '8:23  spec.workloads[0].match: expected at least 1 field, got 0',
    ],
    [
      'a percentage above 100',
      '  pools: [{name: a, autoScalingGroup: {name: g}, headroom: 101%}]\n',
      '8:60  spec.pools[0].headroom: expected a whole number from 0 to 10000 or a percentage such as 10%, got "101%"',
    ],
    [
      'a fraction for int-or-string',
      '  pools: [{name: a, autoScalingGroup: {name: g}, headroom: 1.5}]\n',
      '8:60  spec.pools[0].headroom: expected a whole number from 0 to 10000 or a percentage such as 10%, got 1.5',
    ],
    [
      'a number above 10,000',
      '  refresh: {on: [ami], surge: 10001}\n',
      '8:31  spec.refresh.surge: expected a whole number from 0 to 10000, got 10001',
    ],
    [
      'a name that is too long',
      `  events: {queue: ${'q'.repeat(256)}}\n`,
      '8:19  spec.events.queue: expected at most 255 characters, got 256; shorten it',
    ],
    [
      'min above max',
      '  pools: [{name: a, autoScalingGroup: {name: g}, limits: {min: 5, max: 2}}]\n',
      '8:64  spec.pools[0].limits.min: 5 is above max, which is 2; lower min or raise max',
    ],
    [
      'a pool of nothing',
      '  pools: [{name: a}]\n',
      '8:11  spec.pools[0]: the pool names no source of instances; name exactly one of autoScalingGroup and spotFleet',
    ],
    [
      'a pool of two things',
      '  pools: [{name: a, autoScalingGroup: {name: g}, spotFleet: {id: sfr-1}}]\n',
      '8:50  spec.pools[0].spotFleet: the pool also names an autoScalingGroup; name exactly one of autoScalingGroup and spotFleet',
    ],
    [
      'a hook on a Spot Fleet',
      '  pools: [{name: a, spotFleet: {id: sfr-1}, lifecycleHook: {name: h}}]\n',
      '8:45  spec.pools[0].lifecycleHook: a Spot Fleet has no lifecycle hooks; remove it: notices are acted on',
    ],
    [
      'a group in two pools',
      '  pools:\n    - {name: a, autoScalingGroup: {name: g}}\n    - {name: b, autoScalingGroup: {name: g}}\n',
      '10:42  spec.pools[1].autoScalingGroup.name: the Auto Scaling group "g" is already in a pool at f.yaml:9; leave it in one pool',
    ],
    [
      'a fleet in two pools',
      '  pools:\n    - {name: a, spotFleet: {tag: {x: y}}}\n    - {name: b, spotFleet: {tag: {x: y}}}\n',
      '10:38  spec.pools[1].spotFleet.tag.x: the Spot Fleet tagged "x": "y" is already in a pool at f.yaml:9; leave it in one pool',
    ],
    [
      'a pool name twice',
      '  pools:\n    - {name: a, autoScalingGroup: {name: g}}\n    - {name: a, autoScalingGroup: {name: h}}\n',
      '10:14  spec.pools[1].name: the name "a" is already used by pools[0]; give each pool a name of its own',
    ],
    [
      'a fallback to nowhere',
      '  pools: [{name: spot, autoScalingGroup: {name: g}, fallback: spto}]\n',
      '8:63  spec.pools[0].fallback: there is no pool "spto"; did you mean spot?',
    ],
    [
      'a fallback to itself',
      '  pools: [{name: spot, autoScalingGroup: {name: g}, fallback: spot}]\n',
      '8:63  spec.pools[0].fallback: the pool falls back to itself; name another pool, or remove it',
    ],
    [
      'thresholds that meet',
      '  scaleOut: {reservation: {cpu: 70}}\n  pools: [{name: a, autoScalingGroup: {name: g}, scaleIn: {reservation: {cpu: 70}}}]\n',
      '9:79  spec.pools[0].scaleIn.reservation.cpu: scale-in at 70 % is not below scale-out at 70 %; scale in below what scales out, or instances come and go',
    ],
    [
      'thresholds of the whole spec',
      '  scaleOut: {reservation: {memory: 50}}\n  scaleIn: {reservation: {memory: 60}}\n',
      '9:35  spec.scaleIn.reservation.memory: scale-in at 60 % is not below scale-out at 50 %; scale in below what scales out, or instances come and go',
    ],
    [
      'a refresh on nothing',
      '  refresh: {surge: 2}\n',
      '8:3  spec.refresh: nothing is refreshed: it does not say on what; add `on: [launchTemplate]`, `on: [ami]` or both, or remove refresh',
    ],
    [
      'a schedule for no pool',
      '  schedules: [{name: s, cron: "0 0 * * *", duration: 1h, min: 1, pool: a}]\n',
      '8:72  spec.schedules[0].pool: there is no pool "a"; this document has no pools',
    ],
    [
      'a schedule that changes nothing',
      '  pools: [{name: a, autoScalingGroup: {name: g}}]\n  schedules: [{name: s, cron: "0 0 * * *", duration: 1h, pool: a}]\n',
      '9:15  spec.schedules[0]: it changes nothing; give it a min, a max or both',
    ],
    [
      'a schedule that asks for more than its pool may have',
      '  pools: [{name: a, autoScalingGroup: {name: g}, limits: {max: 5}}]\n  schedules: [{name: s, cron: "0 0 * * *", duration: 1h, pool: a, min: 6}]\n',
      '9:72  spec.schedules[0].min: 6 is above the max of pool a, which is 5; give the schedule both, or change those of the pool',
    ],
    [
      'a schedule that leaves less than its pool must have',
      '  pools: [{name: a, autoScalingGroup: {name: g}, limits: {min: 5}}]\n  schedules: [{name: s, cron: "0 0 * * *", duration: 1h, pool: a, max: 4}]\n',
      '9:72  spec.schedules[0].max: 4 is below the min of pool a, which is 5; give the schedule both, or change those of the pool',
    ],
    [
      'a schedule that asks for its hosts long before',
      '  pools: [{name: a, autoScalingGroup: {name: g}}]\n  schedules: [{name: s, cron: "0 0 * * *", duration: 1h, lead: 7h, pool: a, min: 6}]\n',
      '9:64  spec.schedules[0].lead: 7h is more than 6h; give it as long as a host takes from its launch until tasks run on it',
    ],
    [
      'a schedule that never ends',
      '  pools: [{name: a, autoScalingGroup: {name: g}}]\n  schedules: [{name: s, cron: "0 0 * * *", duration: 24h, pool: a, min: 4}]\n',
      '9:54  spec.schedules[0].duration: its window of 24h opens again before it closes: it never ends; shorten it, or give the pool these limits',
    ],
    [
      'a base that the pool may never have',
      '  pools: [{name: a, autoScalingGroup: {name: g}, base: 4, limits: {max: 3}}]\n',
      '8:56  spec.pools[0].base: 4 is above limits.max of the pool, which is 3; lower it, or raise limits.max',
    ],
    [
      'headroom beside which nothing can run',
      '  pools: [{name: a, autoScalingGroup: {name: g}, headroom: 3, limits: {max: 3}}]\n',
      '8:60  spec.pools[0].headroom: 3 can never be kept free beside what runs: limits.max of the pool, which is 3; lower it, or raise limits.max',
    ],
    [
      'a loss that leaves nothing, in windows neither',
      '  pools: [{name: a, autoScalingGroup: {name: g}, surviveLossOf: 6, limits: {max: 3}}]\n  schedules: [{name: s, cron: "0 0 * * *", duration: 1h, pool: a, max: 6}]\n',
      '8:65  spec.pools[0].surviveLossOf: the loss of 6 leaves nothing: limits.max of the pool, and in windows, which is 6; lower it, or raise limits.max',
    ],
    [
      'what shall be free of a fleet that may not grow, as nothing says how far',
      '  pools: [{name: a, spotFleet: {id: sfr-12345678-1234-1234-1234-123456789012}, headroom: 1}]\n',
      '8:90  spec.pools[0].headroom: nothing says how far this Spot Fleet may grow for it; give the pool limits.max',
    ],
    [
      'shares of which nobody gets any',
      '  pools: [{name: a, autoScalingGroup: {name: g}, weight: 0}, {name: b, autoScalingGroup: {name: h}, weight: 0}]\n',
      '8:58  spec.pools[0].weight: no pool that has a weight has one above 0: none of them gets a share of what is added; give at least one pool more than 0, or leave weight out: then pools grow in their order',
    ],
    [
      'reports on the queue of events',
      '  events: {queue: sluice-events}\n  scaleOut: {shortageQueue: "https://sqs.ap-northeast-1.amazonaws.com/111122223333/sluice-events"}\n',
      '9:29  spec.scaleOut.shortageQueue: sluice-events is the queue of spec.events: notices would be lost; give reports a queue of their own',
    ],
    [
      'more headroom than anybody has',
      '  pools: [{name: a, autoScalingGroup: {name: g}, headroom: 10001}]\n',
      '8:60  spec.pools[0].headroom: expected a whole number from 0 to 10000 or a percentage such as 10%, got 10001',
    ],
    [
      'a schedule whose least is above its most',
      '  pools: [{name: a, autoScalingGroup: {name: g}}]\n  schedules: [{name: s, cron: "0 0 * * *", duration: 1h, pool: a, min: 4, max: 3}]\n',
      '9:72  spec.schedules[0].min: 4 is above max, which is 3; lower min or raise max',
    ],
    [
      'pools that fall back to each other',
      '  pools: [{name: a, autoScalingGroup: {name: g}, fallback: b}, {name: b, autoScalingGroup: {name: h}, fallback: c}, {name: c, autoScalingGroup: {name: i}, fallback: b}]\n',
      '8:166  spec.pools[2].fallback: b falls back to c; one of them comes first: remove its opposite',
    ],
    [
      'a budget without duration',
      '  disruption: {budgets: [{max: 0, cron: "0 0 * * *"}]}\n',
      '8:35  spec.disruption.budgets[0].cron: there is a cron but no duration; say with duration how long it holds',
    ],
    [
      'a budget without cron',
      '  disruption: {budgets: [{max: 0, duration: 1h}]}\n',
      '8:35  spec.disruption.budgets[0].duration: there is a duration but no cron; say with cron when it begins, or use per for a rolling window',
    ],
    [
      'a window above an hour',
      '  disruption: {budgets: [{max: 1, per: 61m}]}\n',
      '8:40  spec.disruption.budgets[0].per: expected a window of more than 0s and at most 1h, got "61m"',
    ],
    [
      'a time zone that is none',
      '  disruption: {budgets: [{max: 0, cron: "0 0 * * *", duration: 1h, timeZone: Asia/Tokio}]}\n',
      '8:78  spec.disruption.budgets[0].timeZone: there is no time zone "Asia/Tokio"; give an IANA name such as Asia/Tokyo or UTC',
    ],
    [
      'an offset as time zone',
      '  disruption: {budgets: [{max: 0, cron: "0 0 * * *", duration: 1h, timeZone: "+09:00"}]}\n',
      '8:78  spec.disruption.budgets[0].timeZone: there is no time zone "+09:00"; give an IANA name such as Asia/Tokyo or UTC',
    ],
    [
      'a cron that is none',
      '  disruption: {budgets: [{max: 0, cron: "0 25 * * *", duration: 1h}]}\n',
      '8:41  spec.disruption.budgets[0].cron: cannot be read as cron: hour: 25 is not from 0 to 23; write it such as 30 20 * * SUN',
    ],
    [
      'a cron of six fields',
      '  disruption: {budgets: [{max: 0, cron: "0 0 0 * * *", duration: 1h}]}\n',
      '8:41  spec.disruption.budgets[0].cron: expected five cron fields such as 30 20 * * SUN, got "0 0 0 * * *"',
    ],
    [
      'a budget that forbids every way out',
      '  disruption: {budgets: [{max: "0%"}]}\n',
      '8:32  spec.disruption.budgets[0].max: this budget forbids every way out: no instance may ever be drained, replaced or released; say with cron and duration when it holds, or with reasons for what; to hold everything for a while use `sluice pause`',
    ],
    [
      'a role of another account',
      '  assumeRole: {arn: "arn:aws:iam::999900001111:role/x"}\n',
      '8:21  spec.assumeRole.arn: the role belongs to account 999900001111, the cluster to 111122223333; give a role of the account that holds the cluster',
    ],
  ])('%s', (_name, body, line) => {
    expect(mistakes(body)).toEqual([`f.yaml:${line}`]);
  });

  test.each([
    ['base, headroom and losses within the most', 'base: 3, headroom: 2, surviveLossOf: 2, limits: {max: 3}'],
    ['asking for nothing within a most of nothing', 'headroom: 0, surviveLossOf: 0, limits: {max: 0}'],
    ['headroom without a most', 'headroom: 500, base: 500'],
    ['headroom as a share', 'headroom: 100%, limits: {max: 3}'],
    ['one pool with a share', 'weight: 0}, {name: b, autoScalingGroup: {name: h}, weight: 1'],
  ])('fine: %s', (_, fields) => {
    expect(mistakes(`  pools: [{name: a, autoScalingGroup: {name: g}, ${fields}}]\n`)).toEqual([]);
  });

  test('a window that leaves an hour of the week closed does end', () => {
    const pools = '  pools: [{name: a, autoScalingGroup: {name: g}}]\n';
    const schedule = '{name: s, cron: "0 1 * * SUN", duration: 167h, pool: a, max: 4}';
    expect(mistakes(`${pools}  schedules: [${schedule}]\n`)).toEqual([]);
  });

  test('a schedule with every mistake, all at once and in order', () => {
    const pools = '  pools: [{name: web, autoScalingGroup: {name: g}}]\n';
    const schedule = '{name: s, cron: "61 * * * *", timeZone: Mars, duration: 0s, pool: wbe, min: 3, max: 1}';
    expect(
      mistakes(`${pools}  schedules:\n    - ${schedule}\n    - {name: s}\n`).map(
        (line) => line.split('  ')[1]?.split(':')[0],
      ),
    ).toEqual([
      'spec.schedules[0].cron',
      'spec.schedules[0].timeZone',
      'spec.schedules[0].duration',
      'spec.schedules[0].pool',
      'spec.schedules[0].min',
      'spec.schedules[1].cron',
      'spec.schedules[1].duration',
      'spec.schedules[1].pool',
      'spec.schedules[1]',
      'spec.schedules[1].name',
    ]);
  });
});

test('an account without quotes is a number, and that is said', () => {
  const { problems } = parse(head.replace('"111122223333"', '111122223333'));
  expect(problems.map(renderProblem)).toEqual([
    'f.yaml:5:12  spec.account: expected twelve digits in quotes, such as "111122223333", got 111122223333; put it in quotes',
  ]);
});

test('what a value holds cannot move the cursor of a terminal', () => {
  const [line] = mistakes('  mode: "\u202edrain"\n');
  expect(line).toContain('got "\\u{202e}drain"');
});

test('thousands of unknown keys are each told, in linear time', () => {
  const keys = Array.from({ length: 8_000 }, (_, index) => `  key${index}: x\n`).join('');
  expect(mistakes(keys)).toHaveLength(8_000);
});
