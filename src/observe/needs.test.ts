import { describe, expect, it } from 'vitest';
import { kindOf } from './needs.ts';
import { offerOf } from './offer.ts';

describe('what one task takes', () => {
  it('is what the task says, else what its containers say together', () => {
    const containerDefinitions = [
      { cpu: 256, memory: 512, memoryReservation: 128 },
      { cpu: 128, memory: 300 },
    ];
    expect(kindOf({ cpu: '1024', memory: '2048', containerDefinitions }).needs).toMatchObject({
      cpu: 1024,
      memory: 2048,
    });
    expect(kindOf({ containerDefinitions }).needs).toMatchObject({ cpu: 384, memory: 428 });
  });

  it('counts GPUs, and an interface in network mode awsvpc', () => {
    const gpu = { resourceRequirements: [{ type: 'GPU' as const, value: '2' }] };
    const needs = kindOf({
      networkMode: 'awsvpc',
      containerDefinitions: [gpu, { portMappings: [{ containerPort: 80 }] }],
    });
    expect(needs.needs).toMatchObject({ gpus: 2, interfaces: 1, ports: [] });
  });

  it('names the ports of the host that it must have, and not those that are chosen for it', () => {
    const ports = (networkMode: 'bridge' | 'host', hostPort?: number) =>
      kindOf({
        networkMode,
        containerDefinitions: [{ portMappings: [{ containerPort: 53, hostPort, protocol: 'udp' }] }],
      }).needs.ports;
    expect(ports('bridge', 0)).toEqual([]);
    expect(ports('bridge')).toEqual([]);
    expect(ports('bridge', 5353)).toEqual(['udp:5353']);
    expect(ports('host')).toEqual(['udp:53']);
  });

  it('comes with the constraints of its definition', () => {
    const placementConstraints = [{ type: 'memberOf' as const, expression: 'attribute:stack == prod' }];
    expect(kindOf({ placementConstraints }).expressions).toEqual(['attribute:stack == prod']);
    expect(kindOf(undefined)).toEqual({
      needs: { cpu: 0, memory: 0, gpus: 0, interfaces: 0, ports: [] },
      expressions: [],
    });
  });
});

describe('what a host must have', () => {
  it('are the attributes that ECS found the task to need', () => {
    const requiresAttributes = [{ name: 'ecs.capability.task-eni' }, { name: 'stack', value: 'prod' }];
    expect(kindOf({ requiresAttributes }).requires).toEqual([
      { name: 'ecs.capability.task-eni' },
      { name: 'stack', value: 'prod' },
    ]);
  });

  it('is the architecture of its platform, once; without one its images may be for several', () => {
    const arm = { name: 'ecs.cpu-architecture', value: 'arm64' };
    const runtimePlatform = { cpuArchitecture: 'ARM64' as const };
    expect(kindOf({ runtimePlatform }).requires).toEqual([arm]);
    expect(kindOf({ runtimePlatform, requiresAttributes: [arm] }).requires).toEqual([arm]);
    expect(kindOf({ runtimePlatform: { operatingSystemFamily: 'LINUX' } }).requires).toBeUndefined();
  });
});

describe('what a host offers', () => {
  const resources = (cpu: number, ports: string[] = []) => [
    { name: 'CPU', integerValue: cpu },
    { name: 'MEMORY', integerValue: 4096 },
    { name: 'GPU', integerValue: 1 },
    { name: 'PORTS', stringSetValue: ports },
    { name: 'PORTS_UDP', stringSetValue: ['53'] },
  ];

  it('is what it has and what is left, with the ports that are taken', () => {
    const offer = offerOf({
      registeredResources: resources(2048, ['22']),
      remainingResources: resources(1024, ['22', '8080']),
      attributes: [{ name: 'stack', value: 'prod' }, { name: 'ready' }],
      capacityProviderName: 'cp',
    })!;
    expect(offer.whole).toMatchObject({ cpu: 2048, memory: 4096, gpus: 1 });
    expect(offer.left.cpu).toBe(1024);
    expect([...offer.left.ports]).toEqual(['tcp:22', 'tcp:8080', 'udp:53']);
    expect([...offer.attributes]).toEqual([
      ['stack', 'prod'],
      ['ready', ''],
    ]);
    expect(offer.provider).toBe('cp');
  });

  it('is not known where ECS tells half of it', () => {
    expect(offerOf({ registeredResources: resources(2048) })).toBeUndefined();
    expect(offerOf({ registeredResources: [], remainingResources: resources(1) })).toBeUndefined();
  });
});
