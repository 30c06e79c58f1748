"""Who stands where: offices held, taken and lost, influence gained and eroded."""

from goodoffices.standings.find import INSIDE, StandingScene, find_standings, load_standing_rules
from goodoffices.standings.gives import StandingGives

__all__ = ["INSIDE", "StandingGives", "StandingScene", "find_standings", "load_standing_rules"]
