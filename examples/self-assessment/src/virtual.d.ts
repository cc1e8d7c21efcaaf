declare module "virtual:engine/*" {
  const packed: string;
  export default packed;
}

declare module "virtual:words/*" {
  const words: Record<"kk" | "ru" | "en", () => Promise<{ default: string }>>;
  export default words;
}

declare module "virtual:nomenclature" {
  const lines: string;
  export default lines;
}

declare module "virtual:trade-words" {
  const words: string;
  export default words;
}
