"""Run by the system's Python, which has LibreOffice's (python3-uno): types into a Word kit with changes tracked.

Arguments: the kit, the file to write, and the profile's folder.
"""

import subprocess
import sys
import time
from typing import Any

import uno  # type: ignore[import-not-found]
from com.sun.star.beans import PropertyValue  # type: ignore[import-not-found]
from com.sun.star.connection import NoConnectException  # type: ignore[import-not-found]

_PIPE = "pipe,name=authoring-kit"


def _property(name: str, value: object) -> Any:
    made = PropertyValue()
    made.Name, made.Value = name, value
    return made


def _desktop() -> Any:
    context = uno.getComponentContext()
    resolver = context.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", context)
    while True:
        try:
            office = resolver.resolve(f"uno:{_PIPE};urp;StarOffice.ComponentContext")
        except NoConnectException:
            time.sleep(0.3)
        else:
            return office.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", office)


def main(source: str, target: str, profile: str) -> None:
    """Type into the first empty translation, and write another one over the second."""
    command = ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", f"--accept={_PIPE};urp;"]
    office = subprocess.Popen(command)
    desktop = _desktop()
    document = desktop.loadComponentFromURL(f"file://{source}", "_blank", 0, (_property("Hidden", True),))
    document.RecordChanges = True
    table = document.TextTables.getByIndex(0)
    for name in ("C2", "C3"):
        cell = table.getCellByName(name)
        cursor = cell.createTextCursor()
        cursor.gotoStart(False)
        cursor.gotoEnd(True)
        cell.insertString(cursor, f"Escrito en {name}.", True)
    document.storeToURL(f"file://{target}", (_property("FilterName", "MS Word 2007 XML"),))
    document.close(True)
    desktop.terminate()
    office.wait(30)


if __name__ == "__main__":
    main(*sys.argv[1:])
