"""Labels on a page's picture: each can be read."""

from itertools import combinations

from PIL import Image, ImageDraw

from ingest.report import Box
from ui.picture import Mark, label_places


def test_labels_of_boxes_that_stand_close_do_not_cover_each_other() -> None:
    drawing = ImageDraw.Draw(Image.new("RGBA", (900, 1200)))
    boxes = [
        Box(1, 70, 100, 500, 110),
        Box(1, 70, 104, 300, 112),
        Box(1, 72, 108, 500, 118),
        Box(1, 70, 400, 500, 410),
    ]
    places = label_places(drawing, [Mark(box, str(n)) for n, box in enumerate(boxes, 5)])
    assert len(places) == 4
    for (x, y, wide, high), (x2, y2, wide2, high2) in combinations(places, 2):
        assert x + wide <= x2 or x2 + wide2 <= x or y + high <= y2 or y2 + high2 <= y
