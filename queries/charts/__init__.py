"""Charts: a filing's org chart and the side-by-side comparison, each one offline HTML page."""

from queries.charts.comparison_chart import ComparisonChart
from queries.charts.comparison_page import comparison_page
from queries.charts.org_chart import OrgChart, org_chart

__all__ = ["ComparisonChart", "OrgChart", "comparison_page", "org_chart"]
