// The state of an EC2 instance, and the event that tells of it (aws-facts.md §3.3).
import { emit } from './bus.ts';
import type { Ec2Instance, Ec2State, World } from './state.ts';

export function setInstanceState(w: World, instance: Ec2Instance, state: Ec2State): void {
  instance.state = state;
  w.log('instance', `${instance.id} ${state}`);
  emit(w, {
    source: 'aws.ec2',
    detailType: 'EC2 Instance State-change Notification',
    resources: [`arn:aws:ec2:${w.region}:${w.account}:instance/${instance.id}`],
    detail: { 'instance-id': instance.id, state },
  });
}
