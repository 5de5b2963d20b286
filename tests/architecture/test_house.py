"""The house style: small files, small functions, public docstrings, one meaning per error code."""

import ast
import re
from collections import defaultdict
from statistics import median

from tests.architecture.files import python_files as all_python_files
from tests.architecture.files import tree_of

LONGEST_FILE = 400
LONGEST_MEDIAN = 120
LONGEST_FUNCTION = 50
LONGEST_KERNEL = 120


def python_files(folder: str) -> dict[str, str]:
    """Without migrations, which Django writes."""
    return {
        name: text for name, text in all_python_files(folder).items() if "/migrations/" not in name
    }


def functions_of(name: str) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    return [
        node
        for node in ast.walk(tree_of(name))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]


def is_kernel(name: str, function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    decorators = " ".join(ast.unparse(decorator) for decorator in function.decorator_list)
    return name.endswith("_pass.py") or "jit" in decorators


def public_nodes(node: ast.AST, path: str) -> list[tuple[str, ast.AST]]:
    """A module or class and all that is public in it; what is inside a function is private."""
    found = [(path, node)]
    for child in getattr(node, "body", []):
        is_definition = isinstance(child, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        if not is_definition or child.name.startswith("_"):
            continue
        if isinstance(child, ast.ClassDef) and child.name == "Meta":
            continue  # Django's own, and its docs say what it is
        if isinstance(child, ast.ClassDef):
            found += public_nodes(child, f"{path}:{child.name}")
        else:
            found.append((f"{path}:{child.name}", child))
    return found


def error_codes() -> dict[str, set[str]]:
    """Every code that is given to `refuse` or `Problem`, with the folders that give it."""
    folders = defaultdict(set)
    for name in python_files("src"):
        for node in ast.walk(tree_of(name)):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
                continue
            is_error = node.func.id in {"refuse", "Problem"} and node.args
            if is_error and isinstance(node.args[0], ast.Constant):
                folders[node.args[0].value].add(name.split("/")[2])
    return folders


def test_no_file_is_longer_than_400_lines():
    lengths = {
        name: text.count("\n")
        for folder in ("src", "tests", "bench")
        for name, text in python_files(folder).items()
    }
    assert {name: length for name, length in lengths.items() if length > LONGEST_FILE} == {}


def test_the_median_file_has_at_most_120_lines():
    lengths = [
        text.count("\n")
        for name, text in python_files("src").items()
        if not name.endswith("__init__.py")
    ]
    assert median(lengths) <= LONGEST_MEDIAN


def test_no_function_is_longer_than_50_lines_and_no_kernel_than_120():
    too_long = {}
    for name in python_files("src"):
        for function in functions_of(name):
            length = function.end_lineno - function.lineno + 1
            if length > (LONGEST_KERNEL if is_kernel(name, function) else LONGEST_FUNCTION):
                too_long[f"{name}:{function.name}"] = length
    assert too_long == {}


def test_everything_public_says_what_it_is():
    silent = [
        path
        for name in python_files("src")
        for path, node in public_nodes(tree_of(name), name)
        if not ast.get_docstring(node)
    ]
    assert silent == []


def test_an_error_code_is_written_in_one_way_and_belongs_to_one_folder():
    codes = error_codes()
    assert codes
    assert [code for code in codes if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", code)] == []
    assert {code: folders for code, folders in codes.items() if len(folders) > 1} == {}
