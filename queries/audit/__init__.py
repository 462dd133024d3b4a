"""Where a filing's tags contradict its own text: findings with sentence, severity and confidence."""

from queries.audit.audit import audit_filing, audit_market, filings_to_audit, narrowed
from queries.audit.finding import SEVERITIES, FilingAudit, Finding, Kind, Severity
from queries.audit.flags import FlagCheck, check_flags
from queries.audit.rules import KINDS

__all__ = [
    "KINDS",
    "SEVERITIES",
    "FilingAudit",
    "Finding",
    "FlagCheck",
    "Kind",
    "Severity",
    "audit_filing",
    "audit_market",
    "check_flags",
    "filings_to_audit",
    "narrowed",
]
