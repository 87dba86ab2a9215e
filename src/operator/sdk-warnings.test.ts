// What the SDK warns of is told, and not written to the console with every call.
import { expect, it, vi } from 'vitest';
import { createSdkPorts } from '#aws/sdk.ts';
import { sayingOnce } from './said-once.ts';

it('that a queue is on another host than the endpoint is said once, however often it is polled', async () => {
  const onConsole = vi.spyOn(console, 'warn').mockImplementation(() => {});
  const told: string[] = [];
  const onWarning = sayingOnce((text) => told.push(text));
  const requestHandler = { handle: async () => Promise.reject(new Error('no network')) };
  const credentials = { accessKeyId: 'a', secretAccessKey: 'b' };
  const portsOf = () =>
    createSdkPorts({
      region: 'ap-northeast-1',
      onWarning,
      overrides: { sqs: { requestHandler, credentials, maxAttempts: 1 } },
    });
  const QueueUrl = 'http://127.0.0.1:4566/111122223333/sluice-events';
  const [one, other] = [portsOf(), portsOf()];
  for (const { sqs } of [one, one, other])
    await expect(sqs.receiveMessage({ QueueUrl })).rejects.toThrow('no network');
  expect(told).toHaveLength(1);
  expect(told[0]).toMatch(/^QueueUrl=http:.*differs from SQSClient resolved endpoint/);
  expect(onConsole).not.toHaveBeenCalled();
  onConsole.mockRestore();
});
