import { beforeAll, describe, expect, it } from 'vitest';
import { createCopier } from './copier.ts';
import { copyInput, copyLeaf } from './leaves.ts';
import type { Shape } from './schema.ts';
import { loadedService, loadServices } from './services.ts';
import { transform } from './transform.ts';

beforeAll(() => loadServices(['ecs', 'sqs']));
const shape = (operation: string): Shape => loadedService('ecs')!.operations.get(operation)!.output;
const copy = createCopier(copyLeaf);

describe('a copy along a shape', () => {
  it('has what the shape knows, leaves out what is unknown or null, and shares nothing', () => {
    const tags = [{ key: 'a', value: 'b' }];
    const task = { taskArn: 't', tags, createdAt: new Date(5), version: 3, strange: 1, group: null };
    const given = { tasks: [task, undefined], failures: undefined };
    const copied = copy(shape('DescribeTasks'), given) as { tasks: (typeof task)[] };
    expect(copied).toStrictEqual({
      tasks: [{ taskArn: 't', tags, createdAt: new Date(5), version: 3 }],
    });
    expect(copied).toStrictEqual(transform(shape('DescribeTasks'), given, copyLeaf));
    expect(copied.tasks[0]!.tags).not.toBe(tags);
    expect(copied.tasks[0]!.tags[0]).not.toBe(tags[0]);
    expect(copied.tasks[0]!.createdAt).not.toBe(task.createdAt);
  });

  it.each([
    [{ tasks: [{ version: 1, tags: [{ key: 2 }] }] }, 'tasks[0].tags[0].key must be a string, not number'],
    [{ tasks: {} }, 'tasks must be a list, not Object'],
    [{ tasks: [[]] }, 'tasks[0] must be a structure, not a list'],
    [{ tasks: [{ createdAt: new Date(Number.NaN) }] }, 'tasks[0].createdAt must be a timestamp, not Date'],
  ])('says where a value does not fit: %j', (given, words) => {
    expect(() => copy(shape('DescribeTasks'), given)).toThrow(words);
  });

  it('holds inputs to whole numbers, as every other way to call does', () => {
    const input = loadedService('ecs')!.operations.get('UpdateService')!.input;
    const copyGiven = createCopier(copyInput);
    expect(copyGiven(input, { desiredCount: 2 })).toEqual({ desiredCount: 2 });
    expect(() => copyGiven(input, { desiredCount: 0.5 })).toThrow('whole number');
  });

  it('keeps any key of a map as a key of its own', () => {
    const map = loadedService('sqs')!.operations.get('GetQueueAttributes')!.output;
    const given = { Attributes: JSON.parse('{"__proto__": "x", "constructor": "y"}') as object };
    expect(Object.keys((copy(map, given) as typeof given).Attributes)).toEqual(['__proto__', 'constructor']);
  });
});
