import { teach } from "./index.ts";
import training from "./training.json";

teach({ training });
