"""Who may enter, with what rights, for how long: the framework's security manager and its screens, cured."""

from app.screens.security.gatekeeper import OfficeSecurityManager

__all__ = ["OfficeSecurityManager"]
