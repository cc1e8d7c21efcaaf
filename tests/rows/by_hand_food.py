"""The cases of the conditions that are not regular, chapters 01 to 24: written from the words of the act by a reader."""

from build import Row

CURING = ["boning", "trimming", "slicing"]


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
    rows["0209"].other_than(
        ["salting", "smoke-liquid-treatment", "slicing", "mixing-with-spices-or-proteins"], [("0209101100", 30000)]
    )
    row = rows["0210"]
    row.other_than(
        [
            *CURING,
            "mixing-with-spices-proteins-or-salt",
            "curing-by-injection",
            "cutting-unboned-meat",
            "mechanical-deboning-of-poultry",
            "smoke-liquid-treatment",
        ],
        [("0501000000", 30000)],
    )
    row.outside(["0201-0206", "0208"], "is meat or offal of a heading that the condition excepts", asked="0207")
    row.broken("liver-of-0207", "«печени птиц позиции 0207»", [("0207", 100, {"poultry-liver": True})])
    row.met("other-of-0207", "Of 0207 only the liver is excepted.", [("0207", 100, {"poultry-liver": False})])
    row = rows["1602"]
    row.made_from([("0203210000", "")], "0303140000")
    row.other_than(
        [
            "meat-cutting",
            *CURING,
            "mixing-with-spices-proteins-or-salt",
            "curing-by-injection",
            "cutting-unboned-meat",
            "mechanical-deboning-of-poultry",
        ],
        [("0203210000", 30000)],
    )

    rows["0901"].all_of(["recipe-formulation", "roasting"])
    rows["0901"].described()
    row = rows["0902"]
    tea = ["recipe-formulation", "blending"]
    row.all_of(tea, [("0902100000", 30000)])
    row.three(50, "All foreign materials, tea", lambda value: [("0902100000", value)], ops=tea, beyond=True)
    row.made_from([("0902100000", "")], "0901110000", ops=tea, beyond=True)
    for value, verdict in ((20000, "originating"), (20001, "not_originating")):
        row.case(
            f"with-coffee-{value}",
            "All materials count in the limit, where others than tea may be used.",
            [("0902100000", 30000), ("0901110000", value)],
            verdict,
            ops=tea,
            beyond=True,
            readings={"made-from": "at-least"},
        )

    # Two clauses; taken as two sub-products, the first for fat of bones and waste.
    row = rows["1501"]
    bone, other = ({"bone-or-waste-fat": of_bone, "other-pig-or-poultry-fat": not of_bone} for of_bone in (True, False))
    row.outside(["0203", "0206", "0207", "0506"], "is one that the first clause excepts", answers=bone)
    for code, term in (
        ("0203", "swine-meat-or-offal"),
        ("0206", "swine-meat-or-offal"),
        ("0207", "poultry-meat-or-offal"),
    ):
        row.met(
            f"other-fat-of-{code}",
            "Other fat, of a material that the second clause names.",
            [(code, 100, {term: True})],
            answers=other,
        )
        row.broken(
            f"other-fat-not-that-of-{code}",
            "Other fat, of another material of that heading.",
            [(code, 100, {term: False})],
            answers=other,
        )
    row.broken("other-fat-of-0506", "Other fat, made from bones.", [("0506", 100)], answers=other)
    row.described(answers=bone)

    rows["1504-150600000"].all_of(["purification"])
    row = rows["1507-1515"]
    special = {"specialised-production": True}
    row.any_of(["refining", "fractionation"], answers=special)
    row.broken(
        "no-special-site",
        "Not «в условиях специализированного производства».",
        [("1205109000", 30000)],
        ops=["refining"],
        answers={"specialised-production": False},
    )
    row.broken(
        "only-hydration",
        "«отдельная операция гидратации не является достаточной»",
        [("1205109000", 30000)],
        ops=["hydration"],
        beyond=True,
        answers=special,
        steps=[{"test": "operations", "outcome": "false", "terms": ["hydration"]}],
    )
    row.described()

    # «клерированию (для сахара тростникового), сатурации, сульфитации, фильтрации и других последующих операций»
    row = rows["1701"]
    sugar = ["carbonatation", "sulphitation", "filtration"]
    raw = [("1701131000", 30000)]
    plain = {"white-sugar-from-raw-sugar": False}
    cane, beet = {**plain, "cane-sugar": True}, {**plain, "cane-sugar": False}
    row.met(
        "cane-all",
        "Cane sugar, clarified too, and more was done.",
        raw,
        ops=["sugar-clarification", *sugar, "subsequent-operations"],
        answers=cane,
    )
    row.open(
        "cane-named",
        "Only the named operations: the list goes on «и других последующих операций».",
        raw,
        ops=["sugar-clarification", *sugar],
        answers={**cane, "subsequent-operations": False},
    )
    row.broken(
        "cane-not-clarified",
        "Cane sugar that was not clarified.",
        raw,
        ops=[*sugar, "subsequent-operations"],
        answers=cane,
    )
    row.met(
        "beet-not-clarified",
        "Beet sugar need not be clarified.",
        raw,
        ops=[*sugar, "subsequent-operations"],
        answers=beet,
    )
    for name in sugar:
        row.broken(
            f"without-{name}",
            "One operation is missing.",
            raw,
            answers=beet,
            beyond=True,
            ops=[*(other for other in sugar if other != name), "subsequent-operations"],
        )
    # Kazakhstan's reservation: the heading change in place of the row.
    row.met(
        "reservation",
        "White sugar from raw sugar of another heading.",
        [("1212939000", 30000)],
        ops=["cooking"],
        answers={"white-sugar-from-raw-sugar": True, "cane-sugar": False},
    )
    row.broken(
        "reservation-same-heading",
        "White sugar from raw sugar of the same heading.",
        raw,
        ops=["cooking"],
        answers={"white-sugar-from-raw-sugar": True, "cane-sugar": False},
    )
    row.broken(
        "reservation-not-white-sugar",
        "The reservation is for white sugar alone.",
        [("1212939000", 30000)],
        ops=["cooking"],
        answers=beet,
    )

    # «при выполнении, помимо восстановления, таких … операций, как купажирование (для многокомпонентных …), …, и др.»
    for code, mixed, pulp in (
        ("2009", "multi-component-juice", "juice-with-pulp"),
        ("220299", "multi-component-nectar", "nectar-with-pulp"),
    ):
        row = rows[code]
        named = ["blending", "homogenisation", "deaeration", "food-heat-treatment"]
        due = {mixed: True, pulp: True}
        bill = [("0805", 30000)]
        row.met(
            "all-operations",
            "All operations and more.",
            bill,
            ops=[*named, "similar-operations"],
            answers=due,
            beyond=True,
            steps=[{"test": "operations", "outcome": "true", "terms": [*named, "similar-operations"]}],
        )
        row.met(
            "neither-mixed-nor-pulp",
            "Without pulp and of one component two of the operations are not due.",
            bill,
            ops=["deaeration", "food-heat-treatment", "similar-operations"],
            answers={mixed: False, pulp: False},
            beyond=True,
        )
        for name in named:
            row.open(
                f"without-{name}",
                "One of the listed operations is missing: are all due?",
                bill,
                answers=due,
                ops=[other for other in (*named, "similar-operations") if other != name],
                beyond=True,
            )
        row.open(
            "only-named",
            "All named operations, none besides: «и др.» may demand more.",
            bill,
            ops=named,
            answers={**due, "similar-operations": False},
            beyond=True,
        )
        row.broken(
            "only-reconstituted",
            "Reconstitution alone.",
            bill,
            ops=["reconstitution"],
            beyond=True,
            answers={**due, "similar-operations": False},
            steps=[{"test": "operations", "outcome": "false", "terms": ["reconstitution"]}],
        )
        done = {"ops": [*named, "similar-operations"], "answers": due, "beyond": True}
        own = row.own
        if code == "2009":
            row.three(
                50,
                "Materials of the good's own heading",
                lambda value, own=own: [(own, value), ("0805", 10000)],
                **done,
            )
        else:
            row.three(
                50, "All foreign materials", lambda value, own=own: [(own, value - 10000), ("0805", 10000)], **done
            )
    rows["220299"].described()

    row = rows["21011100"]
    coffee = ["roasting", "comminution", "extraction", "concentration"]
    beans = [("0901110000", 30000)]
    row.all_of(coffee, beans, also="drying")
    row.met("dried", "«концентрирование (или сушка)»", beans, ops=[*coffee[:3], "drying"])
    row.made_from([("0901110000", ""), ("2101110015", "")], "0902100000", ops=coffee)
    row.three(
        50,
        "Materials of the good's own heading",
        lambda value: [("2101110015", value), ("0901110000", 30000)],
        ops=coffee,
    )
    row.described()
    rows["210130910"].any_of(["comminution", "extraction", "concentration"])

    row = rows["210690980"]
    row.made_from([("0405101100", ""), ("1501101000", ""), ("1516201000", "")], "0404100200")
    row.broken("of-1517", "A material of 1517, after the last heading of the range.", [("1517101000", 100)])
    row.three(
        50,
        "Materials of 1511 and 1513 together",
        lambda value: [("1511101000", value - 25000), ("1513111000", 25000), ("1512119100", 10000)],
    )
    row.case(
        "not-as-described",
        "The good is not what the row describes.",
        [("2105001000", 100)],
        "originating",
        answers={row.gate: False, "flavoured-sugar-syrups": False},
        rule="general",
    )
    rows["2106"].described()

    # «по купажированию, фильтрации и других последующих операций»
    for code in ("2204", "2205", "220600", "2208"):
        row = rows[code]
        wine = ["blending", "filtration", "subsequent-operations"]
        bill = [(row.near(), 30000)]
        row.met(
            "all-operations",
            "Both operations and more.",
            bill,
            ops=wine,
            beyond=True,
            steps=[{"test": "operations", "outcome": "true", "terms": wine}],
        )
        row.open(
            "only-named",
            "Only the named operations: the list goes on.",
            bill,
            ops=wine[:2],
            beyond=True,
            answers={"subsequent-operations": False},
        )
        for name in wine[:2]:
            row.broken(
                f"without-{name}",
                "One operation is missing.",
                bill,
                beyond=True,
                ops=[other for other in wine if other != name],
            )
        if code != "220600":
            about = "Materials of 2204" if code == "2204" else "Materials of the good's own heading"
            own, near = row.own, row.near()
            row.three(50, about, lambda value, own=own, near=near: [(own, value), (near, 30000)], ops=wine, beyond=True)
    rows["2208"].described()


ALL = [food]
