// What is followed and what not, and that no credentials come out of it: neither in the URL, nor in what is said.
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { assertFollowable, parseGitUrl, pathInTree, redact } from './git-url.ts';

describe('where a repository is', () => {
  it.each([
    ['https://host.example/a/b.git', 'https', 'https://host.example/a/b.git'],
    ['https://bot:to%40ken@host.example:8443/b', 'https', 'https://host.example:8443/b'],
    ['http://127.0.0.1:80/b', 'http', 'http://127.0.0.1/b'],
    ['http://[::1]:8080/b', 'http', 'http://[::1]:8080/b'],
    ['git://localhost/b', 'git', 'git://localhost/b'],
    ['ssh://git@host.example/b', 'ssh', 'ssh://git@host.example/b'],
    ['git@host.example:a/b.git', 'ssh', 'git@host.example:a/b.git'],
    ['/srv/specs.git', 'file', '/srv/specs.git'],
    ['file:///srv/specs.git', 'file', 'file:///srv/specs.git'],
    ['../specs', 'file', resolve('../specs')],
    ['./a:b', 'file', resolve('./a:b')],
  ])('%s is followed by %s', (text, transport, url) => {
    expect(parseGitUrl(text)).toMatchObject({ transport, url });
  });

  it.each([
    ['', /an https or ssh URL/],
    ['--upload-pack=touch /tmp/x', /without blanks/],
    ['-x', /an https or ssh URL/],
    ['https://u:sesame@host/a b', /without blanks/],
    ['ext::sesame', /other helpers of git are not called/],
    ['ext::https://u:sesame@host/x', /other helpers of git are not called|not followed/],
    ['ftp://u:sesame@host/x', /ftp:\/\/ is not followed/],
    ['http://u:sesame@host.example/x', /http is neither secret nor safe/],
    ['http://127.0.0.1.example/sesame', /http is neither secret/],
    ['git://host.example/x', /use https or ssh/],
    ['https://host/x?access_token=sesame', /a token goes into SLUICE_GIT_PASSWORD/],
    ['https://u:sesame%0a@host/x', /line break or another control character/],
    ['https://u:sesame%zz@host/x', /write %25/],
    ['https://u:sesame@/', /no URL that can be read/],
    ['ssh://u:sesame@host/x', /ssh takes no password/],
    ['ssh://-oProxyCommand=sesame/x', /no host begins with a dash|no URL/],
    ['ssh://-oProxyCommand=sesame@host/x', /no user of ssh begins with a dash/],
    ['-oProxyCommand=sesame@host:x', /an https or ssh URL/],
    ['a@-oProxyCommand=sesame:x', /no host of ssh/],
  ])('%s is refused, in words without a secret', (text, words) => {
    expect(() => parseGitUrl(text)).toThrow(words);
    expect(() => parseGitUrl(text)).not.toThrow(/sesame/);
  });

  it('takes credentials from the URL, else from the environment, and for https and http alone', () => {
    const environment = { SLUICE_GIT_USERNAME: 'robot', SLUICE_GIT_PASSWORD: 'word' };
    const of = (text: string, from = {}) => parseGitUrl(text, from).credentials;
    expect(of('https://bot:to%40ken@host/b', environment)).toEqual({ username: 'bot', password: 'to@ken' });
    expect(of('https://host/b', environment)).toEqual({ username: 'robot', password: 'word' });
    expect(of('https://host/b', { SLUICE_GIT_PASSWORD: 'word' })).toEqual({
      username: 'git',
      password: 'word',
    });
    expect(of('https://token@host/b', environment)).toEqual({ username: 'token', password: '' });
    expect(of('https://host/b')).toBeUndefined();
    expect(of('git@host:b', environment)).toBeUndefined();
    expect(of('/srv/b', environment)).toBeUndefined();
  });
});

it('what git says is shown without secrets, in every form that they take, and cannot move a cursor', () => {
  const place = { credentials: { username: 'bot', password: 'to@ken/1' } };
  const pair = Buffer.from('bot:to@ken/1').toString('base64');
  const said = `no to@ken/1 nor to%40ken%2F1 nor ${pair} at https://other:word@host/x\u001b[2J`;
  expect(redact(said, place)).toBe('no *** nor *** nor *** at https://***@host/x\\u{1b}[2J');
  expect(redact('ask token', { credentials: { username: 'token', password: '' } })).toBe('ask ***');
  expect(redact('plain', {})).toBe('plain');
});

it('refs are names of branches and tags', () => {
  for (const ref of ['main', 'v1.2.3', 'release/2026-11', 'refs/heads/main', 'a+b']) assertFollowable(ref);
  for (const ref of [
    '',
    '-x',
    'a..b',
    'a b',
    'a~1',
    'a^{}',
    'HEAD@{1}',
    'a:b',
    '*',
    '/a',
    'a/',
    'a.lock',
    '.a',
    'a\u0007',
  ])
    expect(() => assertFollowable(ref), ref).toThrow(/takes a branch or a tag/);
  expect(() => assertFollowable('a'.repeat(40))).toThrow(/a commit never changes/);
});

it('paths stay in the tree', () => {
  expect(['.', '', 'a/b/', './a//b', 'a'].map(pathInTree)).toEqual(['', '', 'a/b', 'a/b', 'a']);
  for (const path of ['/etc', '..', 'a/../b', 'a/..', 'a\u0000b', '..\\x'])
    expect(() => pathInTree(path), path).toThrow(/nothing outside of it/);
});
