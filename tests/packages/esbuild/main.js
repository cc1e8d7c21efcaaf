import * as tegi from "tegi";
import address from "tegi/tegi_bg.wasm";
import * as worker from "tegi/worker";

import { journey } from "./journey.js";

document.title = await journey(tegi, worker, { source: address, script: "./thread.js" });
