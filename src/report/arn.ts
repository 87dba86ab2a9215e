// The parts of an ARN that people know things by.

/** The ARN of a task or a container instance ends with its id. */
export function lastPart(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}

/** `…:targetgroup/NAME/ID` → NAME. */
export function targetGroupName(arn: string): string {
  return /targetgroup\/([^/]+)\//.exec(arn)?.[1] ?? arn;
}
