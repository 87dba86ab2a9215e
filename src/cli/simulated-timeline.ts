// The timeline of a simulation as a file, to be read by the commands that read an operator's.
import { open } from 'node:fs/promises';
import { createMemoryTimeline, type MemoryTimeline } from '#operator/timeline.ts';
import { toLine } from '#report/record-line.ts';

export interface SavedTimeline extends MemoryTimeline {
  save(): Promise<void>;
}

/** Simulated times do not belong among real ones: the file must be a new one. */
export async function newTimeline(path: string): Promise<SavedTimeline> {
  const file = await open(path, 'wx').catch(({ code, message }: NodeJS.ErrnoException) => {
    const why = code === 'EEXIST' ? 'is there already' : `cannot be written (${code ?? message})`;
    throw new Error(`--timeline ${path} ${why}; name a new file`);
  });
  const timeline = createMemoryTimeline();
  const save = async () => {
    await file.writeFile(timeline.records.map((record) => `${toLine(record)}\n`).join(''));
    await file.close();
  };
  return { ...timeline, save };
}
