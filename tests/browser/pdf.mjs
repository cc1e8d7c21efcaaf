import { inflateSync } from "node:zlib";

/** What a PDF of Chromium's says: its pages with their sizes in points, and its text. */
export function readPdf(bytes) {
  const objects = new Map();
  const text = bytes.toString("latin1");
  for (const [, id, body] of text.matchAll(/(?:^|\n)(\d+) 0 obj\n(.*?)\nendobj/gs)) objects.set(id, body);
  const pages = [...objects.values()].filter((body) => /\/Type \/Page\b(?!s)/.test(body));
  const sizes = pages.map((body) => /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(body).slice(1).map(Number));
  return { sizes, text: pages.map((page) => pageText(page, objects)).join("\n") };
}

const stream = (body) => {
  const found = /stream\n(.*)\nendstream/s.exec(body);
  const bytes = Buffer.from(found[1], "latin1");
  return (body.includes("/FlateDecode") ? inflateSync(bytes) : bytes).toString("latin1");
};
const reference = (body, name) => new RegExp(`/${name} (\\d+) 0 R`).exec(body)?.[1];

/** Every glyph that a page shows, by the maps that its fonts bring with them. */
function pageText(page, objects) {
  const maps = new Map();
  for (const [, name, id] of page.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
    const letters = reference(objects.get(id), "ToUnicode");
    if (letters) maps.set(name, letterMap(stream(objects.get(letters))));
  }
  let map = new Map();
  let shown = "";
  const operators = /\/(F\d+) [\d.]+ Tf|<([0-9A-Fa-f]+)>|\b(Tj|TJ|ET)\b/g;
  for (const [, font, glyphs, operator] of stream(objects.get(reference(page, "Contents"))).matchAll(operators)) {
    if (font) map = maps.get(font) ?? new Map();
    if (glyphs)
      shown += glyphs
        .match(/.{4}/g)
        .map((glyph) => map.get(parseInt(glyph, 16)) ?? "")
        .join("");
    if (operator === "ET") shown += " ";
  }
  return shown.replace(/\s+/g, " ");
}

function letterMap(cmap) {
  const map = new Map();
  const letters = (hex) => Buffer.from(hex, "hex").swap16().toString("utf16le");
  for (const [, block] of cmap.matchAll(/beginbfchar(.*?)endbfchar/gs)) {
    for (const [, glyph, code] of block.matchAll(/<(\w{4})> <(\w+)>/g)) map.set(parseInt(glyph, 16), letters(code));
  }
  for (const [, block] of cmap.matchAll(/beginbfrange(.*?)endbfrange/gs)) {
    for (const [, first, last, code] of block.matchAll(/<(\w{4})> <(\w{4})> <(\w+)>/g)) {
      const [from, to, start] = [first, last, code].map((hex) => parseInt(hex, 16));
      for (let glyph = from; glyph <= to; glyph += 1) map.set(glyph, String.fromCharCode(start + glyph - from));
    }
  }
  return map;
}
