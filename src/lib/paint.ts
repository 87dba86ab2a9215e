// Colour for terminals, or none at all. Whoever calls decides (NO_COLOR, no terminal): this asks no environment.

export type Colour = 'red' | 'green' | 'yellow' | 'blue' | 'cyan' | 'dim' | 'bold';

export type Paint = (colour: Colour, text: string) => string;

const CODES: Readonly<Record<Colour, readonly [number, number]>> = {
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  blue: [34, 39],
  cyan: [36, 39],
  dim: [2, 22],
  bold: [1, 22],
};

/** Returns a painter; with `enabled` false it returns every text unchanged. */
export function createPaint(enabled: boolean): Paint {
  if (!enabled) return (_colour, text) => text;
  return (colour, text) => {
    const [on, off] = CODES[colour];
    return text === '' ? text : `\u001b[${on}m${text}\u001b[${off}m`;
  };
}
