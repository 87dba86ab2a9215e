// The JSON Schema of a kind as a file, for editors: with descriptions, defaults and examples, which validators do without.
import { type JsonSchema, type Kind, mapValues, plainSchema } from './crds.ts';

export function renderJsonSchema({ name, schema }: Kind): string {
  const plain = plainSchema(withExamples(schema), ['description']);
  const document = { $schema: 'http://json-schema.org/draft-07/schema#', title: name, ...plain };
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** In the plural, as JSON Schema has them. */
function withExamples(schema: JsonSchema): JsonSchema {
  const { example, properties, items, additionalProperties, ...rest } = schema;
  return {
    ...rest,
    ...(example !== undefined && { examples: [example] }),
    ...(properties && { properties: mapValues(properties, withExamples) }),
    ...(items && { items: withExamples(items) }),
    ...(additionalProperties !== undefined && {
      additionalProperties: additionalProperties && withExamples(additionalProperties),
    }),
  };
}
