import { teach } from "./index.ts";
import procurement from "./procurement.json";

teach({ procurement });
