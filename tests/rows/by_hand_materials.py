"""The cases of the conditions that are not regular, chapters 41 to 83: written from the words of the act by a reader."""

from build import Row


def leather_to_paper(rows: dict[str, Row]) -> None:
    """Chapters 41 to 67."""
    rows["4101-4103"].all_of(["hair-removal"], on="on-animal-hides")
    rows["4101-4103"].on("on-animal-hides", ["hair-removal"])
    rows["4101-4103"].broken("last-of-range", "The last heading of the row.", [("0511991000", 100)], good="4103200000")
    rows["4101-4103"].described()
    for code, ops in (
        ("4104-4106", ["irreversible-tanning"]),
        ("4107", ["tanning", "post-tanning-treatment"]),
        ("411200000", ["tanning", "post-tanning-treatment"]),
        ("4113", ["tanning", "post-tanning-treatment"]),
    ):
        row = rows[code]
        hides = [("4101201000", 30000, {"animal-hides": True})]
        row.all_of(ops, hides)
        row.made_from([("4101201000", "animal-hides")], "4115100000", ops=[*ops, "stamping"])
    rows["4104-4106"].broken(
        "last-of-range",
        "The last heading of the row.",
        [("4101201000", 100, {"animal-hides": True})],
        good="4106210000",
    )
    rows["4302"].made_from([("4302190000", "unassembled-furskins")], "4301100000")
    rows["4302"].described()
    rows["4403"].made_from([("4403210000", "debarked-rough-timber")], "4401310000")
    rows["4407"].unstated(["sawing", "planing", "sanding", "finger-jointing"])
    rows["4408"].unstated(["joining-by-gluing", "planing", "sanding"])
    row = rows["4409"]
    row.unstated(
        ["milling", "sanding", "sawing"], shown=["milling", "profiling", "sanding", "finger-jointing", "sawing"]
    )
    row.met(
        "the-alternatives",
        "«или профилирование … или соединение в шип»",
        [("7208510000", 30000)],
        ops=["profiling", "finger-jointing", "sawing"],
        beyond=True,
    )
    rows["4414"].unstated(["profiling", "milling", "assembly"])
    rows["441600000"].made_from([("4416000000", "barrel-staves")], "4407119000")
    row = rows["4418"]
    panels = ["cellular-panels", "shingles", "shakes"]
    no = dict.fromkeys(panels, False)
    row.met("timber", "Made from timber of another heading.", [("4407119000", 40000, {**no, "timber": True})])
    row.broken(
        "timber-of-own-heading", "Timber of the good's own heading.", [("4418990000", 100, {**no, "timber": True})]
    )
    row.broken(
        "other-material", "Made from another material than timber.", [("3926909200", 100, {**no, "timber": False})]
    )
    for term in panels:
        row.met(
            f"and-{term}",
            "«Однако могут использоваться ячеистые панели из дерева, гонт, дранка»",
            [("4407119000", 40000, {**no, "timber": True}), ("4418990000", 40000, {**no, "timber": False, term: True})],
        )
    row.described()
    row = rows["4421"]
    row.made_from([("4407119000", "wood")], "3926909200")
    row.broken(
        "drawn-wood-of-4409",
        "«кроме хольцдрата позиции 4409»",
        [("4409109100", 100, {"wood": True, "drawn-wood": True})],
    )
    row.met(
        "other-wood-of-4409",
        "Of 4409 only drawn wood is excepted.",
        [("4409109100", 100, {"wood": True, "drawn-wood": False})],
    )
    row.met(
        "drawn-wood-elsewhere",
        "Drawn wood of another heading.",
        [("4408101500", 100, {"wood": True, "drawn-wood": True})],
    )
    row.described()

    # «Ткачество, стрижка полотна, аппретирование, обшивка краев изделий. … в позиции, отличной от позиций …»
    carpet = ["weaving", "cloth-shearing", "textile-dressing", "edge-binding"]
    for code, others in (
        ("5701", ["5702", "5703", "5704", "5705"]),
        ("5702", ["5701", "5703", "5704", "5705"]),
        ("570500", ["5701", "5702", "5703", "5704"]),
    ):
        row = rows[code]
        row.unstated(carpet, [("5205110000", 30000)])
        for other in others:
            row.broken(
                f"of-{other}",
                "A foreign material is of a heading that the condition names.",
                [(other, 100)],
                ops=carpet,
            )
        row.met(
            "of-own-heading",
            "The good's own heading is not among those named.",
            [(row.own, 100), ("5607210000", 100), ("5801100000", 100)],
            ops=carpet,
        )
    row = rows["5704"]
    row.unstated(["pattern-cutting", "sewing"], [("5205110000", 30000)])
    row.cases[-1]["facts"]["operations"] = ["weaving"]
    row.three(
        30,
        "Materials of 5704",
        lambda value: [("5704100000", value), ("5705003000", 10000)],
        ops=["pattern-cutting", "sewing"],
    )
    row.described()


def stone_and_metal(rows: dict[str, Row]) -> None:
    """Chapters 68 to 83."""
    rows["6802"].any_of(["sawing", "dividing-otherwise"])
    rows["680300"].made_from([("6803001000", "worked-slate")], "2514000000")
    rows["680300"].described()
    for code in ("6804", "6805"):
        row = rows[code]
        row.outside(["6804", "6805"], "is one that the condition excepts")
        row.broken(
            "silicon-carbide-of-2849",
            "«карбидов кремния позиции 2849»",
            [("2849200000", 100, {"silicon-carbides": True})],
        )
        row.met(
            "other-carbide-of-2849",
            "Of 2849 only silicon carbides are excepted.",
            [("2849100000", 100, {"silicon-carbides": False}), ("2850002000", 100, {"silicon-carbides": True})],
        )
        row.described()
    asbestos = ["worked-asbestos-fibres", "asbestos-mixtures", "asbestos-and-magnesium-carbonate-mixtures"]
    rows["6812"].made_from([("6812809000", term) for term in asbestos], "2524900000")
    rows["6812"].described()
    rows["6814"].made_from([("6814100000", "worked-mica")], "2525100000")
    rows["6814"].described()
    row = rows["700600"]
    done = {"ops": ["special-technological-operations"], "beyond": True}
    for reading, codes in (("own", ["7006009000"]), ("sheet-glass", ["7003", "7005"])):
        for code in codes:
            row.met(
                f"{reading}-{code[:4]}",
                "«из материалов той же позиции», as this reading takes it.",
                [(code, 30000)],
                readings={"same-heading-glass": reading},
                **done,
            )
    row.open(
        "own-or-sheet-glass",
        "Made from sheet glass: is it «та же позиция»? The act does not say.",
        [("7005100500", 30000)],
        **done,
    )
    row.broken("neither", "Made from a material of neither.", [("7002201000", 30000), ("7007111000", 30000)], **done)
    for code in ("7002201000", "7006009000", "7007111000"):
        row.broken(
            f"sheet-glass-not-{code[:4]}",
            "Another heading than those of the sheet glass.",
            [(code, 30000)],
            readings={"same-heading-glass": "sheet-glass"},
            **done,
        )
    row.broken(
        "no-special-operation",
        "No special technological operation was performed.",
        [("7006009000", 30000)],
        answers={"special-technological-operations": False},
    )
    for code, named, other in (
        ("7102", "7102310000", "7105100000"),
        ("7103", "7103100000", "7105100000"),
        ("7104", "7104200000", "7105100000"),
    ):
        rows[code].made_from([(named, "unworked-precious-stones")], other)
    for code, named in (("7106", "7106910000"), ("7108", "7108120000"), ("7110", "7110110000")):
        rows[code].made_from([(named, "unwrought-precious-metals")], "7112990000")
    for code, named in (("710700000", "7107000000"), ("710900000", "7109000000")):
        rows[code].made_from([(named, "unworked-clad-metals")], "7112990000")
    for code in ("7102", "7103", "7104", "7106", "7108", "7110", "710900000", "7117"):
        rows[code].described()
    rows["711100000"].unstated(["electrolytic-enrichment", "chemical-enrichment", "thermal-enrichment", "metal-fusion"])
    row = rows["7117"]
    parts = {"base-metal-parts-unplated": True}
    row.three(50, "All foreign materials", lambda value: [("7326909807", value, parts)])
    row.made_from([("7326909807", "base-metal-parts-unplated")], "7113110000")
    for code in ("7218", "7219", "7220", "722100", "7222", "7224", "7225", "7226", "7227"):
        row = rows[code]
        heading = "7218" if int(code[:4]) < 7224 else "7224"
        term = (
            "stainless-steel-ingots-or-primary-forms"
            if heading == "7218"
            else "other-alloy-steel-ingots-or-primary-forms"
        )
        other = "7206100000"
        row.made_from([(f"{heading}100000", term)], other)
        row.broken("described-but-elsewhere", "So described, but of another heading.", [(other, 40000, {term: True})])
        if row.gate:
            row.described()
    row = rows["7403"]
    row.made_from([("7403110000", "refined-copper-unwrought"), ("7404001000", "waste-and-scrap")], "7402000000")
    row.described()
    rows["7322"].described()


ALL = [leather_to_paper, stone_and_metal]
