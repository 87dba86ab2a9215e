// How late reads may be of what this process has done itself. Planner, gate and recall count with the same.

/**
 * On the worst of days, in ms: AWS shows what it has acknowledged within seconds (aws-facts.md §1.5), and how late at the latest nobody says.
 * Until then nothing that a read shows differently is known to be somebody else's doing.
 */
export const OWN_LAG_MS = 330_000;
