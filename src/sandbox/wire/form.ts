// Form-encoded parameters of the query protocols as a tree: `Filter.1.Value.2=x` is four steps deep.
// Knows no schema and no protocol.

export interface FormNode {
  value?: string;
  /** Whoever read the form knew what this value is for. */
  taken?: boolean;
  readonly children: Map<string, FormNode>;
}

const deepestKey = 64;

/** Parses `a=b&c.1=d`. Returns undefined for what no client encodes: broken escapes, no name, absurd depth. */
export function parseForm(text: string): FormNode | undefined {
  const root = node();
  for (const pair of text.split('&')) {
    if (pair === '') continue;
    const equals = pair.indexOf('=');
    const key = decode(equals < 0 ? pair : pair.slice(0, equals));
    const value = equals < 0 ? '' : decode(pair.slice(equals + 1));
    const steps = key?.split('.') ?? [];
    if (!key || value === undefined || steps.length > deepestKey) return undefined;
    descend(root, steps).value = value;
  }
  return root;
}

/** The numbered children of a list or map, in the order of their numbers. */
export function numbered(list: FormNode): FormNode[] {
  return [...list.children]
    .filter(([key]) => /^\d+$/.test(key))
    .sort(([a], [b]) => Number(a) - Number(b))
    .map(([, child]) => child);
}

function descend(root: FormNode, steps: readonly string[]): FormNode {
  let at = root;
  for (const step of steps) {
    const next = at.children.get(step) ?? node();
    at.children.set(step, next);
    at = next;
  }
  return at;
}

function node(): FormNode {
  return { children: new Map() };
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    // A broken percent escape: the caller answers MalformedQueryString.
    return undefined;
  }
}
