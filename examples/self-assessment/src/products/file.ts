import { wholeOf } from "../case/device.ts";
import type { Draft } from "../case/draft.ts";
import { type Product, add, seen } from "./store.ts";

/** The list as a file, which another device reads. */
interface File {
  type: "products";
  form: 1;
  products: Pick<Product, "draft" | "unknowns">[];
}

export function written(products: readonly Product[]): Blob {
  const file: File = {
    type: "products",
    form: 1,
    products: products.map(({ draft, unknowns }) => ({ draft, unknowns })),
  };
  return new Blob([`${JSON.stringify(file, null, 1)}\n`], { type: "application/json" });
}

/** Adds the products of a file; how many they were, or nothing where it is no such file. */
export async function readFrom(text: string): Promise<number | undefined> {
  let products: Product[];
  try {
    const file = JSON.parse(text) as File;
    if (file.type !== "products" || file.form !== 1) return undefined;
    products = file.products.map(({ draft, unknowns }) => readProduct(draft, unknowns));
  } catch {
    return undefined;
  }
  await add(products);
  return products.length;
}

/** A product whose draft can be read; a draft that states nothing readable is refused when it is assessed. */
const readProduct = (draft: Draft, unknowns: string[]): Product => ({
  id: 0,
  draft,
  unknowns: unknowns.map(String),
  seen: seen(wholeOf(draft)),
});
