"""The cases of the conditions that are not regular, each written from the words of the act by a reader."""

from build import Row

CURING = ["boning", "trimming", "slicing"]
DEVICE = ["casing-manufacture", "wiring-elements-manufacture", "unit-assembly-and-mounting",
          "adjustment-and-parameter-control"]


def food(rows: dict[str, Row]) -> None:
    """Chapters 01 to 24."""
    # «Изготовление из товаров группы 01»
    rows["0201"].made_from([("0102290000", "")], "0202300000")
    rows["0202"].made_from([("0102290000", "")], "0201300000")
    # «кроме яиц птиц позиции 0407»: other things of 0407 are not barred, nor eggs of another heading.
    row = rows["0408"]
    row.met("other-of-0407", "A material of 0407 that is no bird's egg.", [("0407", 100, {"bird-eggs": False})])
    row.broken("bird-eggs-of-0407", "Birds' eggs of 0407.", [("0407", 100, {"bird-eggs": True})])
    row.met("of-0408", "A material of 0408.", [("0408", 100, {"bird-eggs": True}), ("0406", 100, {"bird-eggs": True})])
    rows["0506"].made_from([("0206100000", "")], "0511991000")
    for code in ("071040000", "071190300"):
        rows[code].made_from([("0709996000", "sweet-corn-fresh-or-chilled")], "0709300000")
    rows["210330900"].made_from([("2103309000", "mustard-powder")], "1207500000")

    # «за исключением операций по …»: only these are not enough.
    rows["0209"].other_than(["salting", "smoke-liquid-treatment", "slicing", "mixing-with-spices-or-proteins"],
                            [("0209101100", 30000)])
    row = rows["0210"]
    row.other_than([*CURING, "mixing-with-spices-proteins-or-salt", "curing-by-injection", "cutting-unboned-meat",
                    "mechanical-deboning-of-poultry", "smoke-liquid-treatment"], [("0501000000", 30000)])
    row.outside(["0201-0206", "0208"], "is meat or offal of a heading that the condition excepts", asked="0207")
    row.broken("liver-of-0207", "«печени птиц позиции 0207»", [("0207", 100, {"poultry-liver": True})])
    row.met("other-of-0207", "Of 0207 only the liver is excepted.", [("0207", 100, {"poultry-liver": False})])
    row = rows["1602"]
    row.made_from([("0203210000", "")], "0303140000")
    row.other_than(["meat-cutting", *CURING, "mixing-with-spices-proteins-or-salt", "curing-by-injection",
                    "cutting-unboned-meat", "mechanical-deboning-of-poultry"], [("0203210000", 30000)])

    rows["0901"].all_of(["recipe-formulation", "roasting"])
    rows["0901"].described()
    row = rows["0902"]
    tea = ["recipe-formulation", "blending"]
    row.all_of(tea, [("0902100000", 30000)])
    row.three(50, "All foreign materials, tea", lambda value: [("0902100000", value)], ops=tea, beyond=True)
    row.made_from([("0902100000", "")], "0901110000", ops=tea, beyond=True)
    for value, verdict in ((20000, "originating"), (20001, "not_originating")):
        row.case(f"with-coffee-{value}", "All materials count in the limit, where others than tea may be used.",
                 [("0902100000", 30000), ("0901110000", value)], verdict, ops=tea, beyond=True,
                 readings={"made-from": "at-least"})

    # Two clauses; taken as two sub-products, the first for fat of bones and waste.
    row = rows["1501"]
    bone, other = ({"bone-or-waste-fat": of_bone, "other-pig-or-poultry-fat": not of_bone} for of_bone in (True, False))
    row.outside(["0203", "0206", "0207", "0506"], "is one that the first clause excepts", answers=bone)
    for code, term in (("0203", "swine-meat-or-offal"), ("0206", "swine-meat-or-offal"), ("0207", "poultry-meat-or-offal")):
        row.met(f"other-fat-of-{code}", "Other fat, of a material that the second clause names.",
                [(code, 100, {term: True})], answers=other)
        row.broken(f"other-fat-not-that-of-{code}", "Other fat, of another material of that heading.",
                   [(code, 100, {term: False})], answers=other)
    row.broken("other-fat-of-0506", "Other fat, made from bones.", [("0506", 100)], answers=other)
    row.described(answers=bone)

    rows["1504-150600000"].all_of(["purification"])
    row = rows["1507-1515"]
    special = {"specialised-production": True}
    row.any_of(["refining", "fractionation"], answers=special)
    row.broken("no-special-site", "Not «в условиях специализированного производства».", [("1205109000", 30000)],
               ops=["refining"], answers={"specialised-production": False})
    row.broken("only-hydration", "«отдельная операция гидратации не является достаточной»", [("1205109000", 30000)],
               ops=["hydration"], beyond=True, answers=special,
               steps=[{"test": "operations", "outcome": "false", "terms": ["hydration"]}])
    row.described()

    # «клерированию (для сахара тростникового), сатурации, сульфитации, фильтрации и других последующих операций»
    row = rows["1701"]
    sugar = ["carbonatation", "sulphitation", "filtration"]
    raw = [("1701131000", 30000)]
    plain = {"white-sugar-from-raw-sugar": False}
    cane, beet = {**plain, "cane-sugar": True}, {**plain, "cane-sugar": False}
    row.met("cane-all", "Cane sugar, clarified too, and more was done.", raw,
            ops=["sugar-clarification", *sugar, "subsequent-operations"], answers=cane)
    row.open("cane-named", "Only the named operations: the list goes on «и других последующих операций».", raw,
             ops=["sugar-clarification", *sugar], answers={**cane, "subsequent-operations": False})
    row.broken("cane-not-clarified", "Cane sugar that was not clarified.", raw, ops=[*sugar, "subsequent-operations"],
               answers=cane)
    row.met("beet-not-clarified", "Beet sugar need not be clarified.", raw, ops=[*sugar, "subsequent-operations"],
            answers=beet)
    for name in sugar:
        row.broken(f"without-{name}", "One operation is missing.", raw, answers=beet, beyond=True,
                   ops=[*(other for other in sugar if other != name), "subsequent-operations"])
    # Kazakhstan's reservation: the heading change in place of the row.
    row.met("reservation", "White sugar from raw sugar of another heading.", [("1212939000", 30000)], ops=["cooking"],
            answers={"white-sugar-from-raw-sugar": True, "cane-sugar": False})
    row.broken("reservation-same-heading", "White sugar from raw sugar of the same heading.", raw, ops=["cooking"],
               answers={"white-sugar-from-raw-sugar": True, "cane-sugar": False})
    row.broken("reservation-not-white-sugar", "The reservation is for white sugar alone.", [("1212939000", 30000)],
               ops=["cooking"], answers=beet)

    # «при выполнении, помимо восстановления, таких … операций, как купажирование (для многокомпонентных …), …, и др.»
    for code, mixed, pulp in (("2009", "multi-component-juice", "juice-with-pulp"),
                              ("220299", "multi-component-nectar", "nectar-with-pulp")):
        row = rows[code]
        named = ["blending", "homogenisation", "deaeration", "food-heat-treatment"]
        due = {mixed: True, pulp: True}
        bill = [("0805", 30000)]
        row.met("all-operations", "All operations and more.", bill, ops=[*named, "similar-operations"], answers=due,
                beyond=True, steps=[{"test": "operations", "outcome": "true", "terms": [*named, "similar-operations"]}])
        row.met("neither-mixed-nor-pulp", "Without pulp and of one component two of the operations are not due.", bill,
                ops=["deaeration", "food-heat-treatment", "similar-operations"], answers={mixed: False, pulp: False},
                beyond=True)
        for name in named:
            row.open(f"without-{name}", "One of the listed operations is missing: are all due?", bill, answers=due,
                     ops=[other for other in (*named, "similar-operations") if other != name], beyond=True)
        row.open("only-named", "All named operations, none besides: «и др.» may demand more.", bill, ops=named,
                 answers={**due, "similar-operations": False}, beyond=True)
        row.broken("only-reconstituted", "Reconstitution alone.", bill, ops=["reconstitution"], beyond=True,
                   answers={**due, "similar-operations": False},
                   steps=[{"test": "operations", "outcome": "false", "terms": ["reconstitution"]}])
        done = {"ops": [*named, "similar-operations"], "answers": due, "beyond": True}
        own = row.own
        if code == "2009":
            row.three(50, "Materials of the good's own heading", lambda value, own=own: [(own, value), ("0805", 10000)], **done)
        else:
            row.three(50, "All foreign materials", lambda value, own=own: [(own, value - 10000), ("0805", 10000)], **done)
    rows["220299"].described()

    row = rows["21011100"]
    coffee = ["roasting", "comminution", "extraction", "concentration"]
    beans = [("0901110000", 30000)]
    row.all_of(coffee, beans, also="drying")
    row.met("dried", "«концентрирование (или сушка)»", beans, ops=[*coffee[:3], "drying"])
    row.made_from([("0901110000", ""), ("2101110015", "")], "0902100000", ops=coffee)
    row.three(50, "Materials of the good's own heading", lambda value: [("2101110015", value), ("0901110000", 30000)],
              ops=coffee)
    row.described()
    rows["210130910"].any_of(["comminution", "extraction", "concentration"])

    row = rows["210690980"]
    row.made_from([("0405101100", ""), ("1501101000", ""), ("1516201000", "")], "0404100200")
    row.broken("of-1517", "A material of 1517, after the last heading of the range.", [("1517101000", 100)])
    row.three(50, "Materials of 1511 and 1513 together",
              lambda value: [("1511101000", value - 25000), ("1513111000", 25000), ("1512119100", 10000)])
    row.case("not-as-described", "The good is not what the row describes.", [("2105001000", 100)], "originating",
             answers={row.gate: False, "flavoured-sugar-syrups": False}, rule="general")
    rows["2106"].described()

    # «по купажированию, фильтрации и других последующих операций»
    for code in ("2204", "2205", "220600", "2208"):
        row = rows[code]
        wine = ["blending", "filtration", "subsequent-operations"]
        bill = [(row.near(), 30000)]
        row.met("all-operations", "Both operations and more.", bill, ops=wine, beyond=True,
                steps=[{"test": "operations", "outcome": "true", "terms": wine}])
        row.open("only-named", "Only the named operations: the list goes on.", bill, ops=wine[:2], beyond=True,
                 answers={"subsequent-operations": False})
        for name in wine[:2]:
            row.broken(f"without-{name}", "One operation is missing.", bill, beyond=True,
                       ops=[other for other in wine if other != name])
        if code != "220600":
            about = "Materials of 2204" if code == "2204" else "Materials of the good's own heading"
            own, near = row.own, row.near()
            row.three(50, about, lambda value, own=own, near=near: [(own, value), (near, 30000)], ops=wine, beyond=True)
    rows["2208"].described()


def minerals(rows: dict[str, Row]) -> None:
    """Chapters 25 to 27, and the petroleum rows of others."""
    special = {"specialised-production": True}
    plain = {"specialised-production": False}
    for code in ("250100", "2522"):
        row = rows[code]
        row.all_of(["mining"], answers=special)
        row.broken("no-special-site", "Not «в условиях специализированного производства».", [("3926909200", 30000)],
                   ops=["mining"], answers=plain)
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
    row.met("all-and-calcining", "Non-calcined dolomite: everything, calcining too.", bill, ops=[*stone, "calcining"],
            answers=raw, steps=[{"test": "operations", "outcome": "true", "terms": ["calcining"]},
                                {"test": "operations", "outcome": "true", "terms": stone}])
    row.open("only-calcining", "Non-calcined dolomite: calcining besides the others, or in their place?", bill,
             ops=["calcining"], answers=raw)
    row.broken("not-calcined", "Non-calcined dolomite that was not calcined.", bill, ops=stone, beyond=True, answers=raw)
    row.open("besides-only-crushing", "Where calcining comes besides: is one of the others enough?", bill, beyond=True,
             ops=["crushing"], answers=burnt, readings={"dolomite-calcining": "besides"})
    row.met("calcining-in-place", "Where calcining takes the place of the others it is enough.", bill, ops=["calcining"],
            answers=raw, readings={"dolomite-calcining": "in-place"})
    for name in stone:
        row.broken(f"in-place-{name}", "Where calcining takes their place, the others count nothing for raw dolomite.",
                   bill, ops=[name], beyond=True, answers=raw, readings={"dolomite-calcining": "in-place"})
        row.case(f"besides-{name}", "All listed operations, calcining besides: it is not due for calcined dolomite.", bill,
                 "disputed", ops=[name], beyond=True, answers=burnt, readings={"dolomite-calcining": "in-place"})
    row = rows["2519"]
    row.broken("own-heading", "A foreign material of 2519 that is no magnesite.",
               [("2519909000", 100, {"natural-magnesium-carbonate": False})])
    row.met("magnesite", "«кроме натурального карбоната магния (магнезит)»",
            [("2519100000", 90000, {"natural-magnesium-carbonate": True}), (row.near(), 100)])
    row.described()
    row = rows["2523"]
    cement = ["mining", "crushing", "grinding", "firing", "clinker-cooling", "binder-grinding"]
    row.all_of(cement, answers=special)
    row.broken("no-special-site", "Not «в условиях специализированного производства».", [("3926909200", 30000)],
               ops=cement, answers=plain)
    rows["2524"].made_from([("2524900000", "asbestos-mineral-0-6")], "2530900009")
    rows["2525"].unstated(["splitting", "edge-trimming", "comminution"])

    # «Операции по рафинированию и/или одна или несколько определенных обработок. Другие операции, при которых все
    # используемые материалы должны классифицироваться в позиции, отличной … Однако … не превышает 50%»
    for code in ("270750100", "2710", "2711", "2712", "2713", "2714", "271500000", "2901", "2902", "3404"):
        row = rows[code]
        no = {"specified-treatments": False}
        own, near = f"{row.own[:4]}90", row.near()
        row.met("refined", "Refining is enough, whatever the materials.", [(own, 90000)], ops=["refining"], answers=no)
        row.met("treated", "One of the specified treatments is enough.", [(own, 90000)], ops=["specified-treatments"],
                beyond=True)
        for name, value, verdict in (("below-limit", 49999, "originating"), ("at-limit", 50000, "originating"),
                                     ("above-limit", 50001, "not_originating")):
            row.case(name, "Neither refined nor treated: materials of the good's own heading up to 50 %.",
                     [(own, value), (near, 10000)], verdict, answers=no)
        if row.gate:
            row.described(answers=no)
    rows["270900"].all_of(["pyrogenic-distillation-of-bituminous-materials",
                           "destructive-distillation-of-bituminous-minerals"])


def chemicals(rows: dict[str, Row]) -> None:
    """Chapters 28 to 40."""
    rows["281129100"].made_from([("2811299000", "sulphur-dioxide")], "2503001000")
    rows["281129100"].described()
    row = rows["281820000"]
    both = {"specialised-production": True, "treatment-or-processing-technology": True}
    row.met("both-conditions", "Both conditions of production hold.", [("2818300000", 30000)], answers=both)
    for term in both:
        row.broken(f"without-{term}", "One condition of production does not hold.", [("2606000000", 30000)],
                   answers={**both, term: False})
    row = rows["282120000"]
    row.any_of(["firing", "grinding"], answers={"on-earth-colours": True})
    row.on("on-earth-colours", ["firing"])
    both = {"specialised-production": True, "processing-technology": True}
    for code, named, other in (("284410", [("2844300000", "depleted-uranium")], "2844100000"),
                               ("284420", [("2844100000", "natural-uranium"), ("2844300000", "depleted-uranium")],
                                "2844400000")):
        row = rows[code]
        row.made_from(named, other, ops=["uranium-235-enrichment"], answers=both)
        bill = [(*named[0][:1], 40000, {term: True for _, term in named})]
        row.broken("elsewhere", "So described, but of another code.",
                   [("2844400000", 40000, {term: True for _, term in named})],
                   ops=["uranium-235-enrichment"], answers=both)
        row.broken("not-enriched", "The material was not enriched.", bill, answers=both)
        for term in both:
            row.broken(f"without-{term}", "One condition of production does not hold.", bill,
                       ops=["uranium-235-enrichment"], answers={**both, term: False})
        row.described()
    row = rows["290519000"]
    metal, other = {"metal-alcoholates": True}, {"metal-alcoholates": False}
    row.three(50, "Metal alcoholates of 2905",
              lambda value: [("2905190000", value, metal), ("2905110000", 20000, other), ("2904100000", 20000, metal)])
    row.met("other-materials-of-2905", "Other materials of 2905 have no limit.", [("2905110000", 90000, other)],
            steps=[{"test": "any-heading-including", "outcome": "true", "expression": "AH INCLUDING 2905"}])
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
    row.three(50, "Materials of 3301", lambda value: [("3301120000", value), ("3302101000", 30000)], answers=both, **done)
    row.met("other-materials-too", "«в том числе из других материалов той же позиции»", [("3301120000", 30000)],
            answers=both, steps=[{"test": "any-heading-including", "expression": "AH INCLUDING SAME-HEADING"}], **done)
    row.broken("not-purified", "The material was not purified in a special way.", [("3302101000", 30000)],
               answers={**both, "special-purification": False})
    for term in both:
        row.broken(f"without-{term}", "One condition of production does not hold.", [("3302101000", 30000)],
                   answers={**both, term: False}, **done)
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
    row.met("fatty-acids", "«в том числе из жирных кислот»", [("3823190000", 30000, {"fatty-acids": True})],
            steps=[{"test": "any-heading-including", "expression": "AH INCLUDING fatty-acids"}])
    row.broken("only-packed", "Any material will do, but the good was only packed.", [("1511101000", 10000)],
               ops=["packing"])

    # Of the polymers only the group that prevails counts (the footnote <*>).
    row = rows["3901-3915"]
    first, second = {"group-3901-3906-prevails": True}, {"group-3901-3906-prevails": False}
    row.three(20, "The group 3901–3906 prevails; its materials",
              lambda value: [("3901101000", 100), ("3906100000", value - 100), ("3911100000", 20000)], answers=first)
    row.three(20, "The group 3907–3911 prevails; its materials",
              lambda value: [("3907101000", 100), ("3911100000", value - 100), ("3901101000", 20000)], name="second",
              answers=second)
    row.three(50, "All foreign materials", lambda value: [("3906100000", 20000), ("2901210000", value - 20000)],
              name="total", answers=first)
    row.met("at-the-ends", "The first heading of one group and of the other.",
            [("3906100000", 20000), ("3907101000", 20000)], answers=first)
    row.met("at-the-other-ends", "The same where the other group prevails.",
            [("3906100000", 20000), ("3907101000", 20000)], answers=second)
    row.broken("last-of-range", "The last heading of the row.", [("2901210000", 50001)], good="3915100000")
    row.broken("first-headings", "The first heading of the first group.",
               [("3901101000", 20001), ("3907101000", 10000)], answers=first)
    row.broken("last-headings", "The last heading of the second group.",
               [("3906100000", 10000), ("3911100000", 20001)], answers=second)
    row.described()
    rows["4001"].all_of(["delamination"], on="on-natural-rubber-sheets")
    rows["4001"].on("on-natural-rubber-sheets", ["delamination"])
    rows["401211000-401219000"].all_of(["tyre-retreading"], answers={"tyres-other-than-retreaded": False})
    rows["401211000-401219000"].broken("last-of-range", "The last code of the row.", [("4011100003", 30000)],
                                       good="4012190000", answers={"tyres-other-than-retreaded": False})
    rows["401700000"].made_from([("4003000000", "hard-rubber")], "4002110000")


def leather_to_paper(rows: dict[str, Row]) -> None:
    """Chapters 41 to 67."""
    rows["4101-4103"].all_of(["hair-removal"], on="on-animal-hides")
    rows["4101-4103"].on("on-animal-hides", ["hair-removal"])
    rows["4101-4103"].broken("last-of-range", "The last heading of the row.", [("0511991000", 100)], good="4103200000")
    rows["4101-4103"].described()
    for code, ops in (("4104-4106", ["irreversible-tanning"]), ("4107", ["tanning", "post-tanning-treatment"]),
                      ("411200000", ["tanning", "post-tanning-treatment"]), ("4113", ["tanning", "post-tanning-treatment"])):
        row = rows[code]
        hides = [("4101201000", 30000, {"animal-hides": True})]
        row.all_of(ops, hides)
        row.made_from([("4101201000", "animal-hides")], "4115100000", ops=[*ops, "stamping"])
    rows["4104-4106"].broken("last-of-range", "The last heading of the row.", [("4101201000", 100, {"animal-hides": True})],
                             good="4106210000")
    rows["4302"].made_from([("4302190000", "unassembled-furskins")], "4301100000")
    rows["4302"].described()
    rows["4403"].made_from([("4403210000", "debarked-rough-timber")], "4401310000")
    rows["4407"].unstated(["sawing", "planing", "sanding", "finger-jointing"])
    rows["4408"].unstated(["joining-by-gluing", "planing", "sanding"])
    row = rows["4409"]
    row.unstated(["milling", "sanding", "sawing"],
                 shown=["milling", "profiling", "sanding", "finger-jointing", "sawing"])
    row.met("the-alternatives", "«или профилирование … или соединение в шип»", [("7208510000", 30000)],
            ops=["profiling", "finger-jointing", "sawing"], beyond=True)
    rows["4414"].unstated(["profiling", "milling", "assembly"])
    rows["441600000"].made_from([("4416000000", "barrel-staves")], "4407119000")
    row = rows["4418"]
    panels = ["cellular-panels", "shingles", "shakes"]
    no = dict.fromkeys(panels, False)
    row.met("timber", "Made from timber of another heading.", [("4407119000", 40000, {**no, "timber": True})])
    row.broken("timber-of-own-heading", "Timber of the good's own heading.", [("4418990000", 100, {**no, "timber": True})])
    row.broken("other-material", "Made from another material than timber.", [("3926909200", 100, {**no, "timber": False})])
    for term in panels:
        row.met(f"and-{term}", "«Однако могут использоваться ячеистые панели из дерева, гонт, дранка»",
                [("4407119000", 40000, {**no, "timber": True}), ("4418990000", 40000, {**no, "timber": False, term: True})])
    row.described()
    row = rows["4421"]
    row.made_from([("4407119000", "wood")], "3926909200")
    row.broken("drawn-wood-of-4409", "«кроме хольцдрата позиции 4409»",
               [("4409109100", 100, {"wood": True, "drawn-wood": True})])
    row.met("other-wood-of-4409", "Of 4409 only drawn wood is excepted.",
            [("4409109100", 100, {"wood": True, "drawn-wood": False})])
    row.met("drawn-wood-elsewhere", "Drawn wood of another heading.",
            [("4408101500", 100, {"wood": True, "drawn-wood": True})])
    row.described()

    # «Ткачество, стрижка полотна, аппретирование, обшивка краев изделий. … в позиции, отличной от позиций …»
    carpet = ["weaving", "cloth-shearing", "textile-dressing", "edge-binding"]
    for code, others in (("5701", ["5702", "5703", "5704", "5705"]), ("5702", ["5701", "5703", "5704", "5705"]),
                         ("570500", ["5701", "5702", "5703", "5704"])):
        row = rows[code]
        row.unstated(carpet, [("5205110000", 30000)])
        for other in others:
            row.broken(f"of-{other}", "A foreign material is of a heading that the condition names.", [(other, 100)],
                       ops=carpet)
        row.met("of-own-heading", "The good's own heading is not among those named.",
                [(row.own, 100), ("5607210000", 100), ("5801100000", 100)], ops=carpet)
    row = rows["5704"]
    row.unstated(["pattern-cutting", "sewing"], [("5205110000", 30000)])
    row.cases[-1]["facts"]["operations"] = ["weaving"]
    row.three(30, "Materials of 5704", lambda value: [("5704100000", value), ("5705003000", 10000)],
              ops=["pattern-cutting", "sewing"])
    row.described()


def stone_and_metal(rows: dict[str, Row]) -> None:
    """Chapters 68 to 83."""
    rows["6802"].any_of(["sawing", "dividing-otherwise"])
    rows["680300"].made_from([("6803001000", "worked-slate")], "2514000000")
    rows["680300"].described()
    for code in ("6804", "6805"):
        row = rows[code]
        row.outside(["6804", "6805"], "is one that the condition excepts")
        row.broken("silicon-carbide-of-2849", "«карбидов кремния позиции 2849»", [("2849200000", 100, {"silicon-carbides": True})])
        row.met("other-carbide-of-2849", "Of 2849 only silicon carbides are excepted.",
                [("2849100000", 100, {"silicon-carbides": False}), ("2850002000", 100, {"silicon-carbides": True})])
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
            row.met(f"{reading}-{code[:4]}", "«из материалов той же позиции», as this reading takes it.", [(code, 30000)],
                    readings={"same-heading-glass": reading}, **done)
    row.open("own-or-sheet-glass", "Made from sheet glass: is it «та же позиция»? The act does not say.",
             [("7005100500", 30000)], **done)
    row.broken("neither", "Made from a material of neither.", [("7002201000", 30000), ("7007111000", 30000)], **done)
    for code in ("7002201000", "7006009000", "7007111000"):
        row.broken(f"sheet-glass-not-{code[:4]}", "Another heading than those of the sheet glass.", [(code, 30000)],
                   readings={"same-heading-glass": "sheet-glass"}, **done)
    row.broken("no-special-operation", "No special technological operation was performed.", [("7006009000", 30000)],
               answers={"special-technological-operations": False})
    for code, named, other in (("7102", "7102310000", "7105100000"), ("7103", "7103100000", "7105100000"),
                               ("7104", "7104200000", "7105100000")):
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
        term = ("stainless-steel-ingots-or-primary-forms" if heading == "7218"
                else "other-alloy-steel-ingots-or-primary-forms")
        other = "7206100000"
        row.made_from([(f"{heading}100000", term)], other)
        row.broken("described-but-elsewhere", "So described, but of another heading.", [(other, 40000, {term: True})])
        if row.gate:
            row.described()
    row = rows["7403"]
    row.made_from([("7403110000", "refined-copper-unwrought"), ("7404001000", "waste-and-scrap")], "7402000000")
    row.described()
    rows["7322"].described()


def machines(rows: dict[str, Row]) -> None:
    """Chapters 84 and 85."""
    row = rows["8415"]
    ops = ["casing-manufacture", "wiring-elements-manufacture", "unit-assembly-and-mounting", "refrigerant-charging",
           "adjustment-and-parameter-control"]
    row.all_of(ops, answers={"refrigerant-charging-not-due": False})
    for name in ops:
        row.broken(f"all-but-{name}", "One operation of the condition is missing.", [("7208510000", 30000)],
                   ops=[*(other for other in ops if other != name), "welding"],
                   answers={"refrigerant-charging-not-due": False})
    row.met("not-charged", "«кроме случаев, когда заправка хладагента не предусмотрена конструкцией»",
            [("7208510000", 30000)], ops=[name for name in ops if name != "refrigerant-charging"],
            answers={"refrigerant-charging-not-due": True})
    for code in ("8508", "851650000", "852190000"):
        rows[code].all_of(DEVICE)
    rows["852190000"].case("not-as-described", "Not a DVD player, but other video apparatus.", [("8522908000", 50000)],
                           "originating", answers={"dvd-players": False, "video-apparatus-except-dvd": True}, rule="8521")
    row = rows["8523#2"]
    blank, other = {"unrecorded-media": True}, {"unrecorded-media": False}
    pair = {"unrecorded-media-product": False}
    row.three(10, "Unrecorded media of 8523",
              lambda value: [("8523", value, blank), ("8523", 20000, other), ("8524", 10000, blank)], answers=pair)
    row.three(50, "All foreign materials", lambda value: [("8523", 10000, blank), ("8522", value - 10000, other)],
              name="total", answers=pair)
    row = rows["8528#1"]
    chassis = ["radio-component-preparation", "smd-mounting", "component-placement-on-boards", "soldering", "diagnostics",
               "adjustment", "control"]
    cabinet = ["injection-moulding", "cabinet-parts-painting", "cabinet-parts-reinforcing"]
    final = ["assembly", "mounting", "adjustment", "control", "final-product-tests"]
    everything = list(dict.fromkeys([*chassis, *cabinet, *final]))
    parts = [("8528711500", 60000)]
    no = {"lcd-monitors": False}
    stages = ["chassis-making", "cabinet-parts-making", "final-assembly-and-adjustment"]
    row.met("all-operations", "Every operation of every stage.", parts, ops=everything, answers=no)
    row.met("all-stages", "The three stages, named as such.", parts, ops=stages, answers=no)
    for stage in stages:
        row.broken(f"without-{stage}", "A stage is missing.", parts, answers=no, beyond=True,
                   ops=[other for other in stages if other != stage])
    for stage, named in zip(stages, (chassis, cabinet, final), strict=True):
        for name in named:
            shared = [other for other in everything if other not in named]
            rest = [other for other in stages if other != stage]
            row.open(f"{stage[:7]}-only-{name}", "One operation of a stage: its list does not say whether it is enough.",
                     parts, ops=[*rest, name], answers=no, beyond=True)
            if name not in ("adjustment", "control"):
                row.open(f"{stage[:7]}-without-{name}", "All of a stage but one: its list does not say.", parts,
                         ops=[*rest, *(other for other in named if other != name)], answers=no, beyond=True)
            assert shared
    rows["8528#2"].all_of(["casing-manufacture", "unit-assembly-and-mounting", "adjustment-and-parameter-control"])


BODY = ["body-welding", "body-painting"]
CAR = [*BODY, "engine-installation", "auxiliary-equipment-installation", "transmission-installation",
       "suspension-installation", "wheel-installation", "ignition-system-installation", "steering-and-brake-installation",
       "interior-and-exterior-installation", "lamp-installation", "exhaust-installation", "fuel-tank-and-line-installation",
       "electric-drive-installation", "battery-installation", "on-board-wiring", "engine-diagnostics-and-adjustment",
       "brake-efficiency-check", "identification-number-marking", "finished-vehicle-tests"]
ELECTRIC = [*BODY, "engine-installation", "traction-machine-installation", "auxiliary-equipment-installation",
            "transmission-installation", "suspension-installation", "wheel-installation", "steering-and-brake-installation",
            "interior-and-exterior-installation", "lamp-installation", "energy-storage-installation",
            "electric-drive-installation", "on-board-wiring", "brake-efficiency-check", "radio-interference-check",
            "identification-number-marking", "finished-vehicle-tests"]
FORWARDER = [*BODY, "engine-installation", "auxiliary-equipment-installation", "transmission-installation",
             "wheel-installation", "steering-and-brake-installation", "cab-interior-and-exterior-installation",
             "lamp-installation", "exhaust-installation", "fuel-tank-and-line-installation", "electric-drive-installation",
             "battery-installation", "on-board-wiring", "engine-diagnostics-and-adjustment", "brake-efficiency-check",
             "identification-number-marking", "finished-vehicle-tests"]


def vehicles(rows: dict[str, Row]) -> None:
    """Chapters 86 to 89."""
    adjusted = "engine-diagnostics-and-adjustment"
    due = {"no-weld-body-technology": False, "auxiliary-equipment-provided-by-design": True,
           "all-electric-drives-integral": False}
    for code, ops, facts, spared in (
        ("8702-8704#1", CAR, {**due, "electric-or-hybrid-vehicles": False, "forwarders": False,
                              "spark-ignition-engine": True},
         {"spark-ignition-engine": "ignition-system-installation"}),
        ("8702-8704#2", [*ELECTRIC, adjusted], {**due, "ice-vehicles": False, "forwarders": False,
                                                "hybrid-power-unit": True},
         {"hybrid-power-unit": "engine-installation"}),
        ("8704", FORWARDER, {**due, "ice-vehicles": False, "electric-or-hybrid-vehicles": False}, {}),
    ):
        row = rows[code]
        parts = [("8708299009", 30000)]
        row.three(50, "All foreign materials", lambda value: [("8708299009", value)], ops=ops, answers=facts)
        listed = [name for name in ops if (code, name) != ("8702-8704#2", adjusted)]
        row.met("all-operations", "Every operation of the condition.", parts, ops=ops, answers=facts,
                steps=[{"test": "operations", "outcome": "true",
                        "terms": ["body-welding", "body-making-otherwise", *listed[1:]]}])
        for name in ("body-welding", "body-painting", adjusted):
            row.broken(f"without-{name}", "One operation of the condition is missing.", parts, answers=facts, beyond=True,
                       ops=[other for other in ops if other != name])
        spared = {**spared, "auxiliary-equipment-provided-by-design": "auxiliary-equipment-installation"}
        for fact, name in spared.items():
            row.met(f"spared-{name}", "The operation is not due: the condition makes an exception.", parts,
                    ops=[other for other in ops if other != name], answers={**facts, fact: False})
        row.met("spared-electric-drive-installation", "All electric drives are part of components.", parts,
                ops=[other for other in ops if other != "electric-drive-installation"],
                answers={**facts, "all-electric-drives-integral": True})
        without = [other for other in ops if other != "body-welding"]
        row.met("body-made-otherwise", "The technology knows no welding of the body.", parts,
                ops=["body-making-otherwise", *without, "welding"], answers={**facts, "no-weld-body-technology": True})
        row.broken("body-made-otherwise-needlessly", "The body was made otherwise, though it could be welded.", parts,
                   ops=["body-making-otherwise", *without, "welding"], answers=facts)
    row = rows["8702-8704#2"]
    electric = {**due, "ice-vehicles": False, "forwarders": False, "hybrid-power-unit": False}
    row.open("electric-engine-not-adjusted", "A pure electric vehicle: is adjusting the engine due? The act lists it.",
             [("8708299009", 30000)], ops=[name for name in ELECTRIC if name != "engine-installation"], answers=electric)
    last = {"ops": CAR, "answers": {**due, "electric-or-hybrid-vehicles": False, "forwarders": False,
                                    "spark-ignition-engine": True}}
    for code in ("8703231940", "8704211000"):
        rows["8702-8704#1"].met(f"of-{code[:4]}", "Another heading of the row.", [("8708299009", 100)], good=code, **last)
    rows["8702-8704#1"].case("not-as-described", "Neither kind of vehicle.", [("8707101000", 100)], "originating",
                             answers={"ice-vehicles": False, "electric-or-hybrid-vehicles": False, "forwarders": False},
                             rule="general")
    for code in ("8701100000", "8705100001"):
        rows["8702-8704#2"].case(f"beyond-{code[:4]}", "A heading beside the row.", [("8708299009", 100)], "originating",
                                 good=code, answers=electric, rule="general")
    row = rows["8704"]
    row.case("not-as-described", "No forwarder, but another lorry.", [("8708299009", 50001)], "not_originating",
             ops=CAR, answers={**due, "ice-vehicles": True, "electric-or-hybrid-vehicles": False, "forwarders": False,
                               "spark-ignition-engine": True}, rule="8702-8704#1")
    row = rows["8803"]
    row.met("other-heading", "The row takes 8803 out of the list: the general rule applies.", [("8804000000", 90000)],
            rule="general", steps=[{"test": "taken-out-of-list", "rule": "8803"}])
    row.broken("own-heading", "By the general rule the heading must change.",
               [("8803900000", 90000, {"necessary-component": False})], rule="general")
    # Two conditions; which goods each covers was lost.
    row = rows["880400000"]
    first, second = ({"parachutes-first-subitem": is_first, "parachutes-second-subitem": not is_first}
                     for is_first in (True, False))
    row.met("first-of-8804", "The first condition: any heading, 8804 too.", [("8804000000", 90000)], answers=first,
            steps=[{"test": "any-heading-including", "expression": "AH INCLUDING 8804"}])
    row.three(5, "The second condition: materials of 8804", lambda value: [("8804000000", value), ("8805101000", 10000)],
              answers=second)


def others(rows: dict[str, Row]) -> None:
    """Chapters 90 to 96."""
    for code in ("9601", "960200000"):
        row = rows[code]
        worked = {"worked-carving-material": True}
        own, other = (("9601901000", "9602000000") if code == "9601" else ("9602000000", "9601901000"))
        row.met("of-own-heading", "Worked carving material of the good's own heading.", [(own, 30000, worked)])
        row.open("of-the-other", "«тех же позиций»: each its own, or both? The act does not say.", [(other, 30000, worked)])
        row.met("of-the-other-both", "Read as both headings.", [(other, 30000, worked)],
                readings={"carving-headings": "both"})
        row.met("of-own-both", "Read as both headings.", [(own, 30000, worked)], readings={"carving-headings": "both"})
        row.broken("of-neither", "Worked carving material of another heading.", [("0507100000", 30000, worked)])
        for beside in ("9603100000",):
            row.broken("after-both", "A heading beside both.", [(beside, 30000, worked)],
                       readings={"carving-headings": "both"})
        row.broken("not-worked", "Of that heading, but no worked carving material.",
                   [(own, 30000, {"worked-carving-material": False})])
        row.described()
    row = rows["960500000"]
    for name, value, verdict in (("below-limit", 14999, "originating"), ("at-limit", 15000, "originating"),
                                 ("above-limit", 15001, "not_originating")):
        row.case(name, "Items without origin may be 15 % of the price of the set.", [("8214200000", value)], verdict)
        row.cases[-1]["facts"]["materials"][0]["is_set_item"] = True
    row = rows["9608"]
    nib, other = {"nibs-and-nib-points": True}, {"nibs-and-nib-points": False}
    for name, value, verdict in (("below-limit", 4999, "originating"), ("at-limit", 5000, "originating"),
                                 ("above-limit", 5001, "not_originating")):
        row.case(name, "Nibs without a limit; other materials of 9608 up to 5 %.",
                 [("9608910000", 30000, nib), ("9608999000", value, other), ("9609101000", 10000, other)], verdict)
    rows["961400900"].made_from([("9614001000", "rough-pipe-blocks")], "4401110000")
    rows["961400900"].described()


ALL = [food, minerals, chemicals, leather_to_paper, stone_and_metal, machines, vehicles, others]
