"""The cases of the conditions that are not regular, chapters 25 to 40: written from the words of the act by a reader."""

from build import Row


def minerals(rows: dict[str, Row]) -> None:
    """Chapters 25 to 27, and the petroleum rows of others."""
    special = {"specialised-production": True}
    plain = {"specialised-production": False}
    for code in ("250100", "2522"):
        row = rows[code]
        row.all_of(["mining"], answers=special)
        row.broken(
            "no-special-site",
            "Not «в условиях специализированного производства».",
            [("3926909200", 30000)],
            ops=["mining"],
            answers=plain,
        )
    rows["250100"].described()
    rows["2504"].all_of(["carbon-enrichment", "purification", "comminution"])
    for code, term in (("251512000", "on-stone-blocks-over-25-cm"), ("2516", "on-stone-blocks")):
        rows[code].any_of(["sawing", "dividing-otherwise"], answers={term: True})
        rows[code].on(term, ["sawing"])
    rows["251512000"].described()
    row = rows["2518"]
    stone = ["crushing", "sawing", "comminution"]
    raw, burnt = {"non-calcined-dolomite": True}, {"non-calcined-dolomite": False}
    bill = [("2518100000", 30000)]
    row.unstated(stone, bill, answers=burnt)
    row.met(
        "all-and-calcining",
        "Non-calcined dolomite: everything, calcining too.",
        bill,
        ops=[*stone, "calcining"],
        answers=raw,
        steps=[
            {"test": "operations", "outcome": "true", "terms": ["calcining"]},
            {"test": "operations", "outcome": "true", "terms": stone},
        ],
    )
    row.open(
        "only-calcining",
        "Non-calcined dolomite: calcining besides the others, or in their place?",
        bill,
        ops=["calcining"],
        answers=raw,
    )
    row.broken(
        "not-calcined", "Non-calcined dolomite that was not calcined.", bill, ops=stone, beyond=True, answers=raw
    )
    row.open(
        "besides-only-crushing",
        "Where calcining comes besides: is one of the others enough?",
        bill,
        beyond=True,
        ops=["crushing"],
        answers=burnt,
        readings={"dolomite-calcining": "besides"},
    )
    row.met(
        "calcining-in-place",
        "Where calcining takes the place of the others it is enough.",
        bill,
        ops=["calcining"],
        answers=raw,
        readings={"dolomite-calcining": "in-place"},
    )
    for name in stone:
        row.broken(
            f"in-place-{name}",
            "Where calcining takes their place, the others count nothing for raw dolomite.",
            bill,
            ops=[name],
            beyond=True,
            answers=raw,
            readings={"dolomite-calcining": "in-place"},
        )
        row.case(
            f"besides-{name}",
            "All listed operations, calcining besides: it is not due for calcined dolomite.",
            bill,
            "disputed",
            ops=[name],
            beyond=True,
            answers=burnt,
            readings={"dolomite-calcining": "in-place"},
        )
    row = rows["2519"]
    row.broken(
        "own-heading",
        "A foreign material of 2519 that is no magnesite.",
        [("2519909000", 100, {"natural-magnesium-carbonate": False})],
    )
    row.met(
        "magnesite",
        "«кроме натурального карбоната магния (магнезит)»",
        [("2519100000", 90000, {"natural-magnesium-carbonate": True}), (row.near(), 100)],
    )
    row.described()
    row = rows["2523"]
    cement = ["mining", "crushing", "grinding", "firing", "clinker-cooling", "binder-grinding"]
    row.all_of(cement, answers=special)
    row.broken(
        "no-special-site",
        "Not «в условиях специализированного производства».",
        [("3926909200", 30000)],
        ops=cement,
        answers=plain,
    )
    rows["2524"].made_from([("2524900000", "asbestos-mineral-0-6")], "2530900009")
    rows["2525"].unstated(["splitting", "edge-trimming", "comminution"])

    # «Операции по рафинированию и/или одна или несколько определенных обработок. Другие операции, при которых все
    # используемые материалы должны классифицироваться в позиции, отличной … Однако … не превышает 50%»
    for code in ("270750100", "2710", "2711", "2712", "2713", "2714", "271500000", "2901", "2902", "3404"):
        row = rows[code]
        no = {"specified-treatments": False}
        own, near = f"{row.own[:4]}90", row.near()
        row.met("refined", "Refining is enough, whatever the materials.", [(own, 90000)], ops=["refining"], answers=no)
        row.met(
            "treated",
            "One of the specified treatments is enough.",
            [(own, 90000)],
            ops=["specified-treatments"],
            beyond=True,
        )
        for name, value, verdict in (
            ("below-limit", 49999, "originating"),
            ("at-limit", 50000, "originating"),
            ("above-limit", 50001, "not_originating"),
        ):
            row.case(
                name,
                "Neither refined nor treated: materials of the good's own heading up to 50 %.",
                [(own, value), (near, 10000)],
                verdict,
                answers=no,
            )
        if row.gate:
            row.described(answers=no)
    rows["270900"].all_of(
        ["pyrogenic-distillation-of-bituminous-materials", "destructive-distillation-of-bituminous-minerals"]
    )


def chemicals(rows: dict[str, Row]) -> None:
    """Chapters 28 to 40."""
    rows["281129100"].made_from([("2811299000", "sulphur-dioxide")], "2503001000")
    rows["281129100"].described()
    row = rows["281820000"]
    both = {"specialised-production": True, "treatment-or-processing-technology": True}
    row.met("both-conditions", "Both conditions of production hold.", [("2818300000", 30000)], answers=both)
    for term in both:
        row.broken(
            f"without-{term}",
            "One condition of production does not hold.",
            [("2606000000", 30000)],
            answers={**both, term: False},
        )
    row = rows["282120000"]
    row.any_of(["firing", "grinding"], answers={"on-earth-colours": True})
    row.on("on-earth-colours", ["firing"])
    both = {"specialised-production": True, "processing-technology": True}
    for code, named, other in (
        ("284410", [("2844300000", "depleted-uranium")], "2844100000"),
        ("284420", [("2844100000", "natural-uranium"), ("2844300000", "depleted-uranium")], "2844400000"),
    ):
        row = rows[code]
        row.made_from(named, other, ops=["uranium-235-enrichment"], answers=both)
        bill = [(*named[0][:1], 40000, {term: True for _, term in named})]
        row.broken(
            "elsewhere",
            "So described, but of another code.",
            [("2844400000", 40000, {term: True for _, term in named})],
            ops=["uranium-235-enrichment"],
            answers=both,
        )
        row.broken("not-enriched", "The material was not enriched.", bill, answers=both)
        for term in both:
            row.broken(
                f"without-{term}",
                "One condition of production does not hold.",
                bill,
                ops=["uranium-235-enrichment"],
                answers={**both, term: False},
            )
        row.described()
    row = rows["290519000"]
    metal, other = {"metal-alcoholates": True}, {"metal-alcoholates": False}
    row.three(
        50,
        "Metal alcoholates of 2905",
        lambda value: [("2905190000", value, metal), ("2905110000", 20000, other), ("2904100000", 20000, metal)],
    )
    row.met(
        "other-materials-of-2905",
        "Other materials of 2905 have no limit.",
        [("2905110000", 90000, other)],
        steps=[{"test": "any-heading-including", "outcome": "true", "expression": "AH INCLUDING 2905"}],
    )
    row.described()
    row = rows["3005"]
    drug, other = {"pharmaceutical-substances": True}, {"pharmaceutical-substances": False}
    row.three(50, "Materials of 3005", lambda value: [("3005100000", value, other), ("3006101000", 30000, other)])
    row.broken("pharmaceutical-substances", "«за исключением фармацевтических веществ»", [("2941100000", 100, drug)])
    rows["3201"].made_from([("3201200000", "vegetable-tanning-extracts")], "1404900008")
    rows["3201"].described()
    row = rows["320500000"]
    row.outside(["3203", "3204"], "is one that the condition excepts")
    row.three(20, "Materials of 3205", lambda value: [("3205000000", value), ("3206110000", 30000)])
    row = rows["3301"]
    done = {"ops": ["special-purification"], "beyond": True}
    both = {"industrial-conditions": True, "treatment-or-processing-technology": True}
    row.three(
        50, "Materials of 3301", lambda value: [("3301120000", value), ("3302101000", 30000)], answers=both, **done
    )
    row.met(
        "other-materials-too",
        "«в том числе из других материалов той же позиции»",
        [("3301120000", 30000)],
        answers=both,
        steps=[{"test": "any-heading-including", "expression": "AH INCLUDING SAME-HEADING"}],
        **done,
    )
    row.broken(
        "not-purified",
        "The material was not purified in a special way.",
        [("3302101000", 30000)],
        answers={**both, "special-purification": False},
    )
    for term in both:
        row.broken(
            f"without-{term}",
            "One condition of production does not hold.",
            [("3302101000", 30000)],
            answers={**both, term: False},
            **done,
        )
    row = rows["3403"]
    row.three(50, "Materials of the good's own heading", lambda value: [("3403910000", value)])
    row.made_from([("3403910000", "")], "2710198200")
    rows["380300"].all_of(["refining"], on="on-unrefined-oil")
    rows["380300"].on("on-unrefined-oil", ["refining"])
    rows["3805"].any_of(["distillation", "refining"], answers={"on-crude-sulphate-turpentine": True})
    rows["3805"].on("on-crude-sulphate-turpentine", ["refining"])
    rows["3806"].made_from([("3806100000", "resin-acids")], "1301900000")
    rows["380630000"].made_from([("3806100000", "resin-acids")], "1301900000", answers={"esters-of-resin-acids": False})
    rows["380700"].all_of(["distillation"], on="on-wood-tar")
    rows["380700"].on("on-wood-tar", ["distillation"])
    for code in ("380300", "3805", "3806", "380700"):
        rows[code].described()
    row = rows["382370000"]
    row.met(
        "fatty-acids",
        "«в том числе из жирных кислот»",
        [("3823190000", 30000, {"fatty-acids": True})],
        steps=[{"test": "any-heading-including", "expression": "AH INCLUDING fatty-acids"}],
    )
    row.broken(
        "only-packed", "Any material will do, but the good was only packed.", [("1511101000", 10000)], ops=["packing"]
    )

    # Of the polymers only the group that prevails counts (the footnote <*>).
    row = rows["3901-3915"]
    first, second = {"group-3901-3906-prevails": True}, {"group-3901-3906-prevails": False}
    row.three(
        20,
        "The group 3901–3906 prevails; its materials",
        lambda value: [("3901101000", 100), ("3906100000", value - 100), ("3911100000", 20000)],
        answers=first,
    )
    row.three(
        20,
        "The group 3907–3911 prevails; its materials",
        lambda value: [("3907101000", 100), ("3911100000", value - 100), ("3901101000", 20000)],
        name="second",
        answers=second,
    )
    row.three(
        50,
        "All foreign materials",
        lambda value: [("3906100000", 20000), ("2901210000", value - 20000)],
        name="total",
        answers=first,
    )
    row.met(
        "at-the-ends",
        "The first heading of one group and of the other.",
        [("3906100000", 20000), ("3907101000", 20000)],
        answers=first,
    )
    row.met(
        "at-the-other-ends",
        "The same where the other group prevails.",
        [("3906100000", 20000), ("3907101000", 20000)],
        answers=second,
    )
    row.broken("last-of-range", "The last heading of the row.", [("2901210000", 50001)], good="3915100000")
    row.broken(
        "first-headings",
        "The first heading of the first group.",
        [("3901101000", 20001), ("3907101000", 10000)],
        answers=first,
    )
    row.broken(
        "last-headings",
        "The last heading of the second group.",
        [("3906100000", 10000), ("3911100000", 20001)],
        answers=second,
    )
    row.described()
    rows["4001"].all_of(["delamination"], on="on-natural-rubber-sheets")
    rows["4001"].on("on-natural-rubber-sheets", ["delamination"])
    rows["401211000-401219000"].all_of(["tyre-retreading"], answers={"tyres-other-than-retreaded": False})
    rows["401211000-401219000"].broken(
        "last-of-range",
        "The last code of the row.",
        [("4011100003", 30000)],
        good="4012190000",
        answers={"tyres-other-than-retreaded": False},
    )
    rows["401700000"].made_from([("4003000000", "hard-rubber")], "4002110000")


ALL = [minerals, chemicals]
