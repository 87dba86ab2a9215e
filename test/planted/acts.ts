// Planted bugs in how a plan is carried out: the last look, batches, retries, answers.
import type { Theme } from './bug.ts';

export const acts: Theme = {
  title: 'The last look, and what is sent',
  bugs: [
    {
      name: 'mode-never-asked',
      story:
        'A spec in mode observe is run by who takes modes for documentation: it drains, protects and puts hooks all the same',
      edits: [
        {
          file: 'src/decide/situation.ts',
          find: "return LADDER.indexOf(spec.mode ?? 'observe') >= LADDER.indexOf(rung);",
          replace: "return rung === 'scale' ? spec.mode === 'scale' : LADDER.length > 0;",
        },
        {
          file: 'src/act/gate.ts',
          find: '  return ladder.indexOf(mode) >= ladder.indexOf(least) ?',
          replace: '  return ladder.indexOf(mode) >= 0 ?',
        },
      ],
      hints: ['observed', 'spec-edits'],
    },
    {
      name: 'pause-ignored',
      story:
        'Reddit 2016-08-11: the autoscaler had been switched off for a migration, and config management switched it on again',
      edits: [
        {
          file: 'src/decide/brakes.ts',
          find: 'goesOn(action) ? undefined : brakes.paused);',
          replace: 'goesOn(action) ? undefined : undefined);',
        },
        {
          file: 'src/act/gate.ts',
          find: "  return isLeaving(facts) ? undefined : 'voluntary work is paused';",
          replace: "  return isLeaving(facts) || pauseTag ? undefined : 'voluntary work is paused';",
        },
      ],
      hints: ['paused-and-frozen', 'pauses', 'maintenance'],
    },
    {
      name: 'freeze-ignored',
      story:
        'A freeze during an incident, and automation that goes on to write: the one switch that has to work did not',
      edits: [
        {
          file: 'src/decide/brakes.ts',
          find: "const why = (action: Action) => (brakes.frozen ? 'frozen' : goesOn(action)",
          replace:
            "const why = (action: Action) => (brakes.frozen && goesOn === undefined ? 'frozen' : goesOn(action)",
        },
        {
          file: 'src/act/gate.ts',
          find: "  return Object.hasOwn(clusterTags, freezeTag) ? 'the cluster is frozen' : undefined;",
          replace: '  return undefined;',
        },
      ],
      hints: ['paused-and-frozen', 'pauses'],
    },
    {
      name: 'unread-tags-are-no-pause',
      story:
        'The switch could not be read, and was taken for off: a pause set during an outage did not hold when it mattered',
      edits: [
        {
          file: 'src/decide/brakes.ts',
          find: '  return parts.cluster.complete\n',
          replace: '  return parts.cluster.complete || parts\n',
        },
        {
          file: 'src/decide/doubts.ts',
          find: 'WHOLE_CLUSTER.filter((name) => !parts[name].complete)',
          replace: "WHOLE_CLUSTER.filter((name) => name !== 'cluster' && !parts[name].complete)",
        },
        {
          file: 'src/act/gate.ts',
          find: '  const isFresh = clusterReadAt >= decidedAt && now - clusterReadAt < freshForMs;',
          replace: '  const isFresh = clusterReadAt + decidedAt + now + freshForMs >= 0;',
        },
        {
          file: 'src/observe/cluster.ts',
          find: '    return { value: known, problem: `cluster',
          replace: '    return { value: { ...known, tags: {} }, problem: `cluster',
        },
      ],
      hints: ['freeze-out-of-sight', 'pauses', 'partial-lists'],
    },
    {
      name: 'another-documents-cluster-operated',
      story:
        'Two operators with one name in an account: each takes what the other made for drift, and puts it back',
      edits: [
        {
          file: 'src/plan/owner.ts',
          find: 'return document === undefined || owner === document ? undefined : owner;',
          replace: 'return document === undefined || owner === document || owner ? undefined : owner;',
        },
      ],
      hints: ['cluster-of-another'],
    },
    {
      name: 'another-clusters-instances-ended',
      story:
        'Two clusters launch from one group, and each takes the hosts of the other for strays that never joined',
      edits: [
        {
          file: 'src/plan/elsewhere.ts',
          find: "  if (elsewhere === undefined) return 'it was not looked for in other clusters';\n",
          replace: '  if (elsewhere === undefined || elsewhere) return undefined;\n',
        },
        {
          file: 'src/plan/elsewhere.ts',
          find: '  if (theirs.length === 0) return undefined;\n',
          replace: '  if (theirs.length >= 0) return undefined;\n',
        },
      ],
      hints: ['joins-another-cluster'],
    },
    {
      name: 'newer-memory-wiped',
      story:
        'A rollback after a new state format: what the older version could not read it took for nothing, and wrote over it',
      edits: [
        {
          file: 'src/plan/memory.ts',
          find: 'if (why === undefined || since === undefined || until === undefined) return { handsOff: true };',
          replace: 'if (why === undefined || since === undefined || until === undefined) return undefined;',
        },
      ],
      hints: ['memory-of-a-later-version', 'mixed-versions'],
    },
    {
      name: 'batch-above-its-limit',
      story:
        'Ten instances go into one UpdateContainerInstancesState; with a larger batch AWS refuses all of it, and nothing drains',
      edits: [
        {
          file: 'src/act/lanes.ts',
          find: 'drain: { size: 10, together',
          replace: 'drain: { size: 100, together',
        },
      ],
      hints: ['eleven-notices', 'spot-storm-one-service', 'fleet-scale-in'],
    },
    {
      name: 'memory-in-the-wrong-unit',
      story:
        'Seconds written, milliseconds read: what began a moment ago began in 1970, and every timeout of it is over',
      edits: [
        {
          file: 'src/plan/memory.ts',
          find: 'return Number.parseInt(text, 36) * 1000;',
          replace: 'return Number.parseInt(text, 36);',
        },
      ],
      hints: ['person-drains-a-job:kill43'],
    },
    {
      name: 'memory-written-every-pass',
      story:
        'A value that never equals what is read back is written again and again, out of the bucket that drains need',
      edits: [
        {
          file: 'src/decide/remember.ts',
          find: "container.status === 'INACTIVE' || memoryValue(theCase.instance) === value)",
          replace: "container.status === 'INACTIVE' || memoryValue(theCase.instance) === `${value} `)",
        },
      ],
      hints: ['job-and-slow-goodbye'],
    },
  ],
};
