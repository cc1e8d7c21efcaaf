import { afterEach, expect, test } from "vitest";
import { LANGUAGES, language } from "../words/index.ts";
import { COLUMNS } from "./columns.ts";
import { findBill, headings, textsFrom } from "./headings.ts";
import { templateTable } from "./template.ts";

const fields = (cells: string[], vat: "included" | "excluded" = "excluded") => {
  const found = headings(cells, vat);
  return found && Object.fromEntries(found.columns);
};

afterEach(() => (language.value = "ru"));

test.each(LANGUAGES)("the template's own headings are known: %s", (one) => {
  language.value = one;
  const [head = [], example = []] = templateTable();
  expect(fields(head)).toEqual(Object.fromEntries(COLUMNS.map(({ field }, index) => [field, index])));
  expect(headings(example, "excluded")).toBeUndefined();
});

test("headings of bills, in any order", () => {
  expect(fields(["№", "Сумма", "Код ТНВЭД", "Материал", "Страна"])).toEqual({ value: 1, hs: 2, name: 3, origin: 4 });
  expect(fields(["Номенклатура", "Кол-во", "Цена за единицу", "Стоимость"])).toEqual({ name: 0, value: 3 });
  expect(fields(["р/с", "Тауар атауы", "СЭҚ ТН", "Шығарылған елі", "Сомасы"])).toEqual({
    name: 1,
    hs: 2,
    origin: 3,
    value: 4,
  });
  expect(fields(["Item", "HS code", "Origin", "Amount", "Local content, %"])).toEqual({
    name: 0,
    hs: 1,
    origin: 2,
    value: 3,
    proof_share: 4,
  });
});

const INVOICE = [
  "№ п/п",
  "Признак происхождения товара, работ, услуг",
  "Наименование товаров, работ, услуг",
  "Код товара (ТН ВЭД ЕАЭС)",
  "Ед. изм.",
  "Кол-во (объем)",
  "Цена (тариф) за единицу товара, работы, услуги без косвенных налогов",
  "Стоимость товаров, работ, услуг без косвенных налогов",
  "Ставка НДС",
  "Сумма НДС",
  "Стоимость товаров, работ, услуг с учетом НДС",
  "№ Декларации на товары, заявления в рамках ТС, СТ-1 или СТ-KZ",
];

test("the electronic invoice, in the basis of the sheet", () => {
  expect(fields(INVOICE)).toEqual({ name: 2, hs: 3, value: 7, proof_number: 11 });
  expect(fields(INVOICE, "included")).toEqual({ name: 2, hs: 3, value: 10, proof_number: 11 });
  expect(
    fields(["description", "unitCode", "unitPrice", "priceWithoutTax", "priceWithTax", "productDeclaration"]),
  ).toEqual({
    name: 0,
    hs: 1,
    value: 3,
    proof_number: 5,
  });
});

test("a column in the other basis is taken and said", () => {
  const found = headings(["Наименование", "Сумма с НДС"], "excluded");
  expect(found?.vat).toBe("included");
});

test("lines are no headings", () => {
  expect(fields(["Лист стальной", "7208512000", "CN", "300"])).toBeUndefined();
  expect(fields(["Болт М8", "шт"])).toBeUndefined();
  expect(fields(["", ""])).toBeUndefined();
});

test("a bill below the title of a report, without its totals and its row of numbers", () => {
  const found = findBill(
    [
      ["Ведомость материалов за март", "", ""],
      [],
      ["Наименование", "Код ТН ВЭД", "Сумма"],
      ["1", "2", "3"],
      ["Лист", "7208", "10"],
      ["", "", ""],
      ["Итого", "", "10"],
    ],
    "excluded",
  );
  expect(found).toEqual({
    texts: [{ name: "Лист", hs: "7208", value: "10" }],
    absent: ["origin"],
    totals: 1,
    vat: undefined,
  });
});

test("no bill where nothing reads as headings", () => {
  expect(
    findBill(
      [
        ["a", "b"],
        ["c", "d"],
      ],
      "excluded",
    ),
  ).toBeUndefined();
});

test("without headings the columns of the grid count", () => {
  expect(textsFrom(COLUMNS.slice(1), [["7208", "CN"]])).toEqual([{ hs: "7208", origin: "CN" }]);
});
