// The ECS agent of every container instance, as its versionInfo shows it.
export const AGENT = {
  agentVersion: '1.96.0',
  agentHash: 'aebcbca',
  dockerVersion: 'DockerVersion: 25.0.8',
} as const;
