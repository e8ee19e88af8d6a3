// Loaded into a measured process before its program: answers what processor time it has used, and ends it with the benchmark.
process.on('message', (message) => {
  if (message === 'cpu') process.send?.({ cpu: process.cpuUsage() });
});
process.on('disconnect', () => process.exit(0));
process.channel?.unref();
