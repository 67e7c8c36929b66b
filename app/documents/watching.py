"""Putting counters into a parsed template: at each turn of a loop, each call of a macro, each joining of texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import nodes
from jinja2.exceptions import TemplateSyntaxError
from jinja2.visitor import NodeTransformer

if TYPE_CHECKING:
    from typing import Any

UNESCAPED = "autoescape cannot be turned off: what applicants wrote would become part of the page"


def watched(template: nodes.Template, name: str | None) -> nodes.Template:
    """Give the template with its counters; raises `TemplateSyntaxError` where it would turn off escaping."""
    changed = _Watcher(name).visit(template)
    assert isinstance(changed, nodes.Template)
    return changed


class _Watcher(NodeTransformer):
    def __init__(self, name: str | None) -> None:
        self._name = name

    def visit_For(self, node: nodes.For) -> nodes.For:  # noqa: N802 -- named after the node
        return self._counted(node)

    def visit_Macro(self, node: nodes.Macro) -> nodes.Macro:  # noqa: N802 -- as above
        return self._counted(node)

    def visit_CallBlock(self, node: nodes.CallBlock) -> nodes.CallBlock:  # noqa: N802 -- as above
        return self._counted(node)

    def visit_Concat(self, node: nodes.Concat) -> nodes.Call:  # noqa: N802 -- as above
        self.generic_visit(node)
        return _call("joined", node.nodes, node.lineno)

    def visit_ScopedEvalContextModifier(self, node: nodes.ScopedEvalContextModifier) -> Any:  # noqa: N802 -- as above
        raise TemplateSyntaxError(UNESCAPED, node.lineno, self._name)

    def _counted(self, node: Any) -> Any:
        text = sum(len(piece.data) for piece in node.find_all(nodes.TemplateData))
        self.generic_visit(node)
        turn = _call("turn", [nodes.Const(text, lineno=node.lineno)], node.lineno)
        node.body.insert(0, nodes.ExprStmt(turn, lineno=node.lineno))
        return node


def _call(method: str, arguments: list[Any], line: int) -> nodes.Call:
    owner = nodes.EnvironmentAttribute(method, lineno=line)
    return nodes.Call(owner, arguments, [], None, None, lineno=line)
