// MD5 as SQS clients check it on bodies. Not for security.
import { createHash } from 'node:crypto';

export const md5 = (text: string) => createHash('md5').update(text).digest('hex');
