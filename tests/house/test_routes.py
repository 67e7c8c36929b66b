"""Every route answers for its access: it is open for a reason written here, or it is closed.

Closed means: a visitor is sent to the login page or refused, and so is an officer who holds no position.
"""

from flask_appbuilder.security.sqla.models import Role
from werkzeug.routing import IntegerConverter

from tests.clients import PASSWORD

# endpoint → why anybody may ask for it
OPEN = {
    "static": "the office's own style sheets, scripts and pictures",
    "appbuilder.static": "the framework's own style sheets, scripts and pictures",
    "IndexView.index": "shows a visitor where to ask, and sends an officer to his own first page",
    "public_find_permit": "looks for a permit by the code that a visitor has in hand",
    "public_permit": "shows a permit to whoever holds its QR",
    "public_permit_copy": "compares a copy with the permit of that QR",
    "public_permit_statement": "gives the statement of a permit's file to whoever holds its QR",
    "public_proof_check": "checks permits without the office, and knows nothing of any",
    "public_proof_keys": "lists the public keys of statements",
    "public_proof_revoked": "lists hashes of permits that hold no longer",
    "public_find_tracking": "looks for a file by the code that a visitor has in hand",
    "public_tracking": "shows how far a file is to whoever holds its receipt",
    "public_health": "tells a watcher whether the office is well",
    "UtilView.back": "goes back to a page that answers for itself",
    "LocaleView.index": "chooses a language",
    "switch_language": "chooses a language",
    "SignInView.login": "the way in",
    "SignInView.logout": "the way out",
    "SecurityApi.login": "the way in for machines",
    "SecurityApi.refresh": "asks for a token that only a login gives",
}
# endpoint → why every officer may ask for it, whatever his position
OWN = {
    "OwnPasswordScreen.password": "one's own password",
}
REFUSALS = {401, 403}
METHODS = {"GET", "POST", "PUT", "PATCH", "DELETE"}


def requests_to(app):
    """One request for each route and method; for a screen's actions, one for each action that it has."""
    actions = {view.endpoint: view.actions for view in app.appbuilder.baseviews if hasattr(view, "actions")}
    for rule in app.url_map.iter_rules():
        blueprint, _, function = rule.endpoint.rpartition(".")
        names = actions.get(blueprint, {}) if function in {"action", "action_post"} else [""]
        for name in names:
            path = app.url_map.bind("").build(rule.endpoint, values_for(rule, name), force_external=False)
            for method in sorted(rule.methods & METHODS):
                yield rule.endpoint, method, path, {"action": name, "rowid": "1"}


def values_for(rule, name):
    converters = {key: type(converter).__name__ for key, converter in rule._converters.items()}
    values = {key: 1 if kind == "IntegerConverter" else "1" for key, kind in converters.items()}
    return values | ({"name": name} if name else {})


def let_through(client, app, known):
    reached = []
    for endpoint, method, path, form in requests_to(app):
        answer = client.open(path, method=method, data=form if method == "POST" else None)
        is_sent_away = answer.status_code == 302 and "/login" in answer.location
        if endpoint not in known and not is_sent_away and answer.status_code not in REFUSALS:
            reached.append(f"{method} {path} ({endpoint}) answered {answer.status}")
    return "\n".join(reached)


def test_a_visitor_reaches_nothing_but_the_open_routes(app):
    assert let_through(app.test_client(), app, OPEN) == ""


def test_an_officer_without_a_position_reaches_nothing_but_his_own_account(app):
    with app.app_context():
        manager = app.appbuilder.sm
        nothing = (
            manager.add_role("Tanpa hak") or manager.session.query(Role).filter_by(name="Tanpa hak").one()
        )
        manager.add_user("tamu", "Tamu", "Kantor", "tamu@example.test", nothing, password=PASSWORD)

    assert let_through(app.test_client().login("tamu"), app, OPEN | OWN) == ""


def test_no_exception_is_kept_for_a_route_that_is_gone(app):
    endpoints = {rule.endpoint for rule in app.url_map.iter_rules()}

    assert set(OPEN | OWN) <= endpoints


def test_no_address_takes_a_number_that_no_database_takes(app):
    endless = [
        rule.rule
        for rule in app.url_map.iter_rules()
        for one in rule._converters.values()
        if isinstance(one, IntegerConverter) and one.max is None
    ]

    assert endless == []


def test_nothing_changes_by_following_a_link(app):
    changing = ("delete", "action", "approve", "remove", "logout")
    followed = [
        rule.rule
        for rule in app.url_map.iter_rules()
        if "GET" in rule.methods and rule.endpoint.rpartition(".")[2].startswith(changing)
    ]

    assert followed == []
