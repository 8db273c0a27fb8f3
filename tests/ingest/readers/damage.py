"""Files as they come out of broken disks and half-finished copies."""

from hypothesis import strategies as st


@st.composite
def damaged(draw: st.DrawFn, whole: bytes) -> bytes:
    """`whole`, cut off somewhere or with some bytes changed."""
    places = st.integers(0, len(whole) - 1)
    if draw(st.booleans()):
        return whole[: draw(places)]
    data = bytearray(whole)
    for place, byte in draw(st.lists(st.tuples(places, st.integers(0, 255)), min_size=1, max_size=40)):
        data[place] = byte
    return bytes(data)
