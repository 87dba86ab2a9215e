// The pictures of the statechart in the pages, between their markers. The rest of a page is written by hand.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { toMermaid } from '#decide/chart.ts';
import { toWayPicture, WAYS } from '#decide/ways.ts';

/** The pages with today's pictures: path from the root of the repository → content. */
export async function renderPictures(root: string): Promise<Map<string, string>> {
  const ways = WAYS.map((way) => [way.name.replace(' ', '-'), toWayPicture(way)] as const);
  return new Map([
    ['docs/architecture.md', await drawnIn(root, 'docs/architecture.md', [['lifecycle', toMermaid()]])],
    ['docs/lifecycle.md', await drawnIn(root, 'docs/lifecycle.md', ways)],
  ]);
}

async function drawnIn(root: string, page: string, pictures: readonly (readonly [string, string])[]) {
  let text = await readFile(join(root, page), 'utf8');
  for (const [name, picture] of pictures) {
    const block = new RegExp(`(<!-- ${name}:begin -->\n).*?(<!-- ${name}:end -->)`, 's');
    text = text.replace(
      block,
      (_, begin: string, end: string) => `${begin}\`\`\`mermaid\n${picture}\`\`\`\n${end}`,
    );
  }
  return text;
}
