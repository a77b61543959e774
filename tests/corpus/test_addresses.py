from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from sijill.corpus.addresses import canonical_address

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "addresses.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES["same"], ids=lambda case: case["canonical"])
def test_addresses_of_one_page_have_one_form(case: dict[str, list[str] | str]) -> None:
    assert {canonical_address(address) for address in case["addresses"]} == {case["canonical"]}


@pytest.mark.parametrize("pair", CASES["other"], ids=lambda pair: pair[0])
def test_addresses_of_two_pages_stay_two(pair: list[str]) -> None:
    one, other = map(canonical_address, pair)
    assert one is not None
    assert one != other


@pytest.mark.parametrize("address", [None, *CASES["none"]])
def test_what_is_no_web_address_has_no_form(address: str | None) -> None:
    assert canonical_address(address) is None


@given(st.one_of(st.text(max_size=40), st.text(max_size=40).map(lambda text: f"http://www.example.org/{text}")))
def test_the_form_of_a_form_is_itself(address: str) -> None:
    canonical = canonical_address(address)
    assert canonical_address(canonical) == canonical
