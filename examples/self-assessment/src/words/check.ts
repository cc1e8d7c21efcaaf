import { teach } from "./index.ts";
import check from "./check.json";

teach({ check });
