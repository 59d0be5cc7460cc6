"""The closed vocabulary of permissions, and what each includes (1-language, section 7)."""

from functools import lru_cache

INCLUDES: dict[str, tuple[str, ...]] = {
    "organization.manage": ("organization.view",),
    "users.manage": ("users.view", "users.add", "users.remove", "users.edit", "users.change-role",
                     "users.suspend", "users.assign-workspaces"),
    "workspaces.manage": ("workspaces.view",),
    "billing.manage": ("billing.view", "subscription.manage"),
    "support-users.manage": ("support-users.view", "support-users.add", "support-users.remove"),
    "portal.manage": ("portal.view", "portal-users.manage"),
    "portal-users.manage": ("portal-users.assign-level",),
}

ALONE = ("organization.delete", "security.manage", "activities.view", "subscription.cancel",
         "support-access.manage", "options.manage", "content.view", "content.edit", "tickets.own", "tickets.all",
         "projects.own", "projects.all", "knowledge-base.view", "documents.view")

# Those that may carry a list, with the kind of role that stands in it.
LISTED: dict[str, str] = {
    "users.add": "organization", "users.remove": "organization", "users.change-role": "organization",
    "users.assign-workspaces": "workspace", "portal-users.assign-level": "portal",
}


@lru_cache(maxsize=None)
def including(permission: str) -> frozenset[str]:
    """The permission itself and all that it includes, however deep."""
    found = {permission}
    for part in INCLUDES.get(permission, ()):
        found |= including(part)
    return frozenset(found)
