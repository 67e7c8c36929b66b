"""What the rooms share of the framework: the database, the form guard and the migrations, bound in `create_app`.

Flask-AppBuilder makes its own Babel and rate limiter when it is bound, so there is none here: a second one
would count and translate beside the first. An AppBuilder itself is made per application, never here,
because a module-level one serves only the first application of a process.
"""

from __future__ import annotations

from flask_appbuilder import Model
from flask_appbuilder.models.sqla.base import SQLA
from flask_migrate import Migrate
from flask_wtf import CSRFProtect

# Set before any table is declared, Flask-AppBuilder's own included: every constraint then has one name on
# both databases, by which a migration can drop it and a message can explain it.
Model.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}

db = SQLA(metadata=Model.metadata)
csrf = CSRFProtect()
migrate = Migrate(db=db, render_as_batch=True, compare_type=True, transactional_ddl=True)
