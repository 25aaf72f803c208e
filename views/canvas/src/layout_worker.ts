/** The worker: one arrangement in, its places out. Built into a text of its own, since the component is one file. */

import { type Arrangement, forceAtlas } from "./force_atlas";

const port = self as unknown as { onmessage: (event: MessageEvent<Arrangement>) => void; postMessage(message: unknown): void };

port.onmessage = (event) => port.postMessage(forceAtlas(event.data));
