"""What the 404 page says and lists, in both languages: hosts show one page for the whole site."""

import re
from collections.abc import Iterator
from pathlib import Path

import yaml
from alternates import KOREAN_FOLDER
from languages import KOREAN_CONFIG, is_english
from mkdocs.config.defaults import MkDocsConfig

_TITLE = re.compile(r"^# (?P<title>.+)$", re.M)


def on_template_context(context: dict, template_name: str, config: MkDocsConfig) -> None:
    """Give the 404 page its texts and its links, by language."""
    if template_name != "404.html" or not is_english(config):
        return
    addresses = {file.src_uri: file.url for file in context["pages"]}
    korean = Path(config.config_file_path).with_name(KOREAN_CONFIG)
    korean_texts = yaml.safe_load(korean.read_text(encoding="utf-8"))["extra"]["texts"]
    context["not_found"] = {
        "en": {"texts": config.extra["texts"], "pages": list(_links("en", addresses, config))},
        "ko": {"texts": korean_texts, "pages": list(_links("ko", addresses, config))},
    }


def _links(
    language: str, addresses: dict[str, str], config: MkDocsConfig
) -> Iterator[tuple[str, str]]:
    """Title and address, from the root of the site, of the home page and of each chapter."""
    docs = Path(config.config_file_path).parent / "docs" / language
    folder = "" if language == "en" else KOREAN_FOLDER
    for src_uri in ["index.md", *config.extra["chapter_numbers"]]:
        if language == "en" or src_uri not in config.extra["untranslated"]:
            address = addresses[src_uri].removeprefix("./")
            yield _title(docs / src_uri), folder + address


def _title(file: Path) -> str:
    return _TITLE.search(file.read_text(encoding="utf-8"))["title"].replace("`", "")
