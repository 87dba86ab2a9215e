// A row of small bars for a terminal, one for each number. Knows no noun.
const BARS = ['·', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'] as const;

/** `most` fills a bar; nothing is a dot, and whatever is more than nothing is seen. */
export function bars(values: readonly number[], most: number): string {
  const bar = (n: number) => (n <= 0 ? BARS[0] : BARS[Math.max(1, Math.round((n / most) * 8))]!);
  return values.map(bar).join('');
}
