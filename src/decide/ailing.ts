// What is told of an instance that looks sick and is not called so yet: since when, and when it will be. Decides nothing.
import { clockTime } from '#lib/text.ts';
import { IMPAIRED_MS, SILENT_MS } from '#plan/health.ts';
import { type Case, waitOn } from './case.ts';
import { looksSick, SILENT_ALONE_MS, sickness, silentFor, speakingBeside } from './sick.ts';
import { type Findings, NOTHING } from './situation.ts';

export function decideAiling(theCase: Case): Findings {
  const { situation, instance } = theCase;
  if (looksSick(situation, instance) === undefined || sickness(situation, instance) !== undefined)
    return NOTHING;
  const isSilent = instance.container?.agentConnected === false;
  const reason = isSilent ? ofSilence(theCase) : ofOneSign(theCase);
  return { ...NOTHING, waits: [waitOn(theCase, 'waiting', reason)] };
}

/** The times are those of `sickness`, if it stays as it is. */
function ofSilence({ situation, instance }: Case): string {
  const since = situation.now - silentFor(situation, instance);
  const silent = `its agent is silent, as far as this process knows since ${clockTime(since)}`;
  const alone = speakingBeside(situation, instance) > 0 ? since + SILENT_ALONE_MS : Number.POSITIVE_INFINITY;
  const impaired = impairedSince(instance.statusChecks);
  if (impaired === undefined) {
    const then = alone === Number.POSITIVE_INFINITY ? '' : `; without them from ${clockTime(alone)} on`;
    return `${silent}: it is called sick from ${clockTime(since + SILENT_MS)} on if EC2's status checks fail as well${then}`;
  }
  const both = Math.min(alone, Math.max(since + SILENT_MS, impaired + IMPAIRED_MS));
  return `${silent}, EC2's status checks are impaired since ${clockTime(impaired)}: if that lasts it is called sick at ${clockTime(both)}, and to be replaced`;
}

function ofOneSign({ situation, instance }: Case): string {
  const impaired = impairedSince(instance.statusChecks);
  const since = impaired === undefined ? '' : ` since ${clockTime(impaired)}`;
  const sign = looksSick(situation, instance)!;
  if (instance.container?.health === 'IMPAIRED' && impaired !== undefined)
    return `ECS calls it IMPAIRED, and EC2's status checks are impaired${since}: if that lasts it is called sick at ${clockTime(impaired + IMPAIRED_MS)}, and to be replaced`;
  return `${sign}${since}: one sign, by which nothing is replaced; it is called sick with a second one`;
}

const impairedSince = (checks: Case['instance']['statusChecks']) => checks?.impairedSince;
