import { teach } from "./index.ts";
import bill from "./bill.json";

teach({ bill });
