// A plot as SVG: several quantities against one size, on logarithmic axes, where what grows in proportion is a line at 45 degrees.
export interface Lines {
  readonly name: string;
  /** What the axes are. */
  readonly x: string;
  readonly y: string;
  readonly lines: readonly {
    readonly name: string;
    readonly points: readonly { readonly x: number; readonly y: number }[];
  }[];
}

const [WIDTH, HEIGHT, LEFT, BOTTOM, TOP, RIGHT] = [720, 420, 70, 60, 40, 190];
const COLOURS = ['#0b6e99', '#c0392b', '#7d6608', '#6c3483'] as const;
/** Told apart without colour as well. */
const DASHES = ['', '6 4', '2 3', '8 3 2 3'] as const;

export function plotLines({ name, x, y, lines }: Lines): string {
  const all = lines.flatMap(({ points }) => points);
  const [atX, ticksX] = axis(
    all.map((point) => point.x),
    LEFT,
    WIDTH - RIGHT,
  );
  const [atY, ticksY] = axis(
    all.map((point) => point.y),
    HEIGHT - BOTTOM,
    TOP,
  );
  const drawn = lines.flatMap(({ name: what, points }, index) => {
    const look = `stroke="${COLOURS[index % COLOURS.length]}" stroke-dasharray="${DASHES[index % DASHES.length]}" stroke-width="2"`;
    const path = points.map((point) => `${atX(point.x).toFixed(1)},${atY(point.y).toFixed(1)}`).join(' ');
    const at = TOP + 20 + index * 22;
    return [
      `<polyline points="${path}" fill="none" ${look}/>`,
      `<line x1="${WIDTH - RIGHT + 10}" x2="${WIDTH - RIGHT + 40}" y1="${at}" y2="${at}" ${look}/>`,
      text(WIDTH - RIGHT + 46, at + 4, what, 'start'),
    ];
  });
  const middle = (HEIGHT - BOTTOM + TOP) / 2;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="12">`,
    `<title>${name}: ${y} against ${x}</title>`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="white"/>`,
    ...ticksX.map((tick) => text(atX(tick), HEIGHT - BOTTOM + 18, tick.toLocaleString('en'), 'middle')),
    ...ticksY.flatMap((tick) => [
      text(LEFT - 8, atY(tick) + 4, String(tick), 'end'),
      `<line x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${atY(tick).toFixed(1)}" y2="${atY(tick).toFixed(1)}" stroke="#ddd"/>`,
    ]),
    ...drawn,
    text(LEFT, 22, name, 'start'),
    text((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 14, x, 'middle'),
    `<text transform="translate(16 ${middle}) rotate(-90)" text-anchor="middle">${y}</text>`,
    '</svg>',
    '',
  ].join('\n');
}

/** From whole powers of ten to whole powers of ten: where a value lies, and the powers. */
function axis(values: readonly number[], from: number, to: number): [(value: number) => number, number[]] {
  const [low, high] = [
    Math.floor(Math.log10(Math.min(...values))),
    Math.ceil(Math.log10(Math.max(...values))),
  ];
  const at = (value: number) => from + ((Math.log10(value) - low) / Math.max(1, high - low)) * (to - from);
  return [at, Array.from({ length: high - low + 1 }, (_, n) => Number(`1e${low + n}`))];
}

const text = (x: number, y: number, words: string, anchor: string) =>
  `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" text-anchor="${anchor}" fill="#222">${words}</text>`;
