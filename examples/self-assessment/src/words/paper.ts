import { teach } from "./index.ts";
import paper from "./paper.json";

teach({ paper });
