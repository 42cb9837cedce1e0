"""The app: rooms to search, compare, add, review and read reports in, and one for the register."""

from pathlib import Path

import streamlit as st

from ui import add, compare, overview, register, report, review, saved, search, trend
from ui.address import PATHS, archive
from ui.failure import show_failure
from ui.text import plain

STYLE = Path(__file__).with_name("ui") / "style.css"
ICON = Path(__file__).with_name("ui") / "icon.png"  # a named icon would be fetched from elsewhere


def main() -> None:
    """Choose the page that the address names, and draw it."""
    st.set_page_config(page_title="Backspegel", page_icon=str(ICON), layout="wide")
    st.html(STYLE)
    st.html("<script>document.documentElement.lang = 'sv'</script>", unsafe_allow_javascript=True)
    first = st.Page(search.show, title="Sök", url_path=PATHS["search"], icon=":material/search:")
    pages = [
        st.Page(lambda: _go_on_to(first), title="Backspegel", default=True, visibility="hidden"),
        first,
        st.Page(compare.show, title="Jämför", url_path=PATHS["compare"], icon=":material/compare_arrows:"),
        st.Page(overview.show, title="Översikt", url_path=PATHS["overview"], icon=":material/grid_on:"),
        st.Page(trend.show, title="Trend", url_path=PATHS["trend"], icon=":material/show_chart:"),
        st.Page(saved.show, title="Sparade", url_path=PATHS["saved"], icon=":material/bookmark:"),
        st.Page(add.show, title="Lägg till", url_path=PATHS["add"], icon=":material/upload_file:"),
        st.Page(review.show, title="Granska", url_path=PATHS["review"], icon=":material/fact_check:"),
        st.Page(report.show, title="Rapport", url_path=PATHS["report"], icon=":material/article:"),
        st.Page(register.show, title="Register", url_path=PATHS["register"], icon=":material/badge:"),
    ]
    page, notices = st.navigation(pages, position="top"), st.container()
    page.run()
    for message in archive().passed_over():
        notices.warning(plain(f"Utelämnat: {message}"))


def _go_on_to(first: st.Page) -> None:
    """The address of the app alone is that of its first page, with what is asked there."""
    asked = {key: st.query_params.get_all(key) for key in st.query_params}
    st.switch_page(first, query_params=asked)


if __name__ == "__main__":
    main()
else:
    app = st.App(__file__, on_script_error=show_failure)  # what Streamlit serves; it runs this file for each page
