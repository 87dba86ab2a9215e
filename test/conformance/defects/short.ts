// How a defect is written down, and the names of the checks that notice one.
import type { ProbeKind } from '../probe.ts';

export type Notices = readonly [ProbeKind, string];

/** Name, what it is, file under src/sandbox, text, what replaces it, who notices, and words of the finding. */
export type Short = readonly [string, string, string, string, string, Notices, string];

/** boto3's day. */
export const day: Notices = ['day', ''];
/** One conversation, compared with what moto said in it. */
export const moto = (conversation: string): Notices => ['moto', conversation];
/** One conversation, validated against botocore's models. */
export const botocore = (conversation: string): Notices => ['botocore', conversation];
/** All operations of one service, fuzzed by botocore. */
export const fuzz = (service: string): Notices => ['fuzz', service];
