// A letter from another replica, held like a message of the queue: its receipt says that it is one, and where it is burned.
import type { Letter } from '#runtime/lease-store.ts';
import type { Courier } from './courier.ts';

const LETTER = 'letter:';

export function createLetterReceipts(courier: Courier | undefined) {
  return {
    /** As a message of the queue would have them. */
    mailOf: ({ id }: Letter) => ({ messageId: LETTER + id, receipt: LETTER + id }),
    /** Burns the letters among these receipts, and returns the others. */
    async burn(receipts: readonly string[]): Promise<string[]> {
      const isLetter = (receipt: string) => receipt.startsWith(LETTER);
      await courier?.burn(receipts.filter(isLetter).map((receipt) => receipt.slice(LETTER.length)));
      return receipts.filter((receipt) => !isLetter(receipt));
    },
  };
}
