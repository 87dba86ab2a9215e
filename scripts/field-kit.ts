// Records against a real AWS account what docs/aws-facts.md marks UNVERIFIED, as settings for the sandbox:
// `npm run field-kit -- --cluster NAME [--queue URL] [--spot-instance ID] [--out FILE] [--yes]`.
import { writeFile } from 'node:fs/promises';
import { createInterface } from 'node:readline/promises';
import { CloudWatch } from '@aws-sdk/client-cloudwatch';
import { EC2 } from '@aws-sdk/client-ec2';
import { ECS } from '@aws-sdk/client-ecs';
import { ElasticLoadBalancingV2 } from '@aws-sdk/client-elastic-load-balancing-v2';
import { SQS } from '@aws-sdk/client-sqs';
import { argumentsOf, refuse } from './arguments.ts';
import { watchClock } from './field-kit/clock.ts';
import type { Kit } from './field-kit/kit.ts';
import { runFieldKit } from './field-kit/run.ts';

// As src/cli/entry.ts does: releases of the SDK that are not used here are nobody's concern.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';

const USAGE = `usage: npm run field-kit -- --cluster NAME [options]

Measures how AWS behaves where its documents are silent. It only reads, but for
the cluster that you name: there it drains one instance, takes targets out of a
load balancer and stops one task, asking before each. Use a test cluster with a
service of two or more tasks behind a load balancer. Costs: some API calls and
minutes of what already runs.

  --queue URL          an SQS queue to which an EventBridge rule sends the
                       account's spot interruption warnings
  --spot-instance ID   a spot instance of the cluster that you will have
                       interrupted by AWS FIS
  --out FILE           where to write what was found (field-report.json)
  --yes                do not ask
`;

async function main(): Promise<number> {
  const { values } = argumentsOf(USAGE, {
    options: {
      cluster: { type: 'string' },
      queue: { type: 'string' },
      'spot-instance': { type: 'string' },
      out: { type: 'string', default: 'field-report.json' },
      yes: { type: 'boolean', default: false },
    },
  });
  if (!values.cluster) return refuse('--cluster NAME is missing: the cluster to measure in');
  if (!values.yes && !process.stdin.isTTY) {
    process.stderr.write('nobody is there to be asked: run it in a terminal, or with --yes\n');
    return 2;
  }
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const config = {};
  const ecs = new ECS(config);
  const kit: Kit = {
    ecs,
    ec2: new EC2(config),
    elb: new ElasticLoadBalancingV2(config),
    sqs: new SQS(config),
    cloudwatch: new CloudWatch(config),
    cluster: values.cluster,
    queueUrl: values.queue,
    spotInstance: values['spot-instance'],
    now: () => Date.now(),
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    ask: async (question) => values.yes || /^y/i.test(await terminal.question(`${question} [y/N] `)),
    clockTrouble: watchClock(ecs),
    say: (line) => process.stderr.write(`${line}\n`),
  };
  const report = await runFieldKit(kit).finally(() => terminal.close());
  await writeFile(values.out, `${JSON.stringify(report, null, 2)}\n`);
  process.stderr.write(
    `\nwritten to ${values.out}; try it with: sluice sandbox --scenario FILE --settings ${values.out}\n`,
  );
  return 0;
}

process.exitCode = await main().catch((error: Error) => {
  process.stderr.write(`${error.name}: ${error.message}\n`);
  return 2;
});
