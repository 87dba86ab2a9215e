// The right place (law 11): before anything is written the caller's account must be the one in the spec.
import type { StsPort } from '#aws/ports.ts';
import type { Clock } from '#lib/clock.ts';

/** Credentials may be exchanged under a running process: asked again after this long. */
const believedForMs = 900_000;

export interface AccountCheck {
  /** Rejects with a sentence for people when it is another account, or cannot be known. */
  assertRightAccount(): Promise<void>;
  /** Whether it was right the last time, not too long ago. Costs nothing. */
  isKnownRight(): boolean;
  /** The credentials may have changed. */
  forget(): void;
}

export function createAccountCheck(sts: StsPort, wanted: string, clock: Clock): AccountCheck {
  let rightAt: number | undefined;
  const isKnownRight = () => rightAt !== undefined && clock.monotonic() - rightAt < believedForMs;
  return {
    isKnownRight,
    forget() {
      rightAt = undefined;
    },
    async assertRightAccount() {
      if (isKnownRight()) return;
      const { Account } = await sts.getCallerIdentity({});
      if (Account !== wanted) {
        throw new Error(
          `the credentials belong to account ${Account ?? 'unknown'}, the spec is for ${wanted}; use credentials of ${wanted}, or correct spec.account`,
        );
      }
      rightAt = clock.monotonic();
    },
  };
}
