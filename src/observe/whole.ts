// Items of an answer that can be believed. One without its own name, or without what it was asked for, says nothing: it
// counts as not described, because a name that is empty would be asked for again for ever, and a missing number is no zero.

type With<T, K extends keyof T> = T & { readonly [member in K]-?: NonNullable<T[member]> };

/** Those that have all of these members. */
export function whole<T extends object, K extends keyof T>(
  items: readonly T[] | undefined,
  ...members: readonly K[]
): With<T, K>[] {
  const isWhole = (item: T): item is With<T, K> =>
    members.every((member) => item[member] !== undefined && item[member] !== null && item[member] !== '');
  return (items ?? []).filter(isWhole);
}
