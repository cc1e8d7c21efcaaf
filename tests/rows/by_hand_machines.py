"""The cases of the conditions that are not regular, chapters 84 to 96: written from the words of the act by a reader."""

from build import Row

DEVICE = [
    "casing-manufacture",
    "wiring-elements-manufacture",
    "unit-assembly-and-mounting",
    "adjustment-and-parameter-control",
]
BODY = ["body-welding", "body-painting"]
CAR = [
    *BODY,
    "engine-installation",
    "auxiliary-equipment-installation",
    "transmission-installation",
    "suspension-installation",
    "wheel-installation",
    "ignition-system-installation",
    "steering-and-brake-installation",
    "interior-and-exterior-installation",
    "lamp-installation",
    "exhaust-installation",
    "fuel-tank-and-line-installation",
    "electric-drive-installation",
    "battery-installation",
    "on-board-wiring",
    "engine-diagnostics-and-adjustment",
    "brake-efficiency-check",
    "identification-number-marking",
    "finished-vehicle-tests",
]
ELECTRIC = [
    *BODY,
    "engine-installation",
    "traction-machine-installation",
    "auxiliary-equipment-installation",
    "transmission-installation",
    "suspension-installation",
    "wheel-installation",
    "steering-and-brake-installation",
    "interior-and-exterior-installation",
    "lamp-installation",
    "energy-storage-installation",
    "electric-drive-installation",
    "on-board-wiring",
    "brake-efficiency-check",
    "radio-interference-check",
    "identification-number-marking",
    "finished-vehicle-tests",
]
FORWARDER = [
    *BODY,
    "engine-installation",
    "auxiliary-equipment-installation",
    "transmission-installation",
    "wheel-installation",
    "steering-and-brake-installation",
    "cab-interior-and-exterior-installation",
    "lamp-installation",
    "exhaust-installation",
    "fuel-tank-and-line-installation",
    "electric-drive-installation",
    "battery-installation",
    "on-board-wiring",
    "engine-diagnostics-and-adjustment",
    "brake-efficiency-check",
    "identification-number-marking",
    "finished-vehicle-tests",
]


def machines(rows: dict[str, Row]) -> None:
    """Chapters 84 and 85."""
    row = rows["8415"]
    ops = [
        "casing-manufacture",
        "wiring-elements-manufacture",
        "unit-assembly-and-mounting",
        "refrigerant-charging",
        "adjustment-and-parameter-control",
    ]
    row.all_of(ops, answers={"refrigerant-charging-not-due": False})
    for name in ops:
        row.broken(
            f"all-but-{name}",
            "One operation of the condition is missing.",
            [("7208510000", 30000)],
            ops=[*(other for other in ops if other != name), "welding"],
            answers={"refrigerant-charging-not-due": False},
        )
    row.met(
        "not-charged",
        "«кроме случаев, когда заправка хладагента не предусмотрена конструкцией»",
        [("7208510000", 30000)],
        ops=[name for name in ops if name != "refrigerant-charging"],
        answers={"refrigerant-charging-not-due": True},
    )
    for code in ("8508", "851650000", "852190000"):
        rows[code].all_of(DEVICE)
    rows["852190000"].case(
        "not-as-described",
        "Not a DVD player, but other video apparatus.",
        [("8522908000", 50000)],
        "originating",
        answers={"dvd-players": False, "video-apparatus-except-dvd": True},
        rule="8521",
    )
    row = rows["8523#2"]
    blank, other = {"unrecorded-media": True}, {"unrecorded-media": False}
    pair = {"unrecorded-media-product": False}
    row.three(
        10,
        "Unrecorded media of 8523",
        lambda value: [("8523", value, blank), ("8523", 20000, other), ("8524", 10000, blank)],
        answers=pair,
    )
    row.three(
        50,
        "All foreign materials",
        lambda value: [("8523", 10000, blank), ("8522", value - 10000, other)],
        name="total",
        answers=pair,
    )
    row = rows["8528#1"]
    chassis = [
        "radio-component-preparation",
        "smd-mounting",
        "component-placement-on-boards",
        "soldering",
        "diagnostics",
        "adjustment",
        "control",
    ]
    cabinet = ["injection-moulding", "cabinet-parts-painting", "cabinet-parts-reinforcing"]
    final = ["assembly", "mounting", "adjustment", "control", "final-product-tests"]
    everything = list(dict.fromkeys([*chassis, *cabinet, *final]))
    parts = [("8528711500", 60000)]
    no = {"lcd-monitors": False}
    stages = ["chassis-making", "cabinet-parts-making", "final-assembly-and-adjustment"]
    row.met("all-operations", "Every operation of every stage.", parts, ops=everything, answers=no)
    row.met("all-stages", "The three stages, named as such.", parts, ops=stages, answers=no)
    for stage in stages:
        row.broken(
            f"without-{stage}",
            "A stage is missing.",
            parts,
            answers=no,
            beyond=True,
            ops=[other for other in stages if other != stage],
        )
    for stage, named in zip(stages, (chassis, cabinet, final), strict=True):
        for name in named:
            shared = [other for other in everything if other not in named]
            rest = [other for other in stages if other != stage]
            row.open(
                f"{stage[:7]}-only-{name}",
                "One operation of a stage: its list does not say whether it is enough.",
                parts,
                ops=[*rest, name],
                answers=no,
                beyond=True,
            )
            if name not in ("adjustment", "control"):
                row.open(
                    f"{stage[:7]}-without-{name}",
                    "All of a stage but one: its list does not say.",
                    parts,
                    ops=[*rest, *(other for other in named if other != name)],
                    answers=no,
                    beyond=True,
                )
            assert shared
    rows["8528#2"].all_of(["casing-manufacture", "unit-assembly-and-mounting", "adjustment-and-parameter-control"])


def vehicles(rows: dict[str, Row]) -> None:
    """Chapters 86 to 89."""
    adjusted = "engine-diagnostics-and-adjustment"
    due = {
        "no-weld-body-technology": False,
        "auxiliary-equipment-provided-by-design": True,
        "all-electric-drives-integral": False,
    }
    for code, ops, facts, spared in (
        (
            "8702-8704#1",
            CAR,
            {**due, "electric-or-hybrid-vehicles": False, "forwarders": False, "spark-ignition-engine": True},
            {"spark-ignition-engine": "ignition-system-installation"},
        ),
        (
            "8702-8704#2",
            [*ELECTRIC, adjusted],
            {**due, "ice-vehicles": False, "forwarders": False, "hybrid-power-unit": True},
            {"hybrid-power-unit": "engine-installation"},
        ),
        ("8704", FORWARDER, {**due, "ice-vehicles": False, "electric-or-hybrid-vehicles": False}, {}),
    ):
        row = rows[code]
        parts = [("8708299009", 30000)]
        row.three(50, "All foreign materials", lambda value: [("8708299009", value)], ops=ops, answers=facts)
        listed = [name for name in ops if (code, name) != ("8702-8704#2", adjusted)]
        row.met(
            "all-operations",
            "Every operation of the condition.",
            parts,
            ops=ops,
            answers=facts,
            steps=[
                {
                    "test": "operations",
                    "outcome": "true",
                    "terms": ["body-welding", "body-making-otherwise", *listed[1:]],
                }
            ],
        )
        for name in ("body-welding", "body-painting", adjusted):
            row.broken(
                f"without-{name}",
                "One operation of the condition is missing.",
                parts,
                answers=facts,
                beyond=True,
                ops=[other for other in ops if other != name],
            )
        spared = {**spared, "auxiliary-equipment-provided-by-design": "auxiliary-equipment-installation"}
        for fact, name in spared.items():
            row.met(
                f"spared-{name}",
                "The operation is not due: the condition makes an exception.",
                parts,
                ops=[other for other in ops if other != name],
                answers={**facts, fact: False},
            )
        row.met(
            "spared-electric-drive-installation",
            "All electric drives are part of components.",
            parts,
            ops=[other for other in ops if other != "electric-drive-installation"],
            answers={**facts, "all-electric-drives-integral": True},
        )
        without = [other for other in ops if other != "body-welding"]
        row.met(
            "body-made-otherwise",
            "The technology knows no welding of the body.",
            parts,
            ops=["body-making-otherwise", *without, "welding"],
            answers={**facts, "no-weld-body-technology": True},
        )
        row.broken(
            "body-made-otherwise-needlessly",
            "The body was made otherwise, though it could be welded.",
            parts,
            ops=["body-making-otherwise", *without, "welding"],
            answers=facts,
        )
    row = rows["8702-8704#2"]
    electric = {**due, "ice-vehicles": False, "forwarders": False, "hybrid-power-unit": False}
    row.open(
        "electric-engine-not-adjusted",
        "A pure electric vehicle: is adjusting the engine due? The act lists it.",
        [("8708299009", 30000)],
        ops=[name for name in ELECTRIC if name != "engine-installation"],
        answers=electric,
    )
    last = {
        "ops": CAR,
        "answers": {**due, "electric-or-hybrid-vehicles": False, "forwarders": False, "spark-ignition-engine": True},
    }
    for code in ("8703231940", "8704211000"):
        rows["8702-8704#1"].met(
            f"of-{code[:4]}", "Another heading of the row.", [("8708299009", 100)], good=code, **last
        )
    rows["8702-8704#1"].case(
        "not-as-described",
        "Neither kind of vehicle.",
        [("8707101000", 100)],
        "originating",
        answers={"ice-vehicles": False, "electric-or-hybrid-vehicles": False, "forwarders": False},
        rule="general",
    )
    for code in ("8701100000", "8705100001"):
        rows["8702-8704#2"].case(
            f"beyond-{code[:4]}",
            "A heading beside the row.",
            [("8708299009", 100)],
            "originating",
            good=code,
            answers=electric,
            rule="general",
        )
    row = rows["8704"]
    row.case(
        "not-as-described",
        "No forwarder, but another lorry.",
        [("8708299009", 50001)],
        "not_originating",
        ops=CAR,
        answers={
            **due,
            "ice-vehicles": True,
            "electric-or-hybrid-vehicles": False,
            "forwarders": False,
            "spark-ignition-engine": True,
        },
        rule="8702-8704#1",
    )
    row = rows["8803"]
    row.met(
        "other-heading",
        "The row takes 8803 out of the list: the general rule applies.",
        [("8804000000", 90000)],
        rule="general",
        steps=[{"test": "taken-out-of-list", "rule": "8803"}],
    )
    row.broken(
        "own-heading",
        "By the general rule the heading must change.",
        [("8803900000", 90000, {"necessary-component": False})],
        rule="general",
    )
    # Two conditions; which goods each covers was lost.
    row = rows["880400000"]
    first, second = (
        {"parachutes-first-subitem": is_first, "parachutes-second-subitem": not is_first} for is_first in (True, False)
    )
    row.met(
        "first-of-8804",
        "The first condition: any heading, 8804 too.",
        [("8804000000", 90000)],
        answers=first,
        steps=[{"test": "any-heading-including", "expression": "AH INCLUDING 8804"}],
    )
    row.three(
        5,
        "The second condition: materials of 8804",
        lambda value: [("8804000000", value), ("8805101000", 10000)],
        answers=second,
    )


def others(rows: dict[str, Row]) -> None:
    """Chapters 90 to 96."""
    for code in ("9601", "960200000"):
        row = rows[code]
        worked = {"worked-carving-material": True}
        own, other = ("9601901000", "9602000000") if code == "9601" else ("9602000000", "9601901000")
        row.met("of-own-heading", "Worked carving material of the good's own heading.", [(own, 30000, worked)])
        row.open(
            "of-the-other", "«тех же позиций»: each its own, or both? The act does not say.", [(other, 30000, worked)]
        )
        row.met(
            "of-the-other-both",
            "Read as both headings.",
            [(other, 30000, worked)],
            readings={"carving-headings": "both"},
        )
        row.met("of-own-both", "Read as both headings.", [(own, 30000, worked)], readings={"carving-headings": "both"})
        row.broken("of-neither", "Worked carving material of another heading.", [("0507100000", 30000, worked)])
        for beside in ("9603100000",):
            row.broken(
                "after-both", "A heading beside both.", [(beside, 30000, worked)], readings={"carving-headings": "both"}
            )
        row.broken(
            "not-worked",
            "Of that heading, but no worked carving material.",
            [(own, 30000, {"worked-carving-material": False})],
        )
        row.described()
    row = rows["960500000"]
    for name, value, verdict in (
        ("below-limit", 14999, "originating"),
        ("at-limit", 15000, "originating"),
        ("above-limit", 15001, "not_originating"),
    ):
        row.case(name, "Items without origin may be 15 % of the price of the set.", [("8214200000", value)], verdict)
        row.cases[-1]["facts"]["materials"][0]["is_set_item"] = True
    row = rows["9608"]
    nib, other = {"nibs-and-nib-points": True}, {"nibs-and-nib-points": False}
    for name, value, verdict in (
        ("below-limit", 4999, "originating"),
        ("at-limit", 5000, "originating"),
        ("above-limit", 5001, "not_originating"),
    ):
        row.case(
            name,
            "Nibs without a limit; other materials of 9608 up to 5 %.",
            [("9608910000", 30000, nib), ("9608999000", value, other), ("9609101000", 10000, other)],
            verdict,
        )
    rows["961400900"].made_from([("9614001000", "rough-pipe-blocks")], "4401110000")
    rows["961400900"].described()


ALL = [machines, vehicles, others]
