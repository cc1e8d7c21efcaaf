import { teach } from "./index.ts";
import result from "./result.json";

teach({ result });
