// TypeScript types, validators and schema constants of a kind, as text. Never writes files.

import Ajv from 'ajv';
import standaloneCode from 'ajv/dist/standalone/index.js';
import { compile } from 'json-schema-to-typescript';
import { type Kind, plainSchema } from './crds.ts';

const banner = '// Generated from crds/. Do not edit.';

/** The interface of a kind. */
export async function renderTypes({ name, schema }: Kind): Promise<string> {
  const source = { ...plainSchema(schema, ['description']), title: name };
  return compile(source as Parameters<typeof compile>[0], name, {
    ignoreMinAndMaxItems: true,
    style: { singleQuote: true },
    bannerComment: banner,
  });
}

/** A module whose only export, `validate`, fills in defaults and collects all errors. */
export function renderValidator({ schema }: Kind): string {
  const ajv = new Ajv.default({
    allErrors: true,
    useDefaults: true,
    allowUnionTypes: true,
    // Lengths in UTF-16 units: the alternative makes the generated code import ajv at run time.
    unicode: false,
    logger: false,
    code: { source: true, esm: true, lines: true },
  });
  const validate = ajv.compile(plainSchema(schema));
  const code = standaloneCode.default(ajv, validate);
  if (/\brequire\(|^import /m.test(code)) throw new Error('the validator is not self-contained');
  const exported = /export const validate = (\w+);\s*export default \w+;/;
  const body = code
    .replace('"use strict";', '')
    .replace(exported, `export const validate = $1 as unknown as ${signature};`);
  if (!body.includes(signature)) throw new Error('the validator exports something else');
  return `${banner}\n// @ts-nocheck\n${body}\n`;
}

const signature = `{
  (data: unknown): boolean;
  errors?: { instancePath: string; keyword: string; params: Record<string, unknown> }[] | null;
}`;

/** The whole schema as a constant, with descriptions and examples, for explanations and messages. */
export function renderSchema({ schema, name }: Kind, constant: string): string {
  return `${banner}
/** The schema of ${name}. */
export const ${constant} = ${JSON.stringify(schema, null, 1)} as const;
`;
}
