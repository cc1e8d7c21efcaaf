declare module "virtual:engine/*" {
  const packed: string;
  export default packed;
}

declare module "virtual:nomenclature" {
  const lines: string;
  export default lines;
}

declare module "virtual:trade-words" {
  const words: string;
  export default words;
}
