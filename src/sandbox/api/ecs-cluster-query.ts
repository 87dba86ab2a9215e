// An expression of the cluster query language, as clients send it.
import { clusterQuery, type Matches, QueryError } from '../world/cluster-query.ts';
import { invalid } from './check.ts';

/** A test of container instances; an InvalidParameterException where the expression is none. */
export function parseQuery(expression: string): Matches {
  try {
    return clusterQuery(expression);
  } catch (error) {
    if (!(error instanceof QueryError)) throw error;
    throw invalid(`Invalid cluster query expression '${expression}': ${error.message}.`);
  }
}
