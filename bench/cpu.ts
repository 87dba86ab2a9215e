// The CPU time of this process so far, all of its threads, in seconds.
export const cpuSeconds = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};
