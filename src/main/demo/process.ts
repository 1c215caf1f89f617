/** The simulator's own process: a command when run by Node, a quiet helper when forked by the program. */

import { serveParent } from './cli/parent';
import { runCommand } from './cli/run';

// Electron gives its utility processes a port to their parent; plain Node has none.
const { parentPort } = process as unknown as { parentPort?: Parameters<typeof serveParent>[0] };

if (parentPort) serveParent(parentPort);
else void runCommand(process.argv.slice(2));
