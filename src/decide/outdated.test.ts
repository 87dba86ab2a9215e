// Out of date: only what was read of both the instance and its group says so.
import { describe, expect, it } from 'vitest';
import type { GroupFacts, InstanceFacts } from '#model/observation.ts';
import { anInstance, aPool } from '../../test/support/facts.ts';
import { cannotTell, outdated, type RefreshOn } from './outdated.ts';

const wanted = { id: 'lt-1', version: '$Default', resolved: '12', imageId: 'ami-2', alone: true };
type Own = NonNullable<InstanceFacts['group']>['template'];

function judge(on: RefreshOn | undefined, own: Own, differs: object = {}, imageId?: string) {
  const base = anInstance('a');
  const instance = { ...base, imageId, group: { ...base.group!, template: own } };
  return outdated(on, { instance, group: aPool({ template: { ...wanted, ...differs } }).group! });
}

const template: RefreshOn = ['launchTemplate'];
const version = (of: string) => `launched from version ${of} of lt-1, its group has 12`;

describe('by its launch template', () => {
  const rows: [string, Own, object, string | undefined][] = [
    ['the version of its group', { id: 'lt-1', version: '12' }, {}, undefined],
    ['an older version', { id: 'lt-1', version: '11' }, {}, version('11')],
    ['a version of one digit', { id: 'lt-1', version: '9' }, {}, version('9')],
    ['a version that is no number', { id: 'lt-1', version: '$Latest' }, {}, undefined],
    ['a version that begins as none', { id: 'lt-1', version: 'v11' }, {}, undefined],
    ['a version that ends as none', { id: 'lt-1', version: '11x' }, {}, undefined],
    [
      'another template',
      { id: 'lt-2', version: '12' },
      {},
      'launched from template lt-2, its group has lt-1',
    ],
    ['another of several', { id: 'lt-2', version: '12' }, { alone: false }, undefined],
    ['one of several, older', { id: 'lt-1', version: '11' }, { alone: false }, version('11')],
    ['no template', undefined, {}, undefined],
    ['an unread version wanted', { id: 'lt-1', version: '11' }, { resolved: undefined }, undefined],
  ];
  it.each(rows)('%s', (_, own, differs, words) => expect(judge(template, own, differs)).toBe(words));
});

describe('by its image', () => {
  const old = { id: 'lt-1', version: '11' };
  const rows: [string, RefreshOn | undefined, Own, object, string | undefined, string | undefined][] = [
    ['another', ['ami'], old, {}, 'ami-1', 'its image is ami-1, not ami-2'],
    ['the same', ['ami'], old, {}, 'ami-2', undefined],
    ['not read', ['ami'], old, {}, undefined, undefined],
    ['not known what is wanted', ['ami'], old, { imageId: undefined }, 'ami-1', undefined],
    ['not asked for', [], old, {}, 'ami-1', undefined],
    ['not asked for, but its version is', template, { id: 'lt-1', version: '12' }, {}, 'ami-1', undefined],
    ['nothing asked for', undefined, old, {}, 'ami-1', undefined],
    ['launched without a template', ['ami'], undefined, {}, 'ami-1', 'its image is ami-1, not ami-2'],
    [
      'one of several, alone or not',
      ['ami'],
      undefined,
      { alone: false },
      'ami-1',
      'its image is ami-1, not ami-2',
    ],
    [
      'of another of several templates',
      ['ami'],
      { id: 'lt-2', version: '1' },
      { alone: false },
      'ami-1',
      undefined,
    ],
    ['after its version', ['ami', 'launchTemplate'], old, {}, 'ami-1', version('11')],
    [
      'with its version right',
      ['ami', 'launchTemplate'],
      { id: 'lt-1', version: '12' },
      {},
      'ami-1',
      'its image is ami-1, not ami-2',
    ],
  ];
  it.each(rows)('%s', (_, on, own, differs, image, words) =>
    expect(judge(on, own, differs, image)).toBe(words),
  );
});

it('says nothing where the group has no template, or the instance no group', () => {
  const group: GroupFacts = aPool().group!;
  expect(outdated(template, { instance: anInstance('a'), group })).toBeUndefined();
  expect(outdated(['ami'], { instance: { ...anInstance('a'), imageId: 'ami-1' }, group })).toBeUndefined();
  const alone = anInstance('a', { group: undefined });
  const one = aPool({ template: wanted }).group!;
  expect(outdated(template, { instance: alone, group: one })).toBeUndefined();
  expect(cannotTell(group)).toBe('its group has no launch template: give it one, so that refresh can tell');
  expect(cannotTell(one)).toBeUndefined();
  expect(cannotTell(aPool({ template: { ...wanted, resolved: undefined } }).group!)).toBe(
    'version $Default of its launch template lt-1 could not be read',
  );
});
