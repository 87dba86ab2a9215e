// What was said of something last, so that it is not said again while it stays the same. Bounded: forgetting one only
// means that it is said again.
export interface SaidOnce {
  /** Whether `text` is something else than what was said of `key` last; from now on it is what was said. */
  isNews(key: string, text: string): boolean;
  forget(key: string): void;
}

const knownAtMost = 10_000;

export function createSaidOnce(): SaidOnce {
  const said = new Map<string, string>();
  return {
    isNews(key, text) {
      if (said.get(key) === text) return false;
      if (said.size >= knownAtMost) said.clear();
      said.set(key, text);
      return true;
    },
    forget: (key) => void said.delete(key),
  };
}

/** Says each text once. */
export function sayingOnce(say: (text: string) => void): (text: string) => void {
  const said = createSaidOnce();
  return (text) => {
    if (said.isNews(text, text)) say(text);
  };
}
