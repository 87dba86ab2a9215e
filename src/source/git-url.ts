// Where a repository is, taken apart: what git may see on its command line, and what nobody may see. Pure.
import { isIP } from 'node:net';
import { isAbsolute, resolve } from 'node:path';
import { printable } from '#lib/document-problem.ts';

export type Transport = 'https' | 'http' | 'ssh' | 'git' | 'file';

export interface Credentials {
  readonly username: string;
  readonly password: string;
}

export interface GitPlace {
  /** Without any credentials: for arguments, messages and logs. */
  readonly url: string;
  readonly transport: Transport;
  /** Of https and http alone; ssh has keys of its own. */
  readonly credentials?: Credentials;
}

/** Where credentials come from when they are not in the URL, where everybody sees them in the list of processes. */
export const USERNAME = 'SLUICE_GIT_USERNAME';
export const PASSWORD = 'SLUICE_GIT_PASSWORD';

const PLACES = 'an https or ssh URL, user@host:path, or a path on this machine';
const KNOWN: Readonly<Record<string, Transport | undefined>> = {
  'https:': 'https',
  'http:': 'http',
  'ssh:': 'ssh',
  'git:': 'git',
  'file:': 'file',
};

type Environment = Readonly<Record<string, string | undefined>>;

/** Throws a sentence that never has the text in it: it may hold a password. */
export function parseGitUrl(text: string, environment: Environment = {}): GitPlace {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
  if (text === '' || text.startsWith('-') || /[\u0000-\u0020\u007f]/.test(text))
    throw new Error(`--git takes ${PLACES}, without blanks`);
  if (/^[a-z][a-z0-9+.-]*::?\/\//i.test(text)) return fromUrl(text, environment);
  // As git reads it: a colon before any slash, and not a helper such as ext::.
  const [, host = '', path = ''] = /^([^/:]+):([^:].*)$/.exec(text) ?? [];
  if (host !== '') return fromScp(host, path);
  if (text.includes('::')) throw new Error(`--git takes ${PLACES}; other helpers of git are not called`);
  return { url: isAbsolute(text) ? text : resolve(text), transport: 'file' };
}

function fromUrl(text: string, environment: Environment): GitPlace {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    throw new Error(`--git is no URL that can be read; give ${PLACES}`);
  }
  const transport = KNOWN[url.protocol];
  if (transport === undefined)
    throw new Error(`--git takes ${PLACES}; ${printable(url.protocol)}// is not followed`);
  if (url.search !== '' || url.hash !== '')
    throw new Error(`--git takes no ? and no # in its URL; a token goes into ${PASSWORD}`);
  if (url.hostname.startsWith('-')) throw new Error(`--git: no host begins with a dash; give ${PLACES}`);
  if ((transport === 'http' || transport === 'git') && !isLoopback(url.hostname))
    throw new Error(
      `--git: ${transport} is neither secret nor safe from changes on the way; use https or ssh (${transport} is for loopback)`,
    );
  if (transport === 'ssh') return fromSsh(url);
  const credentials =
    transport === 'https' || transport === 'http' ? credentialsOf(url, environment) : undefined;
  url.username = '';
  url.password = '';
  return { url: url.href, transport, ...(credentials && { credentials }) };
}

/** Whose key opens is no secret; a password ssh would ask a person for. */
function fromSsh(url: URL): GitPlace {
  if (url.password !== '') throw new Error('--git: ssh takes no password from a URL; use a key of ssh');
  if (url.username.startsWith('-')) throw new Error('--git: no user of ssh begins with a dash');
  return { url: url.href, transport: 'ssh' };
}

function fromScp(host: string, path: string): GitPlace {
  if (host.slice(host.lastIndexOf('@') + 1).startsWith('-') || /@.*@/.test(host))
    throw new Error(`--git: that is no host of ssh; give ${PLACES}`);
  return { url: `${host}:${path}`, transport: 'ssh' };
}

function isLoopback(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '');
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}

/** A URL goes before the environment, as it names this very repository. */
function credentialsOf(url: URL, environment: Environment): Credentials | undefined {
  const fromText = { username: decoded(url.username), password: decoded(url.password) };
  const username = fromText.username || environment[USERNAME] || '';
  const password = fromText.password || (fromText.username === '' ? environment[PASSWORD] : '') || '';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: git would read them as another answer
  if (/[\u0000-\u001f\u007f]/.test(username + password))
    throw new Error('--git: a user name or password has a line break or another control character in it');
  if (username === '' && password === '') return undefined;
  // Whoever takes a token as the password takes any name with it, but not none.
  return { username: username || 'git', password };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new Error(
      '--git: the user name or password has a % that stands for nothing; write %25 for a % itself',
    );
  }
}

/** What git or a server says, without what nobody may see; safe for a terminal. */
export function redact(text: string, { credentials }: Pick<GitPlace, 'credentials'>): string {
  // A name alone is a token, as https://TOKEN@host has it.
  const { username = '', password = '' } = credentials ?? {};
  const secrets = password === '' ? [username] : [password];
  const pair = Buffer.from(`${username}:${password}`).toString('base64');
  const hidden = [...secrets, ...secrets.map(encodeURIComponent), ...(credentials ? [pair] : [])]
    .filter((secret) => secret !== '')
    .reduce((shown, secret) => shown.replaceAll(secret, '***'), text);
  return printable(hidden.replace(/\b(https?:\/\/)[^\s/@]+@/gi, '$1***@'));
}

/** A branch or tag that git can have; throws a sentence otherwise. */
export function assertFollowable(ref: string): void {
  if (/^[0-9a-f]{40,64}$/.test(ref))
    throw new Error('--ref takes a branch or a tag to follow; a commit never changes');
  const isName =
    /^[^-./\s~^:?*[\\][^\s~^:?*[\\]*$/.test(ref) &&
    !/\.\.|@\{|\/\/|\/\.|[/.]$|\.lock$|\.lock\//.test(ref) &&
    isPlain(ref);
  if (!isName) throw new Error('--ref takes a branch or a tag, such as main');
}

/** The folder or file in the tree, without a way out of it; `` is its root. Throws a sentence otherwise. */
export function pathInTree(path: string): string {
  if (isAbsolute(path) || path.split(/[/\\]/).includes('..') || !isPlain(path))
    throw new Error(
      '--path takes a folder or a file of the repository, such as clusters, and nothing outside of it',
    );
  return path
    .split('/')
    .filter((part) => part !== '' && part !== '.')
    .join('/');
}

const isPlain = (text: string) => printable(text) === text;
