// Planted bugs in who is busy, idle, empty or dead.
import type { Theme } from './bug.ts';

export const busy: Theme = {
  title: 'Busy, idle, empty, dead',
  bugs: [
    {
      name: 'busy-is-running-only',
      story:
        'amazon-ecs cid-sample #27: a task that is DEACTIVATING, STOPPING or still PENDING did not count, and its host was let go',
      edits: [
        {
          file: 'src/decide/workload.ts',
          find: "return task.lastStatus !== 'STOPPED' && task.lastStatus !== 'DELETED';",
          replace: "return task.lastStatus === 'RUNNING';",
        },
        {
          file: 'src/act/emptiness.ts',
          find: "return task.lastStatus !== 'STOPPED' && task.lastStatus !== 'DELETED';",
          replace: "return task.lastStatus === 'RUNNING';",
        },
      ],
      hints: ['job-and-slow-goodbye', 'drained-in-the-console'],
    },
    {
      name: 'daemons-make-busy',
      story:
        'A music site counted containers other than its agents; whoever counts the agents too never finds an idle host',
      edits: [
        {
          file: 'src/decide/workload.ts',
          find: 'ignored: rule?.ignore ?? false,',
          replace: 'ignored: false,',
        },
      ],
      hints: ['spot-notice'],
    },
    {
      name: 'daemons-counted-by-the-last-look',
      story:
        'containers-roadmap #128: daemons run until all others are gone; whoever waits for them as well waits for ever',
      edits: [
        {
          file: 'src/act/ignored.ts',
          find: 'return rule?.ignore === true;',
          replace: "return rule?.ignore === 'never' as any;",
        },
      ],
      hints: ['spot-false-alarm'],
    },
    {
      name: 'idle-at-a-glance',
      story:
        'ecs ListTasks leaves out what is stopping: an instance without a listed task is called idle, and released under its last one',
      edits: [
        {
          file: 'src/decide/classify.ts',
          find: '    tasksKnown: tasksKnown(situation, instance),',
          replace: '    tasksKnown: instance !== undefined,',
        },
        {
          file: 'src/act/emptiness.ts',
          find: 'return quiet !== true && stoppingTasksReadAt >= readAt;',
          replace: 'return readAt > stoppingTasksReadAt - 1e15;',
        },
        {
          file: 'src/observe/tasks.ts',
          find: 'return task.containerInstanceArn !== undefined &&',
          replace: "return task.containerInstanceArn !== undefined && task.desiredStatus !== 'STOPPED' &&",
        },
      ],
      hints: ['drained-in-the-console'],
    },
    {
      name: 'busy-ones-released-as-well',
      story:
        'terraform-provider-aws PR #33310: protected instances make a refresh fail; with protection off for all of them the busy ones go too',
      edits: [
        {
          file: 'src/decide/lifecycle.ts',
          find: "'inService.busy': ['protect', 'tidyMemory'],",
          replace: "'inService.busy': ['protect', 'release', 'tidyMemory'],",
        },
        {
          file: 'src/decide/protection.ts',
          find: 'isTaken(theCase) || !isIdle(theCase)) return NOTHING;',
          replace: 'isTaken(theCase) || (isIdle(theCase) && theCase === undefined)) return NOTHING;',
        },
        {
          file: 'src/act/state-checks.ts',
          find: '    (refuseUnlessIdle(instance, facts.spec) && refuseUnlessLetThrough(instance, facts)),',
          replace:
            "    (refuseUnlessIdle(instance, facts.spec) === '' ? refuseUnlessLetThrough(instance, facts) : undefined),",
        },
      ],
      hints: ['refresh-within-budget', 'paused-set-up'],
    },
    {
      name: 'busy-never-protected',
      story:
        'A music site: nothing tells the group which of its hosts work, so that scale-in ends those as well as idle ones',
      edits: [
        {
          file: 'src/decide/instance.ts',
          find: '  protect: decideProtect,',
          replace: '  protect: (theCase) => (theCase ? NOTHING : decideProtect(theCase)),',
        },
      ],
      hints: ['spot-notice', 'scale-in-kills-tasks'],
    },
    {
      name: 'keep-tag-misspelt',
      story:
        'containers-roadmap #2814, #2862: whose a protection flag is must be known; here the mark of a person who keeps a host is not',
      edits: [{ file: 'src/plan/owner.ts', find: "'sluice.dev/keep'", replace: "'sluice.dev/kept'" }],
      hints: ['host-to-keep', 'foreign-hands'],
    },
    {
      name: 'silent-agent-is-dead',
      story:
        'Amazon ECS 2025-10-28: agents lost their control plane for hours while their hosts served on; who believed it replaced the fleet',
      edits: [
        {
          file: 'src/decide/sick.ts',
          find: '  const silent = `its agent is silent since ${clockTime(situation.now - silence)}`;',
          replace:
            '  const silent = `its agent is silent since ${clockTime(situation.now - silence)}`;\n  if (silence >= 60_000) return silent;',
        },
        {
          file: 'src/decide/sick.ts',
          find: 'return isHalf || isMuch\n',
          replace: 'return isHalf && isMuch && sick < 0\n',
        },
      ],
      hints: ['agent-is-silent', 'mass-disconnect', 'agents-flap'],
    },
    {
      name: 'silent-host-is-out-of-reach',
      story:
        'amazon-ecs-agent #618: agents come and go twenty times a day; an instance whose agent is away was ended with what it ran',
      edits: [
        {
          file: 'src/decide/sick.ts',
          find: '  return isHung(instance, { silentMs, isIgnored, now }) || isVacated(instance, { silentMs, isIgnored });',
          replace:
            '  return silentMs > 60_000 || isHung(instance, { silentMs, isIgnored, now }) || isVacated(instance, { silentMs, isIgnored });',
        },
        {
          file: 'src/act/emptiness.ts',
          find: '  return (isRead && isHung(instance, { ...silence, now })) || isVacated(instance, silence);',
          replace:
            '  return silentMs > 60_000 || (isRead && isHung(instance, { ...silence, now })) || isVacated(instance, silence);',
        },
      ],
      hints: ['silent-while-leaving', 'mass-disconnect', 'agents-flap', 'sick-hosts'],
    },
    {
      name: 'ghosts-stay-in-the-cluster',
      story:
        'ECS does not hear of a sudden end: its tasks count as running for ever, and the service runs short and does not know it',
      edits: [
        {
          file: 'src/decide/instance.ts',
          find: '  bury: withDrain(decideBurial),',
          replace: '  bury: withDrain((theCase) => (theCase ? NOTHING : decideBurial(theCase))),',
        },
      ],
      hints: ['dead-ghost', 'sudden-death'],
    },
    {
      name: 'buried-alive',
      story:
        'containers-roadmap #2040: what does not answer is deregistered by force, without asking EC2 whether it is dead',
      edits: [
        {
          file: 'src/decide/classify.ts',
          find: "dead: instance.ec2State === 'terminated' && container?.agentConnected === false,",
          replace: 'dead: container?.agentConnected === false,',
        },
        {
          file: 'src/act/state-checks.ts',
          find: 'if (action.force) return refuseUnlessDead(instance);',
          replace:
            'if (action.force) return instance.container!.agentConnected ? refuseUnlessDead(instance) : undefined;',
        },
      ],
      hints: ['ec2-shows-some-only', 'agents-flap', 'sudden-death'],
    },
    {
      name: 'booting-called-never-joined',
      story:
        'ecs_deploy PR #96: a new instance may be Pending for more than ten minutes; who waits less ends one after another and launches for ever',
      edits: [
        {
          file: 'src/decide/sick.ts',
          find: 'const NEVER_JOINED_MS = 900_000;',
          replace: 'const NEVER_JOINED_MS = 30_000;',
        },
        {
          file: 'src/plan/stray.ts',
          find: 'export const JOIN_MS = 600_000;',
          replace: 'export const JOIN_MS = 20_000;',
        },
        {
          file: 'src/observe/elsewhere.ts',
          find: 'const JOIN_MS = 600_000;',
          replace: 'const JOIN_MS = 20_000;',
        },
      ],
      hints: ['slow-boot', 'launches-fail', 'scale-in-kills-tasks'],
    },
    {
      name: 'launching-for-ever',
      story:
        'Karpenter #2497: with a bad image no replacement ever joins, and each is ended and launched anew, for as long as nobody looks',
      edits: [
        {
          file: 'src/plan/stray.ts',
          find: '  const own = sourceOf(instance);\n',
          replace:
            '  const own = sourceOf(instance);\n  if (members.length > 0 || trials) return undefined;\n',
        },
      ],
      hints: ['new-image-never-joins', 'launches-fail'],
    },
  ],
};
