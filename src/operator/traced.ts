// A watch whose passes and actions are spans as well; names of attributes are OpenTelemetry's where it has one.
import type { Clock } from '#lib/clock.ts';
import type { ClusterSpec } from '#model/generated/cluster-spec.ts';
import { actionWords } from '#report/action-words.ts';
import type { Attributes, Tracer } from '#runtime/tracer.ts';
import type { Watch } from './watch.ts';

export interface TracedOptions {
  readonly tracer: Tracer;
  readonly clock: Clock;
  /** The spec in force, by the name of its document. */
  readonly specOf: (
    name: string,
  ) => { readonly spec: ClusterSpec['spec']; readonly commit?: string } | undefined;
}

export function traced(watch: Watch, { tracer, clock, specOf }: TracedOptions): Watch {
  /** When what is done now was decided, by the document's name, ms since the epoch. */
  const decidedAt = new Map<string, number>();
  const clusterAttributes = (name: string): Attributes => {
    const { spec, commit } = specOf(name) ?? {};
    return {
      'sluice.cluster': name,
      ...(spec && {
        'cloud.provider': 'aws',
        'cloud.region': spec.region,
        'cloud.account.id': spec.account,
        'aws.ecs.cluster.arn': `arn:aws:ecs:${spec.region}:${spec.account}:cluster/${spec.cluster}`,
      }),
      ...(commit !== undefined && { 'vcs.ref.head.revision': commit }),
    };
  };
  return {
    ...watch,
    within(name, what, run) {
      decidedAt.set(name, clock.now());
      return watch.within(name, what, () => tracer.span(what, clusterAttributes(name), run));
    },
    seen(name, pass) {
      decidedAt.set(name, pass.plan.at);
      watch.seen(name, pass);
    },
    outcome(name, outcome) {
      watch.outcome(name, outcome);
      const { action, result, detail, errorKind, at } = outcome;
      const { task, target } = actionWords(action);
      const attributes = {
        'sluice.cluster': name,
        'sluice.action': action.kind,
        'sluice.outcome': result,
        'sluice.reason': action.reason,
        'sluice.forced': action.forced,
        ...(action.pool !== undefined && { 'sluice.pool': action.pool }),
        ...('instanceId' in action && { 'host.id': action.instanceId }),
        ...(task !== undefined && { 'aws.ecs.task.id': task }),
        ...(target !== undefined && { 'sluice.target': target }),
        ...(errorKind !== undefined && { 'error.type': errorKind }),
      };
      const from = Math.min(decidedAt.get(name) ?? at, at);
      // A refusal is the gate at work, and no error.
      const problem = result === 'failed' ? detail : undefined;
      tracer.past(`action ${action.kind}`, { from, to: at }, { attributes, problem });
    },
  };
}
