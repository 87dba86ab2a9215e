// The world's own counts, from which the report is made. Nobody but the world writes them.

/** A fault of the scenario that found fewer than it should strike. */
export interface MissedFault {
  readonly fault: string;
  readonly atSecond: number;
  readonly wanted: number;
  readonly struck: number;
}

export interface Tally {
  readonly missedFaults: MissedFault[];
  readonly requests: {
    total: number;
    failed: number;
    unavoidable: number;
    readonly failedBy: {
      targetGone: number;
      targetStopping: number;
      noTarget: number;
      overload: number;
      /** Answered by a CDN from an error it had kept. */
      cached: number;
    };
  };
  readonly instances: {
    launched: number;
    terminated: number;
    terminatedBusy: number;
    peak: number;
    hoursMs: number;
  };
  readonly interruptions: {
    noticed: number;
    evacuatedInTime: number;
    unavoidable: number;
    readonly noticeToDrainingMs: number[];
    readonly noticeToEmptyMs: number[];
  };
  readonly tasks: {
    launched: number;
    killedWithInstance: number;
    daemonsKilled: number;
    unavoidable: number;
    jobsKilled: number;
    unplacedMs: number;
    readonly waitToPlaceMs: number[];
    readonly waitBeyondBootMs: number[];
  };
}

export function createTally(): Tally {
  return {
    missedFaults: [],
    requests: {
      total: 0,
      failed: 0,
      unavoidable: 0,
      failedBy: { targetGone: 0, targetStopping: 0, noTarget: 0, overload: 0, cached: 0 },
    },
    instances: { launched: 0, terminated: 0, terminatedBusy: 0, peak: 0, hoursMs: 0 },
    interruptions: {
      noticed: 0,
      evacuatedInTime: 0,
      unavoidable: 0,
      noticeToDrainingMs: [],
      noticeToEmptyMs: [],
    },
    tasks: {
      launched: 0,
      killedWithInstance: 0,
      daemonsKilled: 0,
      unavoidable: 0,
      jobsKilled: 0,
      unplacedMs: 0,
      waitToPlaceMs: [],
      waitBeyondBootMs: [],
    },
  };
}
