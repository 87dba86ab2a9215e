// Values as a YAML document in block style, for people and programs that read one.
import { dump } from 'js-yaml';

/** Of any JSON value. Texts that YAML 1.1 would take for something else are quoted; no line is folded. */
export const yamlText = (value: object): string => dump(value, { lineWidth: -1, noRefs: true });
