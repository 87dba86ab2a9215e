// The templates say what the single parts under manifests/ and the Dockerfile say; that they are templates at all is cfn-lint's
// to judge (`npm run lint:manifests`).
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { operations } from '#aws/ports.ts';
import { runCommand } from '#cli/run.ts';
import { PASSWORD, USERNAME } from '#source/git-url.ts';
import { deploy } from './support/cloudformation.ts';

const root = join(import.meta.dirname, '..');
const textOf = (name: string) => readFileSync(join(root, name), 'utf8');
const jsonOf = (name: string) => JSON.parse(textOf(name));
const GIVEN = {
  Cluster: 'web-prod',
  Group: 'web-on-demand',
  Image: '111122223333.dkr.ecr.ap-northeast-1.amazonaws.com/sluice:0.1.0',
  HostCluster: 'tools',
  Vpc: 'vpc-1',
  Subnets: ['subnet-1', 'subnet-2'],
};
const sluice = (more: Record<string, string> = {}) =>
  deploy(join(root, 'manifests/cloudformation/sluice.yaml'), { ...GIVEN, ...more });
const containerOf = (stack: ReturnType<typeof sluice>) =>
  stack.resources.TaskDefinition!.Properties.ContainerDefinitions[0];

describe('what wakes it', () => {
  it.each([
    ['Ec2Rule', 'ec2'],
    ['AutoScalingRule', 'autoscaling'],
    ['EcsRule', 'ecs'],
  ])('%s is the rule manifests/events/%s.json, and sends to the queue', (name, file) => {
    const { Name, EventPattern, Targets } = sluice().resources[name]!.Properties;
    expect(Name).toBe(`sluice-${file}`);
    expect(EventPattern).toEqual(jsonOf(`manifests/events/${file}.json`));
    expect(Targets).toHaveLength(1);
    expect(Targets[0].Arn).toBe('arn:aws:sqs:ap-northeast-1:111122223333:sluice-events');
  });

  it('only rules of this name may send, as manifests/events/queue-policy.json has it', () => {
    const wanted = jsonOf('manifests/events/queue-policy.json');
    const { Queue, QueuePolicy, DeadLetterPolicy, DeadLetters } = sluice().resources;
    expect(QueuePolicy!.Properties.PolicyDocument).toEqual(wanted);
    const [{ Resource, ...rest }] = DeadLetterPolicy!.Properties.PolicyDocument.Statement;
    const [{ Resource: _, ...same }] = wanted.Statement;
    expect(rest).toEqual(same);
    expect(Resource).toBe(Queue!.Properties.RedrivePolicy.deadLetterTargetArn);
    expect(DeadLetters!.Properties.QueueName).toBe('sluice-events-dead');
  });

  it('a message may come again for longer than an evacuation takes before it counts as dead', () => {
    const { VisibilityTimeout, RedrivePolicy, MessageRetentionPeriod } = sluice().resources.Queue!.Properties;
    const seconds = VisibilityTimeout * RedrivePolicy.maxReceiveCount;
    expect(seconds).toBeGreaterThan(120 * 5);
    expect(seconds).toBeLessThan(MessageRetentionPeriod);
  });
});

describe('what it may do', () => {
  /** Statements as sets of "action on resource under condition", so that it does not matter how they are put together. */
  const grants = (statements: any[]) =>
    [
      ...new Set(
        statements.flatMap(({ Effect, Action, Resource, Condition }) =>
          [Action]
            .flat()
            .flatMap((action: string) =>
              [Resource]
                .flat()
                .map((on: string) => `${Effect} ${action} on ${on} ${JSON.stringify(Condition ?? {})}`),
            ),
        ),
      ),
    ].sort();
  const policies = (more: Record<string, string>) =>
    sluice({ Leases: 'none', Timeline: 'none', ...more })
      .ofType('AWS::IAM::Policy')
      .flatMap(({ Properties }) => Properties.PolicyDocument.Statement);

  it.each([
    ['observe', 'iam-read-only'],
    ['protect', 'iam-protect'],
    ['drain', 'iam-drain'],
    ['scale', 'iam-scale'],
  ])(
    'in mode %s is manifests/%s.json, but for whom quiesce tells, with the reads of all modes',
    (Mode, file) => {
      const reads = grants(jsonOf('manifests/iam-read-only.json').Statement);
      const isRead = (each: string) => reads.some((read) => read.split(' ')[1] === each.split(' ')[1]);
      const added = grants(jsonOf(`manifests/${file}.json`).Statement).filter(
        (each) => !/:job-signals /.test(each) && !isRead(each),
      );
      const wanted = [...reads, ...added].sort();
      expect(wanted.length).toBeGreaterThan(20);
      expect(grants(policies({ Mode }))).toEqual(wanted);
    },
  );

  it('is bound to no tag of an example', () => {
    const { Statement } = jsonOf('manifests/iam-scale.json');
    const fleets = Statement.filter(({ Action }: { Action: string[] }) =>
      Action.includes('ec2:ModifySpotFleetRequest'),
    );
    expect(fleets).toHaveLength(1);
    expect(fleets[0]).not.toHaveProperty('Condition');
    expect(JSON.stringify(policies({ Mode: 'scale' }))).not.toContain('web-spot');
  });

  it('with a policy of its own is that, and no other', () => {
    const PolicyArn = 'arn:aws:iam::111122223333:policy/sluice';
    expect(policies({ Mode: 'scale', PolicyArn })).toEqual([]);
    expect(sluice({ PolicyArn }).resources.TaskRole!.Properties.ManagedPolicyArns).toEqual([PolicyArn]);
    expect(sluice().resources.TaskRole!.Properties).not.toHaveProperty('ManagedPolicyArns');
  });

  it('on the table of the timeline is manifests/iam-timeline.json, and bound to that table', () => {
    const { Statement } = sluice().resources.TimelinePolicy!.Properties.PolicyDocument;
    expect(grants(Statement)).toEqual(grants(jsonOf('manifests/iam-timeline.json').Statement));
    expect(sluice({ Timeline: 'none' }).resources).not.toHaveProperty('TimelinePolicy');
  });

  it('on the table of leases is bound to that table', () => {
    const { Statement } = sluice().resources.LeasePolicy!.Properties.PolicyDocument;
    expect(Statement.map(({ Resource }: { Resource: string }) => Resource)).toEqual([
      'arn:aws:dynamodb:ap-northeast-1:111122223333:table/sluice-leases',
    ]);
  });

  it('reads one secret when there is one, and none otherwise', () => {
    const GitSecretArn = 'arn:aws:secretsmanager:ap-northeast-1:111122223333:secret:sluice-git-AbCdEf';
    const GitUrl = 'https://git.example/ops/specs.git';
    const given = sluice({ GitUrl, GitSecretArn });
    expect(given.resources.ExecutionRole!.Properties.Policies[0].PolicyDocument.Statement).toEqual([
      { Effect: 'Allow', Action: 'secretsmanager:GetSecretValue', Resource: GitSecretArn },
    ]);
    expect(containerOf(given).Secrets).toEqual([{ Name: 'SLUICE_GIT_PASSWORD', ValueFrom: GitSecretArn }]);
    expect(sluice({ GitUrl }).resources.ExecutionRole!.Properties).not.toHaveProperty('Policies');
    expect(containerOf(sluice({ GitUrl }))).not.toHaveProperty('Secrets');
  });
});

describe('how it runs', () => {
  it('in two replicas by a table, of which a new one begins before an old one ends', () => {
    const stack = sluice();
    const { DesiredCount, DeploymentConfiguration } = stack.resources.Service!.Properties;
    expect(DesiredCount).toBe(2);
    expect(DeploymentConfiguration).toMatchObject({ MinimumHealthyPercent: 100, MaximumPercent: 200 });
    expect(stack.resources.LeaseTable!.Properties).toMatchObject({
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
    });
    expect(containerOf(stack).Environment).toContainEqual({ Name: 'SLUICE_LEASES', Value: 'sluice-leases' });
  });

  it('without a table once, and never twice at a time, however many are wished', () => {
    const stack = sluice({ Leases: 'none', Timeline: 'none', Replicas: '3' });
    const { DesiredCount, DeploymentConfiguration } = stack.resources.Service!.Properties;
    expect(DesiredCount).toBe(1);
    expect(DeploymentConfiguration).toMatchObject({ MinimumHealthyPercent: 0, MaximumPercent: 100 });
    expect(stack.ofType('AWS::DynamoDB::Table')).toEqual([]);
    expect(JSON.stringify(containerOf(stack).Environment)).not.toContain('SLUICE_LEASES');
    expect(sluice({ Leases: 'none', Replicas: '0' }).resources.Service!.Properties.DesiredCount).toBe(0);
  });

  it('with a timeline in a table that forgets, also where one task runs alone', () => {
    const stack = sluice({ Leases: 'none', RetentionDays: '90' });
    const [table, ...others] = stack.ofType('AWS::DynamoDB::Table');
    expect(others).toEqual([]);
    expect(table!.Properties).toMatchObject({
      TableName: 'sluice-timeline',
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: ['pk', 'sk'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
      TimeToLiveSpecification: { AttributeName: 'expires', Enabled: true },
    });
    const { Environment } = containerOf(stack);
    expect(Environment).toContainEqual({ Name: 'SLUICE_TIMELINE', Value: 'dynamodb://sluice-timeline' });
    expect(Environment).toContainEqual({ Name: 'SLUICE_RETENTION', Value: '90d' });
  });

  it('on Fargate, where no host is its own', () => {
    const { LaunchType, NetworkConfiguration } = sluice().resources.Service!.Properties;
    expect(LaunchType).toBe('FARGATE');
    expect(NetworkConfiguration.AwsvpcConfiguration.AssignPublicIp).toBe('DISABLED');
  });

  it('and nobody can call it', () => {
    const { SecurityGroupIngress, SecurityGroupEgress } = sluice().resources.SecurityGroup!.Properties;
    expect(SecurityGroupIngress).toBeUndefined();
    expect(SecurityGroupEgress.map(({ FromPort, ToPort }: any) => [FromPort, ToPort])).toEqual([[443, 443]]);
  });

  it('as the user, with the one volume, port and health check that the Dockerfile has', () => {
    const docker = textOf('Dockerfile').replace(/\\\n/g, '');
    const { User, MountPoints, PortMappings, HealthCheck, ReadonlyRootFilesystem, LinuxParameters } =
      containerOf(sluice());
    expect(User).toBe(/^USER (\S+)$/m.exec(docker)![1]);
    expect(User).toMatch(/^[1-9]\d+:[1-9]\d+$/);
    expect(ReadonlyRootFilesystem).toBe(true);
    expect(LinuxParameters.Capabilities).toEqual({ Drop: ['ALL'] });
    const [volume] = JSON.parse(/^VOLUME (.+)$/m.exec(docker)![1]!);
    expect(MountPoints.map(({ ContainerPath }: any) => ContainerPath)).toEqual([volume]);
    for (const name of ['HOME', 'XDG_STATE_HOME', 'TMPDIR'])
      expect(docker).toMatch(new RegExp(`\\b${name}=${volume}\\b`));
    expect(PortMappings).toEqual([
      { ContainerPort: Number(/^EXPOSE (\d+)$/m.exec(docker)![1]), Protocol: 'tcp' },
    ]);
    expect(HealthCheck.Command).toEqual([
      'CMD',
      ...JSON.parse(/^HEALTHCHECK .* CMD (\[.+\])$/m.exec(docker)![1]!),
    ]);
  });

  it('with the specs of a repository, or of its image', () => {
    const git = containerOf(sluice({ GitUrl: 'https://git.example/ops/specs.git', GitPath: 'clusters' }));
    expect(git.Command.join(' ')).toMatch(
      /^run --git https:\/\/git\.example\/ops\/specs\.git --ref main --path clusters /,
    );
    expect(containerOf(sluice()).Command.join(' ')).toMatch(/^run -f \/etc\/sluice /);
    expect(() => sluice({ GitUrl: 'https://bot:secret@git.example/ops/specs.git' })).toThrow(
      'GitUrl may not be',
    );
  });
});

describe('what it is started with', () => {
  const { options } = runCommand();
  /** Options by their names, and the variables that stand for one. */
  const flags = options.flatMap(({ short, long }) => [short, long]);
  const variables = [...options.flatMap(({ envVar }) => envVar ?? []), USERNAME, PASSWORD];

  it.each<[string, { Command: string[]; Environment: { Name: string; Value: string }[] }]>([
    ['the template with git', containerOf(sluice({ GitUrl: 'https://git.example/ops/specs.git' }))],
    ['the template with specs in the image', containerOf(sluice())],
    ['the template alone and without tables', containerOf(sluice({ Leases: 'none', Timeline: 'none' }))],
    ['manifests/task-definition.json', sampleContainer()],
  ])('in %s is known to `sluice run --help`, and has values that it takes', (_, container) => {
    const [command, ...words] = container.Command;
    expect(command).toBe('run');
    const given = words.filter((word) => word.startsWith('-'));
    expect(given.length).toBeGreaterThan(2);
    expect(given.filter((word) => !flags.includes(word))).toEqual([]);
    const named = container.Environment.map(({ Name }) => Name).filter((name) => /^SLUICE_/.test(name));
    expect(named.filter((name) => !variables.includes(name))).toEqual([]);
    for (const [place, word] of words.entries()) {
      const option = options.find(({ short, long }) => word === short || word === long);
      // Each takes one word, and those with choices one of them.
      if (option === undefined) expect(words[place - 1]).toMatch(/^-/);
      else if (option.argChoices) expect(option.argChoices).toContain(words[place + 1]);
      else expect(words[place + 1] ?? '-').not.toMatch(/^-/);
    }
  });

  function sampleContainer() {
    const { command, environment } = jsonOf('manifests/task-definition.json').containerDefinitions[0];
    return {
      Command: command,
      Environment: environment.map(({ name, value }: any) => ({ Name: name, Value: value })),
    };
  }
});

describe('manifests/task-definition.json', () => {
  /** ECS writes the same words with a small letter first; CloudFormation takes numbers for text. */
  const asEcs = (value: any, name = ''): any => {
    if (Array.isArray(value)) return value.map((each) => asEcs(each));
    if (value === null || typeof value !== 'object') return value;
    const small = (key: string) => (name === 'Options' ? key : key[0]!.toLowerCase() + key.slice(1));
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [small(key), asEcs(each, key)]));
  };

  it('is the task definition of the template, for those who use other tools', () => {
    const { Properties } = sluice({
      GitUrl: 'https://git.example/ops/specs.git',
      GitPath: 'clusters',
      GitSecretArn: 'arn:aws:secretsmanager:ap-northeast-1:111122223333:secret:sluice-git-AbCdEf',
    }).resources.TaskDefinition!;
    expect(jsonOf('manifests/task-definition.json')).toEqual({
      ...asEcs(Properties),
      executionRoleArn: 'arn:aws:iam::111122223333:role/sluice-execution',
      taskRoleArn: 'arn:aws:iam::111122223333:role/sluice',
    });
  });
});

describe('the VPC endpoints', () => {
  const endpoints = deploy(join(root, 'manifests/cloudformation/vpc-endpoints.yaml'), {
    Vpc: 'vpc-1',
    Subnets: ['subnet-1'],
    RouteTables: ['rtb-1'],
  }).ofType('AWS::EC2::VPCEndpoint');
  const names = endpoints.map(({ Properties }) =>
    Properties.ServiceName.replace('com.amazonaws.ap-northeast-1.', ''),
  );

  it('are there for every service that the operator calls, and for the table', () => {
    const called = Object.entries(operations)
      .filter(([, names]) => names.length > 0)
      .map(([service]) => (service === 'elbv2' ? 'elasticloadbalancing' : service));
    expect(called.length).toBeGreaterThan(5);
    expect([...called, 'dynamodb'].filter((service) => !names.includes(service))).toEqual([]);
  });

  it('and those with which Fargate pulls the image, writes the log and reads the secret', () => {
    expect(names).toEqual(expect.arrayContaining(['ecr.api', 'ecr.dkr', 's3', 'logs', 'secretsmanager']));
  });

  it('are told on the page of installation by their names', () => {
    const page = textOf('docs/install.md');
    expect(names.filter((name) => !page.includes(`\`com.amazonaws.REGION.${name}\``))).toEqual([]);
  });
});
