import { beforeAll, expect, test } from "vitest";
import { type TableReader, tableReader } from "../engine.ts";
import { language } from "../words/index.ts";
import { fits, guessed, withHeadings } from "./headless.ts";
import { fieldsOf } from "./pending.ts";

let reader: TableReader;
beforeAll(async () => {
  reader = await tableReader();
  language.value = "ru";
});

const fieldsFor = (name: string) => fieldsOf(reader).filter(({ sheet }) => sheet === name);

const BILL = [
  ["1", "Плита ДСП", "4410 11", "РК", "шт", "20", "150 000"],
  ["2", "Петля", "8302 42", "КНР", "шт", "4", "30 000"],
  ["", "ИТОГО", "", "", "", "", "180 000"],
];

test("cells tell codes, countries, names and the numbers of lines; of several numbers nobody knows which is which", () => {
  const counted = guessed(reader, BILL, fieldsFor("lines"));
  expect(counted).toEqual(["id", "name", "hs", "origin", "", "", ""]);
  const [sheet] = withHeadings(BILL, counted, fieldsFor("lines"));
  const headings = ["№ материала", "Наименование материала", "Код ТН ВЭД", "Страна происхождения", "", "", ""];
  expect(sheet).toMatchObject({ rows: [headings, ...BILL] });
});

test("one number beside the names is what they cost", () => {
  expect(
    guessed(
      reader,
      [
        ["Болт", "100,50"],
        ["Гайка", "1 000"],
      ],
      fieldsFor("lines"),
    ),
  ).toEqual(["name", "value"]);
  const goods = [["Труба", "Казахстан", "2000000", "СТ-KZ"]];
  expect(guessed(reader, goods, fieldsFor("contract-goods"))).toEqual(["name", "country", "value", "proof/kind"]);
});

test("rows fit the columns that they are put into as long as most cells can be read so", () => {
  const [board, hinge] = BILL.map((cells) => cells.slice(1, 4));
  expect(fits(reader, [board!, hinge!], ["name", "hs", "origin"])).toBe(true);
  expect(fits(reader, BILL, ["name", "hs", "origin", "value"])).toBe(false);
  expect(fits(reader, [["5"], ["6"]], ["value"])).toBe(true);
});
