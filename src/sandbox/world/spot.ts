// Spot interruptions: a notice two minutes ahead over EventBridge, the spot request as a second channel, then the end,
// whatever anybody does (aws-facts.md §5.1).
import { emit } from './bus.ts';
import { terminateInstance } from './host-end.ts';
import type { Ec2Instance, World } from './state.ts';

export const NOTICE_MS = 120_000;

export function interrupt(w: World, instance: Ec2Instance): void {
  if (instance.state !== 'running' || instance.interruption) return;
  const noticedAt = Math.floor(w.engine.now / 1000) * 1000;
  instance.interruption = { noticedAt, takenAt: noticedAt + NOTICE_MS };
  w.tally.interruptions.noticed++;
  w.log('interruption', `${instance.id} noticed`);
  emit(w, {
    source: 'aws.ec2',
    detailType: 'EC2 Spot Instance Interruption Warning',
    resources: [`arn:aws:ec2:${instance.zone}:instance/${instance.id}`],
    detail: { 'instance-id': instance.id, 'instance-action': 'terminate' },
  });
  w.engine.after(w.settings.spotRequestLagMs, () => setStatus(instance, 'marked-for-termination', noticedAt));
  w.engine.at(instance.interruption.takenAt, () => {
    if (instance.state !== 'running') return;
    setStatus(instance, 'instance-terminated-no-capacity', w.engine.now);
    terminateInstance(w, instance, {
      by: 'spot',
      reason: 'Server.SpotInstanceTermination: Spot instance termination',
    });
  });
}

function setStatus(instance: Ec2Instance, code: string, at: number): void {
  const request = instance.spotRequest;
  if (!request) return;
  request.statusCode = code;
  request.statusMessage = `The spot request is ${code}.`;
  request.statusAt = at;
}
