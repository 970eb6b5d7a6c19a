"""A moving picture of a few presses, small enough for a page that is read on a phone."""

from dataclasses import dataclass, field
from pathlib import Path

from PIL import Image

from tests.browser.page import Page

WIDTH, COLOURS = 960, 224


@dataclass(frozen=True, slots=True)
class Film:
    """Pictures of a page, each with how many thousandths of a second it stands."""

    page: Page
    shots: list[tuple[Image.Image, int]] = field(default_factory=list)

    def take(self, milliseconds: int) -> None:
        """One more picture."""
        shot = self.page.frame()
        height = round(shot.height * WIDTH / shot.width)
        self.shots.append((shot.resize((WIDTH, height), Image.Resampling.LANCZOS), milliseconds))

    def save(self, path: Path) -> None:
        """It plays once and rests on its last picture: nothing moves for ever beside words that somebody reads."""
        # One palette for all: what does not change stays exactly as it is, and need not be kept again.
        sheet = Image.new("RGB", (WIDTH, sum(shot.height for shot, _ in self.shots)))
        top = 0
        for shot, _ in self.shots:
            sheet.paste(shot, (0, top))
            top += shot.height
        palette = sheet.quantize(COLOURS, Image.Quantize.FASTOCTREE, kmeans=1)
        first, *others = (shot.quantize(palette=palette, dither=Image.Dither.NONE) for shot, _ in self.shots)
        times = [milliseconds for _, milliseconds in self.shots]
        path.parent.mkdir(parents=True, exist_ok=True)
        first.save(path, save_all=True, append_images=others, duration=times, optimize=True, disposal=1)
