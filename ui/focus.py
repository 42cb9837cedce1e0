"""Where the keyboard works: keys that lead to the sections and to the form, and the way back after an act.

Streamlit draws a form anew when its values change, and the browser then leaves the keyboard nowhere; so the script
looks after it until the page has been drawn, and a second longer. It never takes the keyboard from what has it. It
has a number, another one for another act, as a script that stays the same is not run again.
"""

import streamlit as st

SECTIONS = "avsnitt"  # the keys of the widgets that it leads to, as Streamlit names their elements by
FORM = "formular"
KEYS = {"KeyA": SECTIONS, "KeyR": FORM}
TOLD = (
    "Tangenter: Alt + A går till avsnitten och Alt + R till formuläret; Alt + ↑ och Alt + ↓ byter avsnitt, "
    "Alt + S rättar, Alt + Backsteg ångrar den senaste rättelsen och Alt + K märker rapporten som granskad."
)
_ACTS = "antal-handlingar"
_BACK_TO = "tillbaka-till"
_SCRIPT = """<script>/* {number} */ {{
const field = key => document.querySelector(
  `.st-key-${{key}} :is(input:not([type=checkbox]), textarea), .st-key-${{key}} input, .st-key-${{key}} button`);
if (!window.leadsToFields) {{
  window.leadsToFields = true;
  const keys = {keys};
  document.addEventListener('keydown', event => {{
    const found = event.altKey && !event.ctrlKey && keys[event.code] && field(keys[event.code]);
    if (found) {{ event.preventDefault(); found.focus(); }}
  }});
}}
const back = left => {{
  const lost = document.activeElement === document.body || document.activeElement === null;
  if (lost) field('{to}')?.focus({{preventScroll: true}});
  const drawing = document.querySelector('[data-test-script-state=running]');
  if (left) setTimeout(back, 100, drawing ? left : left - 1);
}};
if ({number}) back(10);
}}</script>"""


def comes_back_to(key: str) -> None:
    """Let the keyboard be there when the page has been drawn anew; for callbacks."""
    st.session_state[_ACTS] = st.session_state.get(_ACTS, 0) + 1
    st.session_state[_BACK_TO] = key


def lead() -> None:
    """Draw the script, after all that it leads to."""
    number, to = st.session_state.get(_ACTS, 0), st.session_state.get(_BACK_TO, SECTIONS)
    st.html(script(number, to), unsafe_allow_javascript=True)


def script(number: int, to: str) -> str:
    """The script after so many acts, the last of which leads to a widget."""
    keys = "{" + ", ".join(f"{code}: '{key}'" for code, key in KEYS.items()) + "}"
    return _SCRIPT.format(number=int(number), keys=keys, to=to)
