"""What this program is called and which version it is."""

from typing import Final

APPLICATION: Final = "lv-coop-kg"
VERSION: Final = "0.1.0"
