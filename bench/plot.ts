// A plot as SVG: what each policy cost against how long tasks waited, its settings joined by a line. Lower and further left is better.
export interface Front {
  readonly name: string;
  readonly points: readonly {
    readonly policy: string;
    readonly setting: string;
    readonly x: number;
    readonly y: number;
  }[];
}

const [WIDTH, HEIGHT, LEFT, BOTTOM, TOP, RIGHT] = [720, 420, 70, 60, 40, 170];
/** Told apart without colour as well, by their shapes. */
const LOOKS = ['#0b6e99', '#c0392b', '#7d6608', '#6c3483'] as const;

export function plotFronts({ name, points }: Front): string {
  const most = {
    x: Math.max(...points.map(({ x }) => x)) * 1.05,
    y: Math.max(...points.map(({ y }) => y)) * 1.05,
  };
  const least = { x: Math.min(...points.map(({ x }) => x)) * 0.95 };
  const atX = (x: number) => LEFT + ((x - least.x) / (most.x - least.x)) * (WIDTH - LEFT - RIGHT);
  const atY = (y: number) => HEIGHT - BOTTOM - (y / most.y) * (HEIGHT - BOTTOM - TOP);
  const policies = [...new Set(points.map(({ policy }) => policy))];
  const parts = policies.flatMap((policy, index) => {
    const colour = LOOKS[index % LOOKS.length]!;
    const mine = points.filter((point) => point.policy === policy).toSorted((a, b) => a.x - b.x);
    const line = mine.map(({ x, y }) => `${atX(x).toFixed(1)},${atY(y).toFixed(1)}`).join(' ');
    return [
      `<polyline points="${line}" fill="none" stroke="${colour}" stroke-width="1.5"/>`,
      ...mine.map(
        ({ x, y, setting }) =>
          `<g><title>${policy}, ${setting}</title>${mark(index, atX(x), atY(y), colour)}</g>`,
      ),
      mark(index, WIDTH - RIGHT + 20, TOP + 20 + index * 22, colour),
      text(WIDTH - RIGHT + 32, TOP + 24 + index * 22, policy, 'start'),
    ];
  });
  const ticks = [0, 0.25, 0.5, 0.75, 1].flatMap((part) => {
    const [x, y] = [least.x + part * (most.x - least.x), part * most.y];
    return [
      text(atX(x), HEIGHT - BOTTOM + 18, x.toFixed(0), 'middle'),
      text(LEFT - 8, atY(y) + 4, y.toFixed(0), 'end'),
      `<line x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${atY(y).toFixed(1)}" y2="${atY(y).toFixed(1)}" stroke="#ddd"/>`,
    ];
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="12">`,
    `<title>${name}: instance-hours against seconds beyond boot</title>`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="white"/>`,
    ...ticks,
    ...parts,
    text(LEFT, 22, `${name}: what it cost against how long tasks waited`, 'start'),
    text((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 14, 'instance-hours', 'middle'),
    `<text transform="translate(16 ${(HEIGHT - BOTTOM + TOP) / 2}) rotate(-90)" text-anchor="middle">seconds beyond boot, 99 %</text>`,
    '</svg>',
    '',
  ].join('\n');
}

const text = (x: number, y: number, words: string, anchor: string) =>
  `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" text-anchor="${anchor}" fill="#222">${words}</text>`;

function mark(index: number, x: number, y: number, colour: string): string {
  const [left, top] = [(x - 4).toFixed(1), (y - 4).toFixed(1)];
  if (index % 3 === 0) return `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="4.5" fill="${colour}"/>`;
  if (index % 3 === 1) return `<rect x="${left}" y="${top}" width="8" height="8" fill="${colour}"/>`;
  const corners = [
    [x, y - 5],
    [x + 5, y + 4],
    [x - 5, y + 4],
  ].map(([a, b]) => `${a!.toFixed(1)},${b!.toFixed(1)}`);
  return `<polygon points="${corners.join(' ')}" fill="${colour}"/>`;
}
