"""Compares the engine with the independent models until N documents agree: `python soak.py N [SEED]`.

Three of four documents are goods, the fourth a contract. The seed is printed; with it the same run can be repeated.
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
from comparison import case, disagreement
from random_goods import documents

BLOCK = 400


def block(seed: str) -> list[str]:
    """The disagreements of one block of documents."""
    found = [case(facts) for facts in documents(seed, BLOCK * 3 // 4) if disagreement(facts)]
    for facts in contracts.random_documents(BLOCK // 4, random.Random(seed).getrandbits(32)):
        difference = contracts.difference(facts, json.loads(tegi.assess_contract_text(json.dumps(facts))))
        if difference:
            found.append(f"{difference}\n{json.dumps(facts, ensure_ascii=False)}")
    return found


def main() -> int:
    count = int(sys.argv[1])
    seed = sys.argv[2] if len(sys.argv) > 2 else str(secrets.randbits(32))
    blocks = [f"{seed}/{n}" for n in range(-(-count // BLOCK))]
    print(f"seed {seed}: {len(blocks) * BLOCK} documents, {os.cpu_count()} processes", flush=True)
    start, wrong = time.monotonic(), 0
    with multiprocessing.Pool() as pool:
        for done, found in enumerate(pool.imap_unordered(block, blocks), 1):
            for each in found:
                print(each, flush=True)
            wrong += len(found)
            if done % 25 == 0 or done == len(blocks):
                print(f"{done * BLOCK} compared, {wrong} disagreements, {time.monotonic() - start:.0f} s", flush=True)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
