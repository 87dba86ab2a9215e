// Pieces of Markdown for the comment of a review. Knows no noun.

/** What has backticks of its own is set off by more of them. */
export const code = (text: string) => (text.includes('`') ? `\`\` ${text} \`\`` : `\`${text}\``);

/** Nothing where there are no lines. */
export const section = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : [`### ${title}`, '', ...lines, ''];

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  if (rows.length === 0) return [];
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const cells = rows.map((row) => line(row.map((cell) => plain(cell).replaceAll('|', '\\|'))));
  return [line(head), line(head.map(() => '---')), ...cells, ''];
}

/** What others have named means nothing to Markdown; what stands between backticks is code already. */
export function plain(text: string): string {
  const parts = text.split('`');
  // An odd one is no pair.
  if (parts.length % 2 === 0) return text.replace(/[\\`*_<>[\]]/g, '\\$&');
  return parts
    .map((part, index) => (index % 2 === 1 ? part : part.replace(/[\\*_<>[\]]/g, '\\$&')))
    .join('`');
}
