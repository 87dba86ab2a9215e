// What bin/sluice starts.
import { main } from './main.ts';

// The SDK announces at every start that releases of 2027 will need Node 22. Its versions are pinned here, so that this
// concerns those who raise them (docs/dependencies.md) and not those who read the log at night.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';

await main(process.argv);
