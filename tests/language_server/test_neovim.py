"""The language server in Neovim, set up as the README says."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from helpers.example import EXAMPLE

from triage.rulefile import RuleFile

pytestmark = pytest.mark.neovim

README = Path(__file__).parents[2] / "README.md"

# What newer versions have by themselves, and that of Debian 12 (0.7) has not.
OLDER = """
vim.fs = vim.fs or {dirname = function(file) return vim.fn.fnamemodify(file, ":h") end}
vim.lsp.start = vim.lsp.start or function(config)
  local id = vim.lsp.start_client(config)
  vim.lsp.buf_attach_client(0, id)
  return id
end
"""

JOURNEY = """
local seen = {}
local function ask(what, more)
  local params = vim.tbl_extend("force", vim.lsp.util.make_position_params(0, "utf-16"), more or {})
  for _, answer in pairs(vim.lsp.buf_request_sync(0, what, params, 60000)) do
    return answer.result
  end
end
vim.cmd("filetype on")
vim.cmd("edit " .. vim.fn.fnameescape(vim.env.RULES))
vim.wait(60000, function() return #vim.diagnostic.get(0) > 0 end, 20)
seen.problems = vim.diagnostic.get(0)
vim.cmd("%s/how-lnog/how-long/")
vim.wait(60000, function() return #vim.diagnostic.get(0) == 0 end, 20)
seen.left = #vim.diagnostic.get(0)
vim.fn.search("go: swelling")
vim.cmd("normal! 4l")
local offered = ask("textDocument/completion").items
seen.offered = vim.tbl_map(function(item) return item.label end, offered)
seen.hover = ask("textDocument/hover").contents.value
seen.defined = ask("textDocument/definition")[1].range.start.line
vim.lsp.util.apply_workspace_edit(ask("textDocument/rename", {newName = "swollen"}), "utf-16")
seen.text = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, true), "\\n") .. "\\n"
vim.fn.writefile({vim.fn.json_encode(seen)}, vim.env.SEEN)
vim.cmd("qa!")
"""


def journey(folder: Path, text: str) -> dict[str, Any]:
    """Open a rule file in Neovim and do what an author does; what was seen there."""
    if shutil.which("nvim") is None:
        pytest.fail("there is no Neovim here: install neovim")
    (snippet,) = re.findall(r"```lua\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    rules, script, seen = folder / "knee.yaml", folder / "journey.lua", folder / "seen.json"
    rules.write_text(text, encoding="utf-8")
    script.write_text(OLDER + snippet + JOURNEY, encoding="utf-8")
    command = folder / "bin" / "triage"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m triage "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    subprocess.run(
        ["nvim", "--headless", "--clean", "-c", f"luafile {script}", "-c", "cquit"],
        check=True,
        timeout=300,
        capture_output=True,
        env={
            **os.environ,
            "PATH": f"{command.parent}{os.pathsep}{os.environ['PATH']}",
            "HOME": str(folder),
            "RULES": str(rules),
            "SEEN": str(seen),
        },
    )
    found = json.loads(seen.read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return found


def test_an_author_in_neovim(tmp_path: Path) -> None:
    """A slip is marked and mended; ids are offered; a question is looked at, found and renamed."""
    wrong = EXAMPLE.replace("go: how-long", "go: how-lnog")
    seen = journey(tmp_path, wrong)
    (problem,) = seen["problems"]
    lines = wrong.splitlines()
    assert "how-lnog" in lines[problem["lnum"]]
    assert problem["col"] == lines[problem["lnum"]].index("how-lnog")
    assert "Did you mean `how-long`?" in problem["message"]
    assert seen["left"] == 0
    assert {"swelling", "how-long", "pain"} <= set(seen["offered"])
    assert "Is the knee swollen?" in seen["hover"]
    assert EXAMPLE.splitlines()[seen["defined"]] == "  swelling:"
    renamed = RuleFile(seen["text"], "knee.yaml")
    assert renamed.problems == ()
    assert renamed.questionnaire is not None
    assert renamed.questionnaire.questions["swollen"].was == ("swelling",)
