import { teach } from "./index.ts";
import operations from "./operations.json";

teach({ operations });
