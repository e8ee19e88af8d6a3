import { once } from 'node:events';
import { startTestCluster, type TestCluster } from './postgres-cluster.js';

// The process that global-setup.ts starts. The end of the channel to jest is the sign to clean up, because it comes in
// every case: at teardown, after Ctrl-C, and when jest is killed.
const jestIsGone = once(process, 'disconnect');
const { adminUrl, template, stop } = await startTestCluster();
const cluster: TestCluster = { adminUrl, template };
if (process.connected) process.send?.(cluster);
await jestIsGone;
await stop();
