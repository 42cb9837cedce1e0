"""What a page says when the program fails: Streamlit itself would say it in English."""

import streamlit as st

from ingest.errors import BackspegelError, of_the_system
from ui.text import plain

FAILED = (
    "Ett fel i programmet gör att sidan inte kan visas. Det som är sparat i arkivet berörs inte. "
    "Kommer felet tillbaka när sidan läses in på nytt, anmäl det med det som står där Backspegel startades."
)


def show_failure(error: Exception) -> bool:
    """Say that something failed, with a way on; True: nothing more is to be said. The error itself is logged.

    What a user can act on (a file that is missing or broken, a disk that is full) is said as on the command line.
    """
    match error:
        case BackspegelError():
            st.error(plain(str(error)))
        case OSError():
            st.error(plain(of_the_system(error)))
        case _:
            st.error(FAILED)
    st.html('<a href="" target="_self">Läs in sidan på nytt</a>')
    return True
