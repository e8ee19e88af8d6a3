import { runProcess } from './run-process.js';
import { SERVER } from './serve.js';

await runProcess(SERVER);
