// The function that people hang on a terminate hook: it sets the instance DRAINING, looks again every few seconds until
// ECS lists no task for it, and completes the hook. Modelled on the widely copied sample; docs/rivals.md says how.
import { setDraining } from './container-instance.ts';
import { completeHook } from './hooks.ts';
import type { Group, HookAction, Member, World } from './state.ts';

const LOOK_MS = 1_000;
/** From one invocation to the next: the sample sleeps five seconds and then publishes its own event again. */
const AGAIN_MS = 6_000;

/** Serves the hooks of a group that have such a function, from now on. */
export function startDrainFunction(w: World, group: Group): void {
  const random = w.chance(`drain-function/${group.name}`);
  const seen = new WeakSet<HookAction>();
  const look = () => {
    w.engine.after(LOOK_MS, look);
    for (const member of group.members.values()) {
      for (const action of member.waiting.values()) {
        if (!action.hook.drainFunction || seen.has(action)) continue;
        seen.add(action);
        // Event, topic and cold start together.
        w.engine.after(random.int(1_000, 3_000), () => invoke(w, group, { member, action }));
      }
    }
  };
  w.engine.after(LOOK_MS, look);
}

function invoke(w: World, group: Group, on: { member: Member; action: HookAction }): void {
  const { member, action } = on;
  if (member.waiting.get(action.hook.name) !== action) return;
  const { container } = member.instance;
  if (container) setDraining(w, container);
  // ListTasks lists what shall run; what is in its stop timeout is not in it (aws-facts.md §0.1-5).
  const listed = [...(container?.tasks ?? [])].some((task) => task.desiredStatus === 'RUNNING');
  if (listed) w.engine.after(AGAIN_MS, () => invoke(w, group, on));
  else completeHook(w, group, { ...on, result: 'CONTINUE' });
}
