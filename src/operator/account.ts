// The right place (law 11): before anything is written the caller's account must be the one in the spec.
import type { StsPort } from '#aws/ports.ts';
import type { Clock } from '#lib/clock.ts';
import { withDeadline } from '#lib/deadline.ts';

/** Credentials may be exchanged under a running process: asked again after this long. */
const askAgainAfterMs = 900_000;

const ANSWER_MS = 2_000;
/** The first answer may take longer, as a role has to be assumed for it; a credential process may hang for ever. */
const FIRST_ANSWER_MS = 30_000;

export interface AccountCheck {
  /** Rejects with a sentence for people when it is another account, or when it was never known and cannot be asked. */
  assertRightAccount(): Promise<void>;
  /** Whether the last answer was the right account. Costs nothing. */
  isKnownRight(): boolean;
  /** The credentials may have changed. */
  forget(): void;
}

export function createAccountCheck(sts: StsPort, wanted: string, clock: Clock): AccountCheck {
  let rightAt: number | undefined;
  const ask = async () => {
    try {
      const limitMs = rightAt === undefined ? FIRST_ANSWER_MS : ANSWER_MS;
      const { Account } = await withDeadline(clock, limitMs, (signal) =>
        sts.getCallerIdentity({}, { signal }),
      );
      return Account;
    } catch (error) {
      // STS being away must not stop an evacuation under credentials that were right and have not failed since.
      if (rightAt !== undefined) return wanted;
      throw error;
    }
  };
  return {
    isKnownRight: () => rightAt !== undefined,
    forget() {
      rightAt = undefined;
    },
    async assertRightAccount() {
      if (rightAt !== undefined && clock.monotonic() - rightAt < askAgainAfterMs) return;
      const account = await ask();
      if (account !== wanted) {
        rightAt = undefined;
        const whose = account ?? 'that STS does not name';
        throw new Error(
          `the credentials belong to account ${whose}, the spec is for ${wanted}; use credentials of ${wanted}, or correct spec.account`,
        );
      }
      rightAt = clock.monotonic();
    },
  };
}
