// Planted bugs in what is read: lists that are short, absence that is believed, old answers, a view that goes back.
import type { Theme } from './bug.ts';

export const reads: Theme = {
  title: 'What is read',
  bugs: [
    {
      name: 'vanished-from-the-list-is-gone',
      story:
        'aws-cdk #6867: an instance vanishes from ListContainerInstances during Terminating:Wait, and the drain hook takes it for empty',
      edits: [
        {
          file: 'src/observe/container-instances.ts',
          find: 'for (const [id, facts] of known.present)\n',
          replace: 'for (const [id, facts] of [] as [string, ContainerInstanceFacts][])\n',
        },
        {
          file: 'src/observe/container-instances.ts',
          find: '!present.has(id) && (known.gone.has(id) || over.has(arn))',
          replace: '!present.has(id) && arn !== undefined',
        },
        {
          file: 'src/observe/container-instances.ts',
          find: '[...listed, ...stillExpected(known)]',
          replace: 'listed',
        },
        {
          file: 'src/observe/observe-instances.ts',
          find: '[...found, ...stillExpected(known)]',
          replace: 'found',
        },
      ],
      hints: ['spot-notice', 'partial-lists', 'stale-reads', 'changing-pages'],
    },
    {
      name: 'missing-once-is-gone',
      story:
        'Karpenter #7684, #1944: one NotFound of an eventually consistent API, and a living instance is taken for gone',
      edits: [
        {
          file: 'src/observe/container-instances.ts',
          find: '.filter((arn) => absences.absent(arn, now) >= provenAfterMs)',
          replace: '.filter((arn) => absences.absent(arn, now) >= 0)',
        },
        {
          file: 'src/observe/tasks.ts',
          find: 'cache.absences.absent(arn, now) >= provenAfterMs ? [arn] : []',
          replace: 'cache.absences.absent(arn, now) >= 0 ? [arn] : []',
        },
      ],
      hints: ['missing-for-a-moment', 'partial-lists', 'stale-reads'],
    },
    {
      name: 'absent-from-ec2-is-terminated',
      story:
        'Karpenter #7684, EC2 eventual consistency: DescribeInstances does not show a young instance, so its machine is called terminated',
      edits: [
        {
          file: 'src/observe/ec2.ts',
          find: 'return [id, isBelieved ? facts : { ...facts, state: undefined }];',
          replace: "return [id, { ...facts, state: isBelieved ? 'terminated' : 'terminated', readAt }];",
        },
        {
          file: 'src/act/state-checks.ts',
          find: "  return refuseUnlessSeenDead(instance) ?? (container.agentConnected ? 'its agent is connected' : undefined);",
          replace:
            '  return container.agentConnected === undefined ? refuseUnlessSeenDead(instance) : undefined;',
        },
      ],
      hints: ['ec2-shows-some-only', 'partial-lists'],
    },
    {
      name: 'first-page-only',
      story:
        'AWS answers in pages, and the token is forgotten: boto3 scripts that see the first hundred of everything',
      edits: [
        {
          file: 'src/observe/paging.ts',
          find: "token = next === '' || next === token ? undefined : next;",
          replace: "token = next === '' || next === token || all.length >= 0 ? undefined : next;",
        },
      ],
      hints: ['pages-of-two', 'changing-pages', 'fleet-scale-in', 'night-scale-in'],
    },
    {
      name: 'partial-inventory-acted-upon',
      story:
        'Reddit 2016-08-11, Cluster Autoscaler #16: the autoscaler acted on a half-migrated inventory, and ended what it did not see',
      edits: [
        {
          file: 'src/decide/doubts.ts',
          find: 'WHOLE_CLUSTER.filter((name) => !parts[name].complete)',
          replace: 'WHOLE_CLUSTER.filter((name) => parts[name].at < 0)',
        },
        {
          file: 'src/decide/doubts.ts',
          find: 'if (members.length < 2 || registered * 2 >= members.length) return undefined;',
          replace: 'if (members.length < 2 || registered >= 0) return undefined;',
        },
      ],
      hints: ['list-out-of-reach', 'partial-lists', 'malformed-answers', 'lost-requests'],
    },
    {
      name: 'failed-listing-is-no-tasks',
      story:
        'Google Diskerase: an answer that failed became an empty set, and empty meant that nothing is there to lose',
      edits: [
        {
          file: 'src/observe/tasks.ts',
          find: '  return readPages(async (nextToken) => {\n    const page = await ports.ecs.listTasks({',
          replace:
            '  return readPages(async (nextToken) => {\n    const page = await (ports.ecs.listTasks as any)({',
        },
        {
          file: 'src/observe/tasks.ts',
          find: '      ...(containerInstance === undefined ? {} : { containerInstance }),\n    });',
          replace:
            '      ...(containerInstance === undefined ? {} : { containerInstance }),\n    }).catch(() => ({ taskArns: [] }));',
        },
        {
          file: 'src/observe/tasks.ts',
          find: "ports.ecs.describeTasks({ cluster: spec.cluster, tasks, include: ['TAGS'] }),",
          replace:
            "ports.ecs.describeTasks({ cluster: spec.cluster, tasks, include: ['TAGS'] }).catch(() => ({ tasks: [], failures: tasks.map((arn) => ({ arn, reason: 'MISSING' })) }) as any),",
        },
        {
          file: 'src/observe/assemble.ts',
          find: 'return counted > running;',
          replace: 'return counted < 0;',
        },
      ],
      hints: ['listings-fail', 'lost-requests', 'slow-answers', 'region-blackout'],
    },
    {
      name: 'failures-on-200-ignored',
      story: 'ECS answers 200 with failures[]: what it could not describe is taken for what is not there',
      edits: [
        {
          file: 'src/observe/tasks.ts',
          find: 'unclear: new Set(asked.filter((arn) => !described.has(arn) && !over.has(arn)))',
          replace: 'unclear: new Set(asked.filter((arn) => !described.has(arn) && arn === undefined))',
        },
        {
          file: 'src/observe/assemble.ts',
          find: 'return counted > running;',
          replace: 'return counted < 0;',
        },
      ],
      hints: ['tasks-left-out', 'partial-lists', 'malformed-answers'],
    },
    {
      name: 'stopping-counts-as-stopped',
      story:
        'amazon-ecs cid-sample #27, #29: the drain function asked for RUNNING tasks only; those that were stopping died with their host',
      edits: [
        {
          file: 'src/observe/tasks.ts',
          find: 'return task.containerInstanceArn !== undefined &&',
          replace: "return task.containerInstanceArn !== undefined && task.desiredStatus !== 'STOPPED' &&",
        },
        {
          file: 'src/observe/assemble.ts',
          find: 'return counted > running;',
          replace: 'return counted < 0;',
        },
      ],
      hints: ['drained-in-the-console'],
    },
    {
      name: 'jobs-unseen',
      story:
        'containers-roadmap #1207: DRAINING leaves RunTask jobs alone; whoever looks at services alone calls their host empty',
      edits: [
        {
          file: 'src/observe/tasks.ts',
          find: 'return task.containerInstanceArn !== undefined &&',
          replace:
            "return task.containerInstanceArn !== undefined && task.group?.startsWith('service:') === true &&",
        },
        {
          file: 'src/observe/assemble.ts',
          find: 'return counted > running;',
          replace: 'return counted < 0;',
        },
      ],
      hints: ['job-and-slow-goodbye', 'sudden-death', 'sick-hosts'],
    },
    {
      name: 'old-facts-called-fresh',
      story:
        'Sieve, stale state: the second look is answered from the cache of the last pass, with the time of now on it',
      edits: [
        {
          file: 'src/operator/cluster.ts',
          find: '    const known = newest!;\n',
          replace: `    const known = newest!;
    if (known.instances.size > 0) {
      const at = clock.now();
      const fresh = { readAt: at, ec2ReadAt: at, stoppingTasksReadAt: at };
      newest = {
        ...known,
        parts: { ...known.parts, cluster: { ...known.parts.cluster, at } },
        instances: new Map(
          [...known.instances].map(([id, each]) => [id, instanceIds.includes(id) ? { ...each, ...fresh } : each]),
        ),
      };
      return newest;
    }
`,
        },
      ],
      hints: ['slow-look'],
    },
    {
      name: 'spot-mark-lost-to-an-older-answer',
      story:
        'Sieve, stale state (19 bugs): an older view is served after a newer one, and takes back that the instance is interrupted',
      edits: [
        {
          file: 'src/observe/ec2.ts',
          find: 'read.filter(([id, facts]) => !isOlder(facts, known.get(id)))',
          replace: 'read.filter(([id, facts]) => !isOlder(facts, known.get(id)) || id !== undefined)',
        },
        {
          file: 'src/observe/ec2.ts',
          find: "ids.includes(id) && statusCode.startsWith('marked-for-'),",
          replace: "ids.includes(id) && statusCode === 'marked-for-ever',",
        },
        {
          file: 'src/decide/standing.ts',
          find: "const takenBack = spot?.verdict === 'denied' && situation.now >= spot.takeBackAt;",
          replace: "const takenBack = spot?.verdict === 'denied';",
        },
        {
          file: 'src/decide/standing.ts',
          find: "  if (part.at < noticedAt + LAG_MS) return 'pending';\n",
          replace: '',
        },
      ],
      hints: ['spot-notice', 'stale-reads', 'spot-reclaim'],
    },
    {
      name: 'second-channel-never-read',
      story:
        'Sieve, unobserved state: an interruption is known by its event alone, and an event may never come',
      edits: [
        {
          file: 'src/observe/ec2.ts',
          find: "return ids.filter((id) => ec2.get(id)?.market !== 'on-demand' && !hasEnded(ec2.get(id)?.state));",
          replace: 'return ids.filter((id) => ec2.get(id) === undefined);',
        },
      ],
      hints: ['notice-without-event', 'events-lost', 'spot-reclaim'],
    },
    {
      name: 'facts-by-position',
      story:
        'Cluster Autoscaler #3959: the id that was ended was not that of the node it had chosen; answers were matched by position',
      edits: [
        {
          file: 'src/observe/container-instances.ts',
          find: '  const value = correct(known, items, {',
          replace:
            '  const value = correct(known, items.map((item, index) => ({ ...item, containerInstanceArn: asked[index] })), {',
        },
      ],
      hints: ['container-instances-left-out', 'partial-lists', 'changing-pages'],
    },
    {
      name: 'empty-filter-is-every-group',
      story:
        'Google Diskerase: an empty set of names meant everything, and nearly all machines of a CDN were wiped',
      edits: [
        {
          file: 'src/observe/pools.ts',
          find: '      const page = await ports.autoscaling.describeAutoScalingGroups({\n        AutoScalingGroupNames,',
          replace:
            '      const page = await ports.autoscaling.describeAutoScalingGroups({\n        AutoScalingGroupNames: AutoScalingGroupNames.slice(0, 0),',
        },
        {
          file: 'src/observe/pools.ts',
          find: "      pool: byGroup.get(name) ?? '',\n",
          replace: "      pool: byGroup.get(name) ?? [...byGroup.values()][0] ?? '',\n",
        },
        {
          file: 'src/act/gate.ts',
          find: '  if (!pool) return `its group ${name} is in no pool of the spec`;\n',
          replace: '  if (!pool) return undefined;\n',
        },
        {
          file: 'src/observe/pools.ts',
          find: '    const pool = byGroup.get(group);\n',
          replace: '    const pool = byGroup.get(group) ?? [...byGroup.values()][0];\n',
        },
      ],
      hints: ['bystanders', 'spot-reclaim', 'fleet-scale-in'],
    },
  ],
};
