import { teach } from "./index.ts";
import table from "./table.json";

teach({ table });
