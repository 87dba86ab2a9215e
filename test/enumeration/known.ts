// What a story may end with besides its own end, and why nobody can do better: said here, counted apart, and asked for again
// when no point shows it any more.

export interface Known {
  readonly story: string;
  /** Each problem of such a life is one of these; the first names it. */
  readonly problems: readonly RegExp[];
  readonly why: string;
}

export const known: readonly Known[] = [
  {
    story: 'spot-false-alarm',
    problems: [
      /^1 instead of 0 × hosts host: running DRAINING InService protected if busy$/,
      /^0 instead of 1 × hosts host: running ACTIVE InService protected if busy sluice.dev\/memory=v1:spot:…:-:-$/,
      /× agent: [34] of 0 tasks run/,
    ],
    why:
      'killed after DRAINING and before the memory, a fraction of a second, of an interruption that then does not come: ' +
      'nothing in AWS tells whether it was Sluice, the agent or a person who drained the host, and what others drained is ' +
      'not undone. It is told (`somebody else set it DRAINING`), and `sluice uncordon` takes it back',
  },
  {
    story: 'stray',
    problems: [
      /^1 instead of 0 × hosts host: running never registered InService protected if busy$/,
      /^4 instead of 5 × hosts host: running ACTIVE InService protected if busy$/,
      /× agent: [45] of 0 tasks run/,
      /^0 instead of 1 × ended by Sluice, stray: 1$/,
      /× (ended: [01]|launched: [12])$/,
    ],
    why:
      'what never joined is ended once, and only by a process that was there when it was launched: else it may be the ' +
      'replacement of one that was ended before, and the template is broken. A request that was lost counts as that once, ' +
      'since its caller cannot tell. The host stays, and that is told',
  },
  {
    story: 'spot-slow-to-stop',
    problems: [/^\d+ requests failed: \{"targetStopping":\d+\}/],
    why:
      'down for the twenty seconds in which the target was to be taken out, of a task that needs nearly a minute to stop: the time that ' +
      'is left is spent on the stop, and requests that come within two seconds of it fail. The other way the task would be killed',
  },
];

/** What is known of a life of this story with these problems. */
export const knownOf = (story: string, problems: readonly string[]): Known | undefined =>
  known.find(
    (each) =>
      each.story === story &&
      problems.some((problem) => each.problems[0]!.test(problem)) &&
      problems.every((problem) => each.problems.some((is) => is.test(problem))),
  );
