import * as tegi from "tegi";
import address from "tegi/tegi_bg.wasm";
import kk from "tegi/tegi_kk.json";
import * as worker from "tegi/worker";

import { journey } from "./journey.js";

document.title = await journey(tegi, worker, { source: address, words: { kk }, script: "./thread.js" });
