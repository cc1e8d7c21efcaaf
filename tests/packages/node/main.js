import * as tegi from "tegi";
import * as worker from "tegi/worker";

import { journey } from "./journey.js";

console.log(await journey(tegi, worker));
