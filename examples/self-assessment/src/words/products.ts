import { teach } from "./index.ts";
import products from "./products.json";

teach({ products });
