"""The spaCy component: what it writes to a Doc, and what of it survives bytes, files and other processes."""

import pickle
import tomllib
from pathlib import Path

import pytest
from benchmarks.made_reports import make_report

import conflictparse as cp

pytest.importorskip("spacy", reason="needs the spacy extra")

import numpy as np
import spacy
from spacy import displacy
from spacy.tokens import Doc, DocBin

from conflictparse.errors import PublishedError
from conflictparse.integrations.spacy import ReportReader, Settings, make_reader

ROOT = Path(__file__).resolve().parents[2]
TEXT = "Shelling killed at least 12 people in Sarmin on Tuesday, the Syrian Observatory for Human Rights said."
DAY = "2024-11-28"


@pytest.fixture
def nlp():
    pipeline = spacy.blank("en")
    pipeline.add_pipe("conflictparse")
    return pipeline


def dated(nlp, text, published=DAY):
    doc = nlp.make_doc(text)
    doc.user_data["published"] = published
    return nlp(doc)


def spans_of(doc):
    return [(span.text, span.label_, span.kb_id_, span.id_) for span in doc.spans["conflict"]]


def test_spacy_finds_the_component_by_its_entry_point():
    entries = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["entry-points"]
    assert entries["spacy_factories"] == {"conflictparse": f"{make_reader.__module__}:{make_reader.__name__}"}


@pytest.mark.parametrize("text", [TEXT, "", " ", "\x00", "12", *(make_report(number) for number in range(50))])
def test_a_doc_holds_the_report_that_parse_returns(nlp, text):
    assert dated(nlp, text)._.conflict == cp.parse(text, DAY)


def test_the_spans_are_what_was_found_and_name_records_and_claims(nlp):
    doc = dated(nlp, TEXT)
    assert spans_of(doc) == [
        ("killed", "killed", "", "c1"),
        ("at least 12", "quantity", "", ""),
        ("people", "actor", "", ""),
        ("Sarmin", "place", cp.parse(TEXT).places[0].place_id, ""),
        ("Tuesday", "time", "", ""),
        ("the Syrian Observatory for Human Rights", "actor", "sohr", ""),
        ("the Syrian Observatory for Human Rights", "source", "sohr", ""),
        ("Syrian", "place", "iso:SYR", ""),
    ]


def test_a_span_covers_whole_tokens(nlp):
    doc = nlp("Shelling killed 12civilians.")
    for mention in doc._.conflict.quantities:
        span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
        assert span.text in [found.text for found in doc.spans["conflict"]]


def test_every_label_is_one_that_the_component_names(nlp):
    labels = set(nlp.pipe_labels["conflictparse"])
    for number in range(50):
        doc = nlp(make_report(number))
        assert {span.label_ for span in doc.spans["conflict"]} <= labels


def test_a_date_comes_with_the_doc_or_with_its_context(nlp):
    day = cp.parse(TEXT, DAY).claims[0].time.from_date
    ((doc, context),) = nlp.pipe([(TEXT, {"published": DAY, "id": "a"})], as_tuples=True)
    assert context["id"] == "a"
    assert doc._.conflict.claims[0].time.from_date == dated(nlp, TEXT)._.conflict.claims[0].time.from_date == day
    ((doc, _),) = nlp.pipe([(TEXT, "no dictionary")], as_tuples=True)
    assert doc._.conflict == cp.parse(TEXT)


def test_a_wrong_date_is_said_or_handled_as_the_pipeline_wants(nlp):
    with pytest.raises(PublishedError, match="28/11/2024"):
        dated(nlp, TEXT, "28/11/2024")
    seen = []
    nlp.set_error_handler(lambda name, proc, docs, error: seen.append((name, type(error))))
    pairs = [(TEXT, {"published": day}) for day in (DAY, "28/11/2024", DAY)]
    docs = [doc for doc, _ in nlp.pipe(pairs, as_tuples=True)]
    assert [doc._.conflict for doc in docs] == [cp.parse(TEXT, DAY)] * 2
    assert seen == [("conflictparse", PublishedError)]


def test_a_doc_comes_back_from_bytes_with_spans_and_report(nlp):
    huge = f"Shelling killed {10**30} people."
    for doc in (dated(nlp, TEXT), nlp(huge), nlp("")):
        back = Doc(spacy.blank("en").vocab).from_bytes(doc.to_bytes())
        assert back._.conflict == doc._.conflict
        assert spans_of(back) == spans_of(doc)
        assert pickle.loads(pickle.dumps(doc))._.conflict == doc._.conflict  # noqa: S301 - our own bytes


@pytest.mark.parametrize("with_user_data", [True, False])
def test_a_docbin_keeps_the_spans_and_with_user_data_the_report(nlp, with_user_data):
    docs = [dated(nlp, text) for text in (TEXT, make_report(1), "")]
    data = DocBin(docs=docs, store_user_data=with_user_data).to_bytes()
    back = list(DocBin().from_bytes(data).get_docs(spacy.blank("en").vocab))
    assert [spans_of(doc) for doc in back] == [spans_of(doc) for doc in docs]
    assert [doc._.conflict for doc in back] == [doc._.conflict if with_user_data else None for doc in docs]


def test_other_user_data_is_packed_as_ever(nlp):
    doc = nlp("Calm.")
    doc.user_data["weights"] = {"a": [1, 2]}
    doc.user_data["vector"] = np.ones(2)
    back = Doc(nlp.vocab).from_bytes(doc.to_bytes()).user_data
    assert back["weights"] == {"a": [1, 2]}
    assert back["vector"].tolist() == [1, 1]


def test_two_processes_read_what_one_reads(nlp):
    texts = [(make_report(number), {"published": DAY}) for number in range(20)]
    one = [doc for doc, _ in nlp.pipe(texts, as_tuples=True)]
    two = [doc for doc, _ in nlp.pipe(texts, as_tuples=True, n_process=2, batch_size=5)]
    assert [doc._.conflict for doc in two] == [doc._.conflict for doc in one]
    assert [spans_of(doc) for doc in two] == [spans_of(doc) for doc in one]


def test_a_pipeline_comes_back_from_a_folder_and_from_bytes(tmp_path):
    nlp = spacy.blank("en")
    table = tmp_path / "own.csv"
    table.write_text("id,name,kind,names\nriver-guard,River Guard,pro_gov_militia,Riverines\n", encoding="utf-8")
    config = {"country": "SYR", "day_first": True, "actors": [str(table)], "spans_key": "claims"}
    nlp.add_pipe("conflictparse", config=config)
    text = "The Riverines killed 12 people in Homs on 3/4/2020."
    nlp.to_disk(tmp_path / "pipeline")
    same = spacy.blank("en")
    same.add_pipe("conflictparse")
    for back in (spacy.load(tmp_path / "pipeline"), same.from_bytes(nlp.to_bytes())):
        assert back.get_pipe("conflictparse").settings == Settings("SYR", True, None, (str(table),), "claims")
        doc = back(text)
        assert doc._.conflict == nlp(text)._.conflict
        assert "river-guard" in [span.kb_id_ for span in doc.spans["claims"]]


def test_the_component_takes_the_settings_of_bytes_and_of_a_pickle(tmp_path):
    reader = ReportReader(Settings(country="UKR", actors=("a.csv",)))
    reader.to_disk(tmp_path / "reader")
    other = ReportReader(Settings())
    assert other.from_bytes(reader.to_bytes()) is other
    assert other.settings == reader.settings
    assert ReportReader(Settings()).from_disk(tmp_path / "reader").settings == reader.settings
    assert pickle.loads(pickle.dumps(reader)).settings == reader.settings  # noqa: S301 - our own bytes


def test_displacy_draws_the_spans(nlp):
    page = displacy.render(dated(nlp, TEXT), style="span", options={"spans_key": "conflict"}, jupyter=False)
    for word in ("killed", "quantity", "place", "source"):
        assert word in page
