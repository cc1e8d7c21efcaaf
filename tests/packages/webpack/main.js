import * as tegi from "tegi";
import * as worker from "tegi/worker";

import { journey } from "./journey.js";

document.title = await journey(tegi, worker);
