// Properties try the same few cases for each mutant: a kill must not be a matter of luck, nor take long.
import fc from 'fast-check';

fc.configureGlobal({ seed: 1, numRuns: 20 });
