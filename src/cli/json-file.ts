// The document for programs, written beside what people read.
import { writeFile } from 'node:fs/promises';

export async function writeJson(path: string, text: string): Promise<void> {
  try {
    await writeFile(path, text);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new Error(`${path} cannot be written (${code ?? message}); give another path with --json-file`);
  }
}
