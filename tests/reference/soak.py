"""Compares the engine with the independent models on N documents: `python soak.py N [SEED]`.

Three of four documents are goods, the fourth a contract. The seed is printed; with it the same run can be repeated.
What is counted are statements: a verdict, a material's standing, a share, what a reading or an answer gives.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import random
import secrets
import sys
import time

import tegi
import test_procurement as contracts
from comparison import case, compare
from random_goods import documents

BLOCK = 400


def block(seed: str) -> tuple[list[str], int]:
    """The disagreements of one block of documents, and how many statements were compared."""
    found, compared = [], 0
    for facts in documents(seed, BLOCK * 3 // 4):
        difference, statements = compare(facts)
        compared += statements
        if difference:
            found.append(case(facts))
    for facts in contracts.random_documents(BLOCK // 4, random.Random(seed).getrandbits(32)):
        answer = json.loads(tegi.assess_contract_text(json.dumps(facts)))
        # Formula, share, numerator, denominator; each row; each option.
        compared += 4 + len(answer["rows"]) + sum(len(reading["options"]) for reading in answer["readings"])
        difference = contracts.difference(facts, answer)
        if difference:
            found.append(f"{difference}\n{json.dumps(facts, ensure_ascii=False)}")
    return found, compared


def main() -> int:
    count = int(sys.argv[1])
    seed = sys.argv[2] if len(sys.argv) > 2 else str(secrets.randbits(32))
    blocks = [f"{seed}/{n}" for n in range(-(-count // BLOCK))]
    print(f"seed {seed}: {len(blocks) * BLOCK} documents, {os.cpu_count()} processes", flush=True)
    start, wrong, compared = time.monotonic(), 0, 0
    with multiprocessing.Pool() as pool:
        for done, (found, statements) in enumerate(pool.imap_unordered(block, blocks), 1):
            for each in found:
                print(each, flush=True)
            wrong, compared = wrong + len(found), compared + statements
            if done % 25 == 0 or done == len(blocks):
                told = f"{done * BLOCK} documents, {compared} statements compared, {wrong} disagreements"
                print(f"{told}, {time.monotonic() - start:.0f} s", flush=True)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
