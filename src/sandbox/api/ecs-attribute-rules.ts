// What AWS allows as attribute names and values (aws-facts.md §1.4).
import type { Attribute } from '@aws-sdk/client-ecs';
import { invalid } from './check.ts';

const NAME = /^[A-Za-z0-9_\-/\\.]{1,128}$/;
const VALUE = /^[A-Za-z0-9_\-/\\.@: ]{1,128}$/;

export function assertAttribute({ name = '', value }: Attribute): void {
  if (!NAME.test(name)) {
    throw invalid('Attribute names have 1 to 128 letters, numbers, and the characters - _ . / \\.');
  }
  if (value === undefined || value === '') return;
  if (!VALUE.test(value) || value !== value.trim()) {
    throw invalid(
      'Attribute values have 1 to 128 letters, numbers, spaces, and the characters - _ . / \\ @ :, and neither begin nor end with a space.',
    );
  }
}
