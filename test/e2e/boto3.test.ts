// boto3 drives the sandbox with dummy credentials: JSON, query and EC2 query protocols through somebody else's code.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type SandboxProcess, startSandbox } from './processes.ts';

const PROGRAM = `
import boto3, json, sys
def client(name): return boto3.client(name, endpoint_url=sys.argv[1], region_name='ap-northeast-1', aws_access_key_id='x', aws_secret_access_key='y')
ecs, ec2, asg, elb, sqs = map(client, ['ecs', 'ec2', 'autoscaling', 'elbv2', 'sqs'])
pages = ecs.get_paginator('list_container_instances').paginate(cluster='small', PaginationConfig={'PageSize': 2})
arns = [a for p in pages for a in p['containerInstanceArns']]
url = sqs.get_queue_url(QueueName='other')['QueueUrl']
sqs.send_message(QueueUrl=url, MessageBody='hello <&> world')
try:
  asg.set_desired_capacity(AutoScalingGroupName='small-group', DesiredCapacity=1); code = None
except asg.exceptions.ClientError as e: code = e.response['Error']['Code']
print(json.dumps({
  'account': client('sts').get_caller_identity()['Account'],
  'instances': len(arns),
  'states': sorted({i['State']['Name'] for r in ec2.describe_instances()['Reservations'] for i in r['Instances']}),
  'groups': sorted(g['AutoScalingGroupName'] for g in asg.describe_auto_scaling_groups()['AutoScalingGroups']),
  'targets': len(elb.describe_target_health(TargetGroupArn=elb.describe_target_groups()['TargetGroups'][0]['TargetGroupArn'])['TargetHealthDescriptions']),
  'message': sqs.receive_message(QueueUrl=url)['Messages'][0]['Body'],
  'below': code,
}))
`;

let sandbox: SandboxProcess;
beforeAll(async () => {
  sandbox = await startSandbox('test/e2e/small.scenario.yaml');
});
afterAll(() => sandbox.end('SIGTERM'));

it('boto3 pages, reads, sends, receives and gets errors', async () => {
  const { stdout } = await promisify(execFile)('/usr/bin/python3', ['-c', PROGRAM, sandbox.url]);
  expect(JSON.parse(stdout)).toEqual({
    account: '111122223333',
    instances: 5,
    states: ['running'],
    groups: ['elsewhere', 'small-group'],
    targets: 8,
    message: 'hello <&> world',
    below: 'ValidationError',
  });
});
