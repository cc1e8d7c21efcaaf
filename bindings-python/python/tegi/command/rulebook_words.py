"""What ``--help`` says of the verb ``rulebook``: kk, ru, en."""

from __future__ import annotations

TEXTS = {
    "rulebook-verb": (
        "өз қағидалар жинағын жазу: үлгі, тексеру, көрсету, мысалдар, салыстыру, құрастыру",
        "написать свой свод правил: образец, проверка, показ, примеры, сравнение, сборка",
        "write a rulebook of your own: template, check, show, cases, differences, build",
    ),
    "rulebook-new": (
        "толтыруға арналған кітап (.xlsx) немесе папка жазу, ішінде ойдан шығарылған үлгі бар",
        "записать книгу (.xlsx) или папку для заполнения, с вымышленным образцом",
        "write a workbook (.xlsx) or a folder to fill in, with an invented example",
    ),
    "rulebook-check": (
        "барлық қатені ұяшықтарымен және ескертулерді көрсету",
        "показать все ошибки с их ячейками и предупреждения",
        "tell every fault at its cell, and warnings",
    ),
    "rulebook-show": (
        "әр қағиданы мәтінімен қатар сөзбен көрсету",
        "показать каждое правило словами рядом с его текстом",
        "print each rule in words beside its text",
    ),
    "rulebook-test": (
        "жинақтың өз мысалдарын есептеу",
        "рассчитать собственные примеры свода",
        "run the rulebook's own cases",
    ),
    "rulebook-diff": (
        "екі жинақтың айырмасын сөзбен және қорытындысы өзгеретін тауарларды көрсету",
        "показать словами, чем отличаются два свода, и товары, по которым вывод меняется",
        "tell in words what differs between two rulebooks, and whose verdicts change",
    ),
    "rulebook-build": (
        "канондық JSON-ды басып шығару немесе жазу",
        "вывести или записать канонический JSON",
        "print or write the canonical JSON",
    ),
    "rulebook-out": (
        "жазылатын кітап (.xlsx) немесе папка",
        "книга (.xlsx) или папка, которую записать",
        "the workbook (.xlsx) or folder to write",
    ),
    "rulebook-register": (
        "тізілім үшін операциялар тізбесінің үлгісі",
        "образец перечня операций для реестра",
        "a list of operations for the register",
    ),
    "rulebook-source": (
        "кітап (.xlsx), папка, JSON немесе қолдағы редакцияның атауы",
        "книга (.xlsx), папка, JSON или имя имеющейся редакции",
        "a workbook (.xlsx), a folder, JSON, or the name of an edition at hand",
    ),
    "rulebook-goods": (
        "екі жинақ бойынша да қаралатын тауарлардың мәліметтері (JSON)",
        "сведения о товарах (JSON), которые рассмотреть по обоим сводам",
        "facts of goods in JSON, judged by both rulebooks",
    ),
    "rulebook-build-out": (
        "басып шығарудың орнына — JSON файлы; бақылау сомасы көрсетіледі",
        "файл JSON вместо вывода; показывается контрольная сумма",
        "a file for the JSON, instead of printing it; its digest is printed",
    ),
}
