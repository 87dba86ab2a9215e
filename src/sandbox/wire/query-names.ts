// The names of members in the query protocols, asked for when reading a request and when naming a parameter
// in an error. EC2 capitalises and has names of its own; the others take the XML name.
import type { Member } from './schema.ts';

export type QueryDialect = 'query' | 'ec2';

export function parameterName(member: Member, dialect: QueryDialect): string {
  const { ec2QueryName, xmlName } = member.traits;
  if (dialect === 'query') return xmlName ?? member.name;
  const name = xmlName ?? member.name;
  return ec2QueryName ?? name.charAt(0).toUpperCase() + name.slice(1);
}
