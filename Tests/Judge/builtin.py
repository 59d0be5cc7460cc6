"""The four built-in platforms, as the tables of 7-platforms state them, in the form that an estate's own have."""

WV_ADD = ["support-users.add", "support-users.view"]
RI_WRITE = ["content.edit", "content.view"]
AT_BASIC = ["portal.view", "tickets.own", "projects.own", "knowledge-base.view", "documents.view"]
AT_ADVANCED = AT_BASIC + ["tickets.all", "projects.all"]
AT_MANAGER = AT_ADVANCED + ["portal-users.manage"]


def _roles(**permissions: list) -> dict:
    return {name.replace("_", "-"): {"permissions": held} for name, held in permissions.items()}


WORKIVA = {
    "roles": {
        "organization": _roles(
            org_member=[],
            org_user_admin=["organization.manage", "users.view", {"users.add": "held"}, "users.remove", "users.edit",
                            "users.suspend", {"users.change-role": "held"}, "users.assign-workspaces",
                            "support-users.manage", "activities.view", "options.manage"],
            org_workspace_admin=["workspaces.manage", "users.view", "users.assign-workspaces", "support-users.view",
                                 "support-users.add", "activities.view"],
            org_security_admin=["security.manage", "activities.view"]),
        "workspace": _roles(
            workspace_owner=["workspaces.manage", "users.assign-workspaces", "content.edit", "content.view"],
            editor=RI_WRITE, viewer=["content.view"], workspace_support_user=RI_WRITE),
        "vendor": _roles(
            customer_success_manager=WV_ADD, customer_success_director=WV_ADD + ["organizations.create"],
            csd_delegate=WV_ADD + ["organizations.create"], professional_services_manager=WV_ADD,
            onboarding_project_manager=["support-users.view"], support_agent=["support-users.view"]),
    },
    "options": {"activity-retention": {"type": "boolean", "default": True, "permission": "security.manage"}},
    "policy": {
        "administrators": {"role": "org-user-admin", "minimum": 1, "recommended": 2},
        "roles_per_user": "many", "default_role": "org-member", "email": "editable", "invitations": "none",
        "never_on_self": ["user.updated", "user.removed", "user.roles-changed"],
        "approvals": [{"for": ["support-user.added"], "people": 2, "not_subject": True,
                       "from": ["customer-success-manager", "customer-success-director", "csd-delegate",
                                "professional-services-manager", "org-user-admin"]}],
        "support_users": {"requires": ["user-id", "two-factor", "single-sign-on", "background-check"],
                          "initial": ["customer-success-manager", "onboarding-project-manager"],
                          "expires_after": "90 days", "workspace_role": "workspace-support-user"},
    },
}

RESPOND_IO = {
    "roles": {
        "organization": _roles(
            admin=["organization.manage", "organization.delete", "security.manage", "users.manage",
                   "workspaces.manage", "billing.manage", "subscription.cancel", "options.manage"],
            billing_admin=["organization.view", "users.view", "workspaces.view", "billing.manage"],
            user_admin=["organization.view", "security.manage", "users.view", {"users.add": ["member"]},
                        {"users.remove": ["member"]}, "users.assign-workspaces", "workspaces.manage"],
            member=[]),
        "workspace": _roles(
            owner=["workspaces.manage", "users.assign-workspaces"] + RI_WRITE,
            manager=[{"users.assign-workspaces": ["agent"]}] + RI_WRITE, agent=RI_WRITE),
        "vendor": _roles(account_manager=["organizations.create"]),
    },
    "options": {
        "subscription.plan": {"type": "choice", "choices": ["standard", "business", "enterprise"],
                              "default": "standard", "permission": "subscription.manage"},
        "subscription.status": {"type": "choice", "choices": ["active", "canceled"], "default": "active",
                                "permission": {"canceled": "subscription.cancel", "else": "subscription.manage"}},
        "sso.enabled": {"type": "boolean", "default": False, "permission": "security.manage",
                        "requires": {"subscription.plan": "enterprise"}},
        "support.view-access": {"type": "boolean", "default": False, "permission": "organization.manage"},
    },
    "policy": {
        "administrators": {"role": "admin", "minimum": 1, "recommended": 2}, "roles_per_user": "one",
        "default_role": "member", "email": "fixed", "invitations": "required", "workspaces_at_invite": 10,
        "never_on_self": ["user.removed", "user.roles-changed", "membership.changed", "membership.removed"],
    },
}

PERSONIO = {
    "roles": {
        "organization": _roles(
            account_owner=["organization.view", "organization.delete", "support-access.manage", "activities.view"],
            contract_owner=["organization.view", "organization.delete", "billing.manage", "subscription.cancel"],
            administrator=["organization.manage", "users.manage", "options.manage", "support-access.manage",
                           "activities.view"],
            employee=[]),
        "vendor": _roles(account_manager=["organizations.create"], support_agent=[]),
    },
    "policy": {
        "administrators": {"role": "administrator", "minimum": 1, "recommended": 2}, "roles_per_user": "many",
        "default_role": "employee", "email": "editable", "role_limits": {"account-owner": 2, "contract-owner": 2},
        "never_on_self": ["user.removed"],
        "support_access": {"periods": ["1 day", "1 week", "2 weeks", "1 month", "4 months", "unlimited"],
                           "default": "1 week", "recommended": "4 months", "weekend_minimum": "1 week"},
    },
}


def _option(kind: str, default: object = None, **more: object) -> dict:
    fields = {"type": kind, "permission": "portal.manage", **more}
    return fields if default is None else {**fields, "default": default}


TASKFIRE = {"taskfire.enabled": True}
EARLY = "portal.early-access."

AUTOTASK = {
    "roles": {
        "portal": {
            **_roles(basic=AT_BASIC, advanced=AT_ADVANCED, manager=AT_MANAGER),
            "taskfire-resource": {"permissions": AT_ADVANCED, "requires": TASKFIRE, "assignable": False},
            "taskfire-administrator": {"permissions": AT_MANAGER, "requires": TASKFIRE, "assignable": False},
        },
        "vendor": _roles(
            portal_administrator=["organizations.create", "organization.manage", "organization.delete",
                                  "portal.manage", "options.manage"],
            contact_editor=["portal-users.manage"]),
    },
    "options": {
        "portal.enabled": _option("boolean", True, gates="all", locked={"when": TASKFIRE, "to": True}),
        "taskfire.enabled": _option("boolean", False),
        "portal.assigned-resource": _option("choice", "name", choices=["name", "generic", "hidden"]),
        "portal.show-time": _option("choice", "none", choices=["none", "billed", "worked"]),
        "portal.notifications": _option("boolean", True),
        "portal.knowledge-base": _option("boolean", True, gates=["knowledge-base.view"]),
        "portal.documents": _option("boolean", True, gates=["documents.view"]),
        "portal.ticket-due-dates": _option("boolean", False),
        "portal.time-zone": _option("time-zone"),
        "portal.quick-ticket": _option("choice", "global", choices=["global", "custom", "off"]),
        "portal.family-tickets": _option("choice", "none",
                                         choices=["none", "taskfire-users", "taskfire-and-portal-users"],
                                         requires={"organization.parent": True}),
        "portal.two-factor": _option("choice", "all-users",
                                     choices=["not-required", "taskfire-users", "all-users"]),
        "portal.request-types": _option("set", "all",
                                        of=["incident", "service-request", "problem", "change-request"]),
        "portal.friendly-url": _option("boolean", False, one_way=True),
        EARLY + "activated": _option("boolean", False, scope="platform"),
        EARLY + "enabled": _option("boolean", False, requires={EARLY + "activated": True}),
        EARLY + "block-legacy": _option("boolean", False, requires={EARLY + "enabled": True}),
        EARLY + "first-experience": _option(
            "choice", "legacy", choices=["legacy", "early-access"], requires={EARLY + "enabled": True},
            locked={"when": {EARLY + "block-legacy": True}, "to": "early-access"}),
    },
    "policy": {"maximum_depth": 2, "parent_contacts": ["tickets.own", "tickets.all"], "mass_removal": 25},
}

BUILT_IN: dict[str, dict] = {
    "workiva": WORKIVA, "respond-io": RESPOND_IO, "personio": PERSONIO, "autotask": AUTOTASK}
