"""The whole picture in parts that lie under each other: legend, calendar, a part per lane."""

from kantelpunt.foresight.comparison.drawing.axis import Axis
from kantelpunt.foresight.comparison.drawing.calendar_head import put_head
from kantelpunt.foresight.comparison.drawing.lane_rows import put_lane
from kantelpunt.foresight.comparison.drawing.layout import PLOT_LEFT, PLOT_RIGHT, Layout
from kantelpunt.foresight.comparison.drawing.legend import put_legend
from kantelpunt.foresight.comparison.facts import Comparison, Lane


def axis_of(told: Comparison) -> Axis:
    """The axis that all parts share."""
    return Axis(told.start, told.last, PLOT_LEFT, PLOT_RIGHT - PLOT_LEFT)


def legend_part(told: Comparison) -> Layout:
    """Where the legend stands, from the top of its part."""
    layout = Layout(y=4)
    put_legend(layout, told)
    return layout


def head_part(told: Comparison) -> Layout:
    """Where the calendar stands, from the top of its part."""
    layout = Layout()
    put_head(layout, told, axis_of(told))
    return layout


def lane_part(told: Comparison, lane: Lane) -> Layout:
    """Where everything of one lane stands, from the top of its part."""
    layout = Layout()
    put_lane(layout, told, lane, axis_of(told))
    return layout
