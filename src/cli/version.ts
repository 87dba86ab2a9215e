// The version, from package.json.
import { readFileSync } from 'node:fs';

/** Both src/cli/ and the built dist/ lie below the package; package.json is found upwards. */
function find(): string {
  for (const up of ['../package.json', '../../package.json']) {
    try {
      const text = readFileSync(new URL(up, import.meta.url), 'utf8');
      const found = JSON.parse(text) as { name?: string; version?: string };
      // Published under a scope of whoever releases it.
      if (/^(@[^/]+\/)?sluice$/.test(found.name ?? '') && found.version) return found.version;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }
  throw new Error('package.json was not found beside the program');
}

export const version = find();
