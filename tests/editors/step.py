"""Prints a step of our composite action as a shell script: its environment with the defaults of
the inputs (or those of INPUT=VALUE arguments), then its command.

usage: step.py ACTION.YML STEP-NAME [INPUT=VALUE…]
"""

import re
import shlex
import sys

import yaml


def main() -> None:
    path, name, *given = sys.argv[1:]
    with open(path, encoding="utf-8") as file:
        action = yaml.safe_load(file)
    inputs = {key: value["default"] for key, value in action["inputs"].items()}
    inputs.update(pair.split("=", 1) for pair in given)

    def value(match: re.Match) -> str:
        expression = match[1].strip()
        plain = re.fullmatch(r"inputs\.([\w-]+)", expression)
        if plain:
            return inputs[plain[1]]
        choice = re.fullmatch(r"inputs\.([\w-]+) == '(\w+)' && '([^']*)' \|\| ''", expression)
        if not choice:
            sys.exit(f"step.py does not know the expression {expression}")
        return choice[3] if inputs[choice[1]] == choice[2] else ""

    (step,) = (step for step in action["runs"]["steps"] if step["name"] == name)
    for key, text in step.get("env", {}).items():
        filled = re.sub(r"\$\{\{(.*?)\}\}", value, text)
        print(f"export {key}={shlex.quote(filled)}")
    print(step["run"])


main()
